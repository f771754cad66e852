import { type BiText, both } from '@consentry/law';
import type { LiveFacts, Scenario } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import type { Words } from '../paper/paper.ts';
import { timeWords } from '../render/time-words.ts';
import { maybe } from './organisation.ts';
import { NO, NONE, PART, PROTECTION_IS, RISK, YES, joined } from './words.ts';

type Assessment = NonNullable<Scenario['assessment']>;

const STATE = {
  draft: both('草稿，未批准', 'a draft, not approved'),
  approved: both('已批准', 'approved'),
  reopened: both('已重新打开，须重新评估', 'reopened: it has to be made again'),
  replaced: both('已被新的评估取代', 'replaced by another'),
} as const;
const BECAUSE = {
  configuration: both('运行配置有变化', 'the running configuration changed'),
  incident: both('发生事件', 'an incident'),
  change: both('评估所依据的事实有变化', 'what it rests on changed'),
} as const;
const GROUP = {
  age: both('年龄', 'age'),
  skin_tone: both('肤色', 'skin tone'),
  gender: both('性别', 'gender'),
} as const;

/** Facts of an impact assessment (§ 第九条). What only a person can judge is there only where a person wrote it. */
export function assessmentFacts(live: LiveFacts, one: Assessment): Facts {
  const { content, configuration } = one;
  return {
    assessment: [one.assessment],
    assessment_version: [
      both(`针对处理目的第 ${one.purpose_version} 版`, `of version ${one.purpose_version}`),
    ],
    state: [STATE[one.state]],
    trigger: [
      one.after_incident === null
        ? both('事前评估', 'before processing begins')
        : both(`事件 ${one.after_incident} 之后`, `after incident ${one.after_incident}`),
      ...(one.reopened === null ? [] : [BECAUSE[one.reopened.because]]),
    ],
    written: [
      both(`${one.written_by}，${timeWords(one.written_at)}`, `${one.written_by}, ${one.written_at}`),
    ],
    approved: maybe(
      one.approved_by === null || one.approved_at === null
        ? null
        : both(`${one.approved_by}，${timeWords(one.approved_at)}`, `${one.approved_by}, ${one.approved_at}`),
    ),
    kept_until: [
      one.kept_until ?? both('处理活动结束后至少三年', 'at least three years after the processing ends'),
    ],
    configuration_digest: [one.configuration_digest],
    report_digest: [one.report],
    algorithm: [configuration.algorithm],
    algorithm_supplier: [configuration.algorithm_supplier],
    threshold: [`${configuration.threshold}`],
    parts: { rows: partRows(content) },
    risks: { rows: riskRows(content) },
    mitigation_works: content.mitigation_works === null ? [] : [content.mitigation_works ? YES : NO],
    protection_is: joined(content.protection_is.map((is) => PROTECTION_IS[is])),
    bias: maybe(biasWords(content.bias)),
    remaining_risks: content.remaining_risks.length === 0 ? [NONE] : content.remaining_risks,
    parties: content.recipient_organisation_ids.length === 0 ? [NONE] : partyNames(live, content),
    attested: { rows: attestedRows(live) },
  };
}

function partRows({ parts }: Assessment['content']): readonly Facts[] {
  return (Object.keys(PART) as (keyof typeof PART)[]).map((name) => {
    const { evidence, risk, residual_risk } = parts[name];
    return {
      part: [PART[name]],
      evidence: evidence.length === 0 ? [] : [evidence.join('、')],
      risk: maybe(risk === null ? null : `${risk} / 25`),
      residual: maybe(residual_risk === null ? null : `${residual_risk} / 25`),
    };
  });
}

const LOOKED_AT = both('已评估', 'assessed');

function riskRows({ risks }: Assessment['content']): readonly Facts[] {
  return (Object.keys(RISK) as (keyof typeof RISK)[]).map((risk) => ({
    risk: [RISK[risk]],
    looked_at: risks.includes(risk) ? [LOOKED_AT] : [],
  }));
}

function biasWords(bias: Assessment['content']['bias']): BiText | null {
  if (bias === null) return null;
  const [groups] = joined(bias.groups.map((group) => GROUP[group]));
  return both(
    `${bias.tested_on} 按${groups?.['zh-CN'] ?? ''}测试`,
    `tested on ${bias.tested_on} by ${groups?.en ?? ''}`,
  );
}

function partyNames({ posture }: LiveFacts, content: Assessment['content']): readonly Words[] {
  return content.recipient_organisation_ids.map(
    (id) => posture.scope.organisations.find((one) => one.id === id)?.name ?? id,
  );
}

const JUDGED = { met: both('符合', 'met'), not_met: both('不符合', 'not met') } as const;

/** Judgements of people on rows of articles that an assessment is about; what a machine cannot say. */
function attestedRows({ posture }: LiveFacts): readonly Facts[] {
  return posture.attestations
    .filter(({ requirement }) => /^R(04|09|14)\./.test(requirement))
    .map(({ requirement, judged, by, at }) => ({
      row: [requirement],
      judged: [JUDGED[judged]],
      by: [both(`${by}，${timeWords(at)}`, `${by}, ${at}`)],
    }));
}
