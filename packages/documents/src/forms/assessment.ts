import {
  type BiText,
  type Evidence,
  Harm,
  Impact,
  ObservedName,
  QuestionName,
  type RatedHazard,
  both,
  guideMeasures,
  guideQuestions,
  hazardTexts,
  observedTexts,
  observedWords,
  pointsOf,
  remainsOf,
} from '@consentry/law';
import type { LiveFacts, Scenario } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import type { Words } from '../paper/paper.ts';
import { timeWords } from '../render/time-words.ts';
import { maybe } from './organisation.ts';
import { signerWords, staffWords } from './staff.ts';
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
  const external = externalFacts(content.guide?.external);
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
    written: doneBy(joined(one.writers.map((id) => signerWords(live, one, 'written', id))), one.written_at),
    external: external.words,
    external_people: external.people,
    worked: maybe(
      one.begun_at === null
        ? null
        : both(
            `${timeWords(one.begun_at)}至${timeWords(one.approved_at ?? one.written_at)}`,
            `${one.begun_at} to ${one.approved_at ?? one.written_at}`,
          ),
    ),
    method: [one.content.guide === undefined ? UNGUIDED : GUIDED],
    conclusion: maybe(conclusionOf(one)),
    approved:
      one.approved_by === null || one.approved_at === null
        ? []
        : doneBy([signerWords(live, one, 'approved', one.approved_by)], one.approved_at),
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
    opinion: maybe(opinionWords(live, one)),
    ...guidedFacts(one),
  };
}

const GUIDED = both(
  '按第九条四项内容逐项评估：事实从运行的系统读取；风险按严重乘可能评分（满分25），每项措施之后再评；措施以系统显示、法律检查或者测试为证据；另一人给出意见并批准',
  'the four contents of art. 9, one by one: facts read from the running system; risks rated by severity times likelihood (of 25), and again after each measure; measures shown to work by the system, the review of the law or a test; opinion and approval by another person',
);
const UNGUIDED = both('没有使用引导，未核对证据', 'without the guide: no evidence was checked');

/** What it came to; `null` while it is not approved and nobody advised against. */
function conclusionOf({ state, opinion, content }: Assessment): BiText | null {
  if (state === 'draft') {
    if (opinion?.advice === 'do_not_begin') return both('不通过', 'not passed');
    return opinion?.advice === 'begin_after_changes' ? both('整改后再定', 'to be mended first') : null;
  }
  const open = (content.guide?.mends ?? []).filter(({ done_on }) => done_on === null).length;
  return open === 0
    ? both('通过', 'passed')
    : both(`通过，另有${open}项整改，见下表`, `passed, with ${open} to be mended, see below`);
}

const ADVICE = {
  begin: both('可以开始', 'begin'),
  begin_after_changes: both('改好后可以开始', 'begin once mended'),
  do_not_begin: both('不应开始', 'do not begin'),
} as const;
const OUTDATED = both('（给出意见后评估又改过）', ' (the assessment was changed since)');

function opinionWords(live: LiveFacts, one: Assessment): BiText | null {
  const { opinion, report } = one;
  if (opinion === null) return null;
  const { advice, text, at } = opinion;
  const by = signerWords(live, one, 'advised', opinion.by);
  const old = opinion.report === report ? both('', '') : OUTDATED;
  return both(
    `${ADVICE[advice]['zh-CN']}${old['zh-CN']}。${text}（${by['zh-CN']}，${timeWords(at)}）`,
    `${ADVICE[advice].en}${old.en}. ${text} (${by.en}, ${at})`,
  );
}

type Guide = NonNullable<Assessment['content']['guide']>;

const NO_ORGANISATION = both('没有所属单位', 'of no organisation');
const NOBODY_ELSE = both('没有外部评估人', 'nobody from outside');

/** Who from outside took part. */
function externalFacts(external: Guide['external']) {
  if (external === undefined) return { words: [NOBODY_ELSE], people: { rows: [] } };
  const { organisation, qualification, people } = external;
  const words = [organisation, qualification].filter((text) => text.trim() !== '').join('，');
  return {
    words: [words === '' ? NO_ORGANISATION : words],
    people: {
      rows: people.map(({ name, qualification: by }) => ({
        person: [name],
        qualification: maybe(by.trim() === '' ? null : by),
      })),
    },
  };
}

/** What somebody did, with its time. */
function doneBy(who: readonly BiText[], time: string): readonly Words[] {
  return who.map((one) => both(`${one['zh-CN']}，${timeWords(time)}`, `${one.en}, ${time}`));
}

