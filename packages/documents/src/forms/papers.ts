import type {
  AuditView,
  ComplaintView,
  IncidentItems,
  IncidentView,
  OrganisationPaper,
  PaperForm,
  PurposePaper,
  RecordExtract,
} from '@consentry/contract';
import { both } from '@consentry/law';
import type { LiveFacts, Scenario } from '../facts/live-facts.ts';
import { type Facts, fill } from '../layout/fill.ts';
import type { Layout } from '../layout/layout.ts';
import type { Paper } from '../paper/paper.ts';
import { accessibilityFacts } from './accessibility.ts';
import { agreementFacts } from './agreements.ts';
import { assessmentFacts } from './assessment.ts';
import { auditFacts, recordFacts } from './audits.ts';
import { complaintFacts, incidentFacts } from './cases.ts';
import { ceasedFacts, serviceEndFacts } from './ending.ts';
import { filedFacts } from './filing.ts';
import { fillingOf, maybe, written } from './organisation.ts';
import { rulesOf } from './places.ts';
import { scenarioFacts } from './scenario.ts';
import { sheetFacts } from './sheets.ts';
import { staffWords } from './staff.ts';
import { NO, WAY, YES, joined } from './words.ts';

/** Gives the layout that counts: an official one that was loaded, else ours. */
export type Layouts = (form: PaperForm) => Layout;

/** Makes a paper about one purpose: a notice, a sheet of consent, the rules for children. */
export function scenarioPaper(form: PurposePaper, live: LiveFacts, one: Scenario, layouts: Layouts): Paper {
  return fill(layouts(form), {
    ...fillingOf(live, {
      ...scenarioFacts(live, one),
      ...childrenFacts(live, one),
      ...sheetFacts(live, one),
    }),
    number: one.purpose,
    scan: one.notice === null ? null : rulesOf(live),
  });
}

const CHECKED = {
  sms: both('短信', 'text message'),
  phone: both('电话', 'telephone'),
  video: both('视频', 'video'),
  mail: both('邮寄', 'mail'),
  paper: both('当面出示证件', 'documents shown in person'),
  bound_account: both('绑定账号', 'bound account'),
} as const;

function childrenFacts({ posture: { minors }, staff }: LiveFacts, one: Scenario): Facts {
  const found = minors.purposes.find(({ purpose_id }) => purpose_id === one.purpose);
  const rules = minors.rules.find(({ purpose_ids }) => purpose_ids.includes(one.purpose));
  const checks = Object.entries(found?.guardian_checks ?? {}) as readonly [keyof typeof CHECKED, number][];
  return {
    minors_officer: written(minors.officer, ({ person }) => staffWords(staff, person)),
    rules_version: maybe(rules === undefined ? null : `${rules.version}`),
    rules_published: maybe(rules?.published_on),
    key_class: maybe(minors.key_class),
    minors_opened: maybe(
      minors.access === null ? null : both(`${minors.access.opened} 次`, `${minors.access.opened} times`),
    ),
    guardian_checks: {
      rows: checks
        .filter(([, persons]) => persons > 0)
        .map(([manner, persons]) => ({ manner: [CHECKED[manner]], persons: [`${persons}`] })),
    },
  };
}

/** Makes the report of an impact assessment (§ 第九条). */
export function impactAssessment(
  live: LiveFacts,
  one: Scenario,
  assessment: NonNullable<Scenario['assessment']>,
  layouts: Layouts,
): Paper {
  const facts = { ...scenarioFacts(live, one), ...assessmentFacts(live, assessment) };
  return fill(layouts('impact_assessment'), { ...fillingOf(live, facts), number: assessment.assessment });
}

/** Makes the extract of the record of one purpose. */
export function recordExtract(live: LiveFacts, extract: RecordExtract, layouts: Layouts): Paper {
  return fill(layouts('record_extract'), {
    ...fillingOf(live, recordFacts(extract, live)),
    number: extract.digest.slice(0, 16),
  });
}

/** Makes a paper about the organisation as a whole: of the filing, or its rules. */
export function organisationPaper(form: OrganisationPaper, live: LiveFacts, layouts: Layouts): Paper {
  const scenarios = live.scenarios.filter(({ state }) => state === 'active' || state === 'suspended');
  return fill(
    layouts(form),
    fillingOf(live, {
      scenarios: { rows: scenarios.map((one) => scenarioFacts(live, one)) },
      ways: { rows: placeRows(live) },
      ...filedFacts(live),
      ...ceasedFacts(live),
      ...agreementFacts(live),
      ...serviceEndFacts(live),
      ...accessibilityFacts(live),
    }),
  );
}

function placeRows({ scenarios, sites }: LiveFacts): readonly Facts[] {
  return scenarios.flatMap(({ checkpoints }) =>
    checkpoints.map(({ checkpoint, site, ways, face_usable }) => ({
      place: [sites.find(({ site_id }) => site_id === site)?.name ?? site ?? checkpoint],
      way: joined(ways.map(({ kind }) => WAY[kind])),
      usable: [face_usable ? YES : NO],
    })),
  );
}

/** Makes the paper of an audit. */
export function auditPaper(live: LiveFacts, audit: AuditView, layouts: Layouts): Paper {
  const form = audit.kind === 'minors' ? 'minors_audit' : 'compliance_audit';
  return fill(layouts(form), { ...fillingOf(live, auditFacts(audit, live)), number: audit.audit });
}

/** Makes what somebody who complained gets: that it was taken in, or what came of it. */
export function complaintPaper(
  form: 'complaint_acknowledgement' | 'complaint_reply',
  live: LiveFacts,
  complaint: ComplaintView,
  layouts: Layouts,
): Paper {
  const facts = complaintFacts(complaint, live.guide);
  return fill(layouts(form), { ...fillingOf(live, facts), number: complaint.reference });
}

/** Papers of one incident: to the authority for personal information, to that for networks, to persons. */
export type IncidentForm = 'incident_report' | 'network_incident_report' | 'incident_notice';

/**
 * Makes the report of an incident to an authority, or the notice of it to persons.
 *
 * @param said the items as they were reported last; `null` where nothing was
 */
export function incidentPaper(
  form: IncidentForm,
  live: LiveFacts,
  incident: IncidentView,
  layouts: Layouts,
  said: IncidentItems | null = null,
): Paper {
  const facts = incidentFacts(incident, live, said);
  return fill(layouts(form), { ...fillingOf(live, facts), number: incident.incident });
}
