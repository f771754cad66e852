import { type Looked, judgedOf } from '../posture/looked.ts';
import { rowRule } from '../posture/row-rule.ts';
import { epoch } from '../instant.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { civilDateAt, daysBetween } from '../time/index.ts';
import { assessmentFindings } from './assessment-findings.ts';
import { AssessedRisk } from './assessed-risk.ts';
import type { Assessment } from './assessment-section.ts';
import { type Rests, restsOf } from './latest-assessment.ts';

const { broken, atRisk } = lapsesOf(assessmentFindings);

/** Our suggestion; Commentary B says “regularly”, the text nothing. */
const REVIEWED_WITHIN_DAYS = 365;
/** The four parts, numbered as the items of § 第九条第一款. */
const PARTS = ['legality', 'impact', 'risks', 'protection'] as const;
const PROTECTION = ['lawful', 'effective', 'commensurate'] as const;
/** Risks that Commentary A names, and groups of its bias test that are our setting. */
const TREATED = ['monitoring', 'discrimination', 'privacy', 'leaks'] as const;
const GROUPS = ['age', 'skin_tone', 'gender'] as const;

/** Each assessment that a purpose rests on, once. */
function inUse<T>(
  rests: readonly Rests[],
  look: (assessment: Assessment & { approved_at: string }, at: string) => T,
): readonly T[] {
  return rests.flatMap(({ assessment, assessmentAt }) =>
    assessment === null ? [] : [look(assessment, assessmentAt)],
  );
}

function partLapses({ parts, id }: Assessment, at: string): readonly Lapse[] {
  return PARTS.flatMap((name, index) => {
    const { evidence, risk, residual_risk } = parts[name];
    if (evidence.length > 0 && risk !== null && residual_risk !== null) return [];
    return [
      broken('assessment_evidence_missing', {
        fact: fact(`${at}/parts/${name}`, evidence.length),
        of: { kind: 'assessment', id },
        values: { part: index + 1 },
      }),
    ];
  });
}

function contentLook(assessment: Assessment, at: string): Looked {
  const of = { kind: 'assessment', id: assessment.id } as const;
  const { mitigation_works, protection_is, risks } = assessment;
  const risksMissing = AssessedRisk.options.filter((risk) => !risks.includes(risk)).length;
  const protectionMissing = PROTECTION.filter((quality) => !protection_is.includes(quality)).length;
  return {
    facts: [fact(`${at}/report`, assessment.report), fact(`${at}/risks`, risks.length)],
    lapses: [
      ...partLapses(assessment, at),
      ...(mitigation_works === true
        ? []
        : [
            broken('assessment_mitigation_unjudged', {
              fact: fact(`${at}/mitigation_works`, mitigation_works),
              of,
            }),
          ]),
      ...(risksMissing > 0
        ? [
            broken('assessment_risks_missing', {
              fact: fact(`${at}/risks`, risks.length),
              of,
              values: { count: risksMissing },
            }),
          ]
        : []),
      ...(protectionMissing > 0
        ? [
            broken('assessment_protection_unjudged', {
              fact: fact(`${at}/protection_is`, protection_is.length),
              of,
              values: { count: protectionMissing },
            }),
          ]
        : []),
    ],
  };
}

/** § 第九条第一款第一项至第四项. */
export const fourContents = rowRule(['assessment', 'purpose'], 'dpo', (facts) =>
  judgedOf(
    inUse(restsOf(facts, ['active', 'suspended']), contentLook),
    fact('/assessment/assessments', 'none in use'),
  ),
);

/** Commentary B; the text asks for an assessment before, on change and after an incident only. */
export const yearlyReview = rowRule(['assessment', 'purpose'], 'dpo', (facts, now) => {
  const today = civilDateAt(now);
  const looks = inUse(
    restsOf(facts, ['active', 'suspended']),
    ({ id, approved_at, reviewed_on }, at): Looked => {
      const last = reviewed_on ?? civilDateAt(epoch(approved_at));
      const looked = fact(reviewed_on === null ? `${at}/approved_at` : `${at}/reviewed_on`, last);
      if (daysBetween(last, today) <= REVIEWED_WITHIN_DAYS) return { facts: [looked] };
      return {
        lapses: [
          atRisk('assessment_review_due', { fact: looked, of: { kind: 'assessment', id }, values: { last } }),
        ],
      };
    },
  );
  return judgedOf(looks, fact('/assessment/assessments', 'none in use'));
});

function biasLapses({ bias, id }: Assessment, at: string): readonly Lapse[] {
  const of = { kind: 'assessment', id } as const;
  if (bias === null) return [atRisk('bias_test_missing', { fact: fact(`${at}/bias`, null), of })];
  const missing = GROUPS.filter((group) => !bias.groups.includes(group)).length;
  return [
    ...(missing > 0
      ? [
          atRisk('bias_groups_missing', {
            fact: fact(`${at}/bias/groups`, bias.groups.length),
            of,
            values: { count: missing },
          }),
        ]
      : []),
    ...(bias.data === 'other'
      ? [atRisk('bias_data_without_consent', { fact: fact(`${at}/bias/data`, bias.data), of })]
      : []),
  ];
}

/** Commentary A. */
export const biasTreated = rowRule(['assessment', 'purpose'], 'dpo', (facts) => {
  const looks = inUse(restsOf(facts, ['active', 'suspended']), (assessment, at): Looked => {
    const { treats, id } = assessment;
    const missing = TREATED.filter((risk) => !treats.includes(risk)).length;
    return {
      facts: [fact(`${at}/treats`, treats.length)],
      lapses: [
        ...(missing > 0
          ? [
              atRisk('assessment_risks_untreated', {
                fact: fact(`${at}/treats`, treats.length),
                of: { kind: 'assessment', id },
                values: { count: missing },
              }),
            ]
          : []),
        ...biasLapses(assessment, at),
      ],
    };
  });
  return judgedOf(looks, fact('/assessment/assessments', 'none in use'));
});