/** What the steps of the guide hold; empty tables say of one without it that it was written without. */
function guidedFacts({ content: { guide } }: Assessment): Facts {
  const rowsOf = (rows: (one: Guide) => readonly Facts[]): Facts[string] => ({
    rows: guide === undefined ? [] : rows(guide),
  });
  return {
    readings: rowsOf(({ prefilled }) =>
      prefilled.map(({ name, value, read_at }) => ({
        fact: [observedTexts[name]],
        value: [observedWords(name, value)],
        read_at: [timeWords(read_at)],
      })),
    ),
    answers: rowsOf(({ answers }) =>
      QuestionName.options.flatMap((question) => {
        const answer = answers.find((one) => one.question === question);
        if (answer === undefined) return [];
        const { judged, words } = answer;
        return [
          {
            question: [guideQuestions[question].text],
            judged: judged === null ? [] : [judged ? YES : NO],
            answer: [words],
          },
        ];
      }),
    ),
    impacts: rowsOf(({ hazards }) =>
      Impact.options.flatMap((hazard) => {
        const one = hazards.find((rated) => rated.hazard === hazard);
        return one === undefined ? [] : [{ risk: [hazardTexts[hazard].name], ...ratedFacts(one) }];
      }),
    ),
    measures: rowsOf(({ measures }) =>
      measures
        .filter(({ decision }) => decision === 'taken')
        .map(({ measure, words, evidence, effective }) => ({
          measure: [guideMeasures[measure].name],
          how: [words],
          evidence: evidence.map(evidenceWords),
          effective: effective === null ? [] : [effective ? YES : NO],
        })),
    ),
    mends: rowsOf(({ mends = [] }) =>
      mends.map(({ what, who, until, done_on }) => ({
        what: [what],
        who: [who],
        until: [until],
        done: [done_on ?? NOT_MENDED],
      })),
    ),
    views: rowsOf(({ views, no_views_because: why }) =>
      views.length === 0
        ? [{ group: [NONE], asked: [], said: [why], answered: [] }]
        : views.map(({ group, how, asked_on, persons, said, answered }) => ({
            group: [group],
            asked: [
              both(
                `${asked_on} ${HOW[how]['zh-CN']}，${persons}人`,
                `${asked_on} ${HOW[how].en}, ${persons}`,
              ),
            ],
            said: [said],
            answered: [answered],
          })),
    ),
  };
}

const NOT_MENDED = both('还没有改好', 'not mended yet');
const HOW = {
  meeting: both('会议', 'meeting'),
  interviews: both('访谈', 'interviews'),
  survey: both('问卷', 'survey'),
  representatives: both('代表', 'representatives'),
  complaints: both('投诉', 'complaints'),
} as const;

const NOT_CONSIDERED = both('来自模板，还没有考虑', 'from the template, not yet considered');

function ratedFacts(one: RatedHazard): Facts {
  if (!one.considered) return { what: [NOT_CONSIDERED] };
  const left = remainsOf(one);
  return {
    what: [one.words],
    before: one.before === null ? [] : [`${pointsOf(one.before)} / 25`],
    after: one.after.map(({ measure, rating }) =>
      both(
        `${guideMeasures[measure].name['zh-CN']}：${pointsOf(rating)}`,
        `${guideMeasures[measure].name.en}: ${pointsOf(rating)}`,
      ),
    ),
    residual: left === null ? [] : [`${pointsOf(left)} / 25`],
  };
}

const WORKS = {
  works: both('有效', 'works'),
  does_not_work: both('没有起作用', 'does not work'),
} as const;

function evidenceWords(one: Evidence): BiText {
  switch (one.kind) {
    case 'test':
      return both(
        `${one.document}（${one.tested_on}，${WORKS[one.result]['zh-CN']}）：${one.what}`,
        `${one.document} (${one.tested_on}, ${WORKS[one.result].en}): ${one.what}`,
      );
    case 'row':
      return both(
        `法律检查 ${one.row}：${one.state}（${timeWords(one.read_at)}）`,
        `row ${one.row}: ${one.state} (${one.read_at})`,
      );
    case 'observed': {
      const value = observedWords(one.name, one.value);
      const name = observedTexts[one.name];
      return both(
        `${name['zh-CN']}：${value['zh-CN']}（${timeWords(one.read_at)}）`,
        `${name.en}: ${value.en} (${one.read_at})`,
      );
    }
  }
}

function partRows({ parts }: Assessment['content']): readonly Facts[] {
  return (Object.keys(PART) as (keyof typeof PART)[]).map((name) => {
    const { evidence, risk, residual_risk } = parts[name];
    return {
      part: [PART[name]],
      evidence: evidence.length === 0 ? [] : joined(evidence.map(evidenceName)),
      risk: maybe(risk === null ? null : `${risk} / 25`),
      residual: maybe(residual_risk === null ? null : `${residual_risk} / 25`),
    };
  });
}

/** A fact that was read is named in words, all else by its id. */
function evidenceName(id: string): BiText {
  const observed = ObservedName.safeParse(id);
  return observed.success ? observedTexts[observed.data] : both(id, id);
}

const LOOKED_AT = both('已评估', 'assessed');

/** The seven risks that the text names; where the guide was used, also “以及可能造成的危害”, each as it was rated. */
function riskRows({ risks, guide }: Assessment['content']): readonly Facts[] {
  if (guide === undefined)
    return (Object.keys(RISK) as (keyof typeof RISK)[]).map((risk) => ({
      risk: [RISK[risk]],
      looked_at: risks.includes(risk) ? [LOOKED_AT] : [],
    }));
  return Harm.options.map((harm) => {
    const one = guide.hazards.find(({ hazard }) => hazard === harm);
    return {
      risk: [hazardTexts[harm].name],
      looked_at: one?.considered === true ? [LOOKED_AT] : [],
      ...(one === undefined ? {} : ratedFacts(one)),
    };
  });
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
function attestedRows({ posture, staff }: LiveFacts): readonly Facts[] {
  return posture.attestations
    .filter(({ requirement }) => /^R(04|09|14)\./.test(requirement))
    .map(({ requirement, judged, by, at: time }) => ({
      row: [requirement],
      judged: [JUDGED[judged]],
      by: doneBy([staffWords(staff, by)], time),
    }));
}
