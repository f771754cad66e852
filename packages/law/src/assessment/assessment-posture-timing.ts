import type { Incident } from '../incident/incident-section.ts';
import { epoch } from '../instant.ts';
import { type Looked, judgedOf } from '../posture/looked.ts';
import { type TouchedPurposes, touchedPurposesAt } from '../incident/touched-purposes.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { assessmentCoversVersion, assessmentExists } from './assessment.ts';
import { assessmentFindings } from './assessment-findings.ts';
import { changesOf, isMarkedMinor, partiesByPurpose } from './assessed-changes.ts';
import { type Rests, asGateFacts, restsOf } from './latest-assessment.ts';

const { broken, atRisk } = lapsesOf(assessmentFindings);

function beforehandLook(rests: Rests): Looked {
  const { assessment, assessmentAt, first_approved_at, configured, configuredAt, of, purposeAt } = rests;
  if (assessmentExists(asGateFacts(rests)) !== null || assessment === null) {
    return { lapses: [broken('assessment_missing', { fact: fact(`${purposeAt}/id`, of.id), of })] };
  }
  const approved = fact(`${assessmentAt}/approved_at`, assessment.approved_at);
  if (configured === null) return { facts: [approved], unknown: [fact('/assessment/configured', of.id)] };
  const { configuration, first_capture_at } = configured;
  const other = configuration.digest !== assessment.configuration.digest && !isMarkedMinor(rests);
  const late =
    first_approved_at !== null &&
    first_capture_at !== null &&
    epoch(first_approved_at) > epoch(first_capture_at);
  return {
    facts: [approved, fact(`${assessmentAt}/report`, assessment.report)],
    lapses: [
      ...(other
        ? [
            broken('assessment_of_other_configuration', {
              fact: fact(`${configuredAt}/configuration/digest`, configuration.digest),
              of,
            }),
          ]
        : []),
      ...(late
        ? [
            atRisk('assessment_after_first_capture', {
              fact: fact(`${configuredAt}/first_capture_at`, first_capture_at),
              of,
            }),
          ]
        : []),
    ],
  };
}

/** § 第九条第一款 “事前”; 《个人信息保护法》第五十五条. */
export const assessedBeforehand = rowRule(['assessment', 'purpose'], 'dpo', (facts) =>
  judgedOf(restsOf(facts, ['active']).map(beforehandLook), fact('/purpose/purposes', 'none active')),
);

function changeLook(rests: Rests, parties: ReadonlySet<string>): Looked {
  const { assessment, assessmentAt, configuredAt, of, purpose, purposeAt } = rests;
  if (assessment === null) return {};
  const version = fact(`${assessmentAt}/purpose_version`, assessment.purpose_version);
  const stale = assessmentCoversVersion(asGateFacts(rests));
  const changes = changesOf(rests, parties);
  return {
    facts: [fact(`${purposeAt}/version`, purpose.version), version],
    lapses: [
      ...(stale === null
        ? []
        : [
            broken('assessment_of_other_version', {
              fact: version,
              of,
              values: { assessed: assessment.purpose_version, current: purpose.version },
            }),
          ]),
      ...(changes.length > 0
        ? [
            broken('change_not_assessed', {
              fact: fact(configuredAt, changes.join(' ')),
              of,
              values: { count: changes.length },
            }),
          ]
        : []),
    ],
  };
}

/** § 第九条第二款: purpose or method changed. A suspended activity waits, as it is to. */
export const assessedOnChange = rowRule(['assessment', 'notice', 'purpose', 'storage'], 'dpo', (facts) => {
  const parties = partiesByPurpose(facts);
  const looks = restsOf(facts, ['active']).map((one) =>
    changeLook(one, parties.get(one.purpose.id) ?? new Set()),
  );
  return judgedOf(looks, fact('/purpose/purposes', 'none active'));
});

/**
 * Reading G23: “重大安全事件” is not defined, and the bar of the grading guide is not imported. Any leak,
 * tampering or loss of faces, certain or likely, counts; so does what a human graded serious. `null` when
 * nobody knows whether faces are concerned.
 */
function isMajor({ kind, faces, grade }: Incident): boolean | null {
  if (grade === 'serious' || grade === 'particularly_serious') return true;
  return kind === 'other' ? false : faces;
}

function incidentLapses(
  incident: Incident,
  at: string,
  rests: readonly Rests[],
  after: ReadonlySet<string>,
  touches: TouchedPurposes,
): readonly Lapse[] {
  const touched = touches(incident);
  const details = { fact: fact(`${at}/id`, incident.id) };
  return rests.flatMap(({ purpose, of }) => {
    if (!touched(purpose.id)) return [];
    if (after.has(`${purpose.id} ${incident.id}`)) return [];
    return [
      purpose.state === 'active'
        ? broken('incident_not_reassessed', { ...details, of })
        : atRisk('incident_reassessment_open', { ...details, of }),
    ];
  });
}

/** Approved assessments made after an incident was known, by purpose and incident. */
function reassessed({
  assessment,
  incident,
}: Pick<PostureFacts, 'assessment' | 'incident'>): ReadonlySet<string> {
  const known = new Map(incident.incidents.map(({ id, known_at }) => [id, epoch(known_at)]));
  return new Set(
    assessment.assessments.flatMap(({ purpose_id, after_incident, approved_at }) => {
      if (after_incident === null || approved_at === null) return [];
      const since = known.get(after_incident);
      return since !== undefined && epoch(approved_at) > since ? [`${purpose_id} ${after_incident}`] : [];
    }),
  );
}

/** § 第九条第二款: a major security incident. */
export const assessedAfterIncident = rowRule(
  ['assessment', 'incident', 'purpose', 'siting'],
  'dpo',
  (facts) => {
    const major = facts.incident.incidents
      .map((incident, index) => ({ incident, at: `/incident/incidents/${index}`, is: isMajor(incident) }))
      .filter(({ is }) => is !== false);
    const rests = restsOf(facts, ['active', 'suspended']);
    const after = reassessed(facts);
    const touches = touchedPurposesAt(facts.siting);
    const looks = major.map(({ incident, at, is }): Looked => {
      if (is === null) return { unknown: [fact(`${at}/faces`, null)] };
      return {
        facts: [fact(`${at}/kind`, incident.kind)],
        lapses: incidentLapses(incident, at, rests, after, touches),
      };
    });
    return judgedOf(looks, fact('/incident/incidents', 'none major'));
  },
);
