import { type Looked, judgedOf } from '../posture/looked.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type DecidingFact, type Lapse, fact } from '../posture/verdict.ts';
import { type CivilDate, civilDateAt, daysBetween } from '../time/index.ts';
import type { Entrustment } from './party-section.ts';
import { riskAt, stageOf } from './stage.ts';
import { holds, partyLapse } from './storage-posture-party.ts';

const { broken, atRisk } = partyLapse;

/** Our setting. */
const REMIND_DAYS = 30;

/** Whether the contract has ended or failed: from the day after its last. */
function isOver(one: Entrustment, today: CivilDate): boolean {
  return one.ended_on !== null || (one.agreement !== null && !holds(one.agreement, today));
}

function endLapses(one: Entrustment, at: string, of: Lapse['of'], today: CivilDate): readonly Lapse[] {
  const { calls_after_end: count, returned, agreement } = one;
  const until = agreement?.until ?? null;
  const after =
    count > 0
      ? [
          broken('entrusted_calls_after_end', {
            fact: fact(`${at}/calls_after_end`, count),
            of,
            values: { count },
          }),
        ]
      : [];
  if (isOver(one, today)) {
    return returned === null
      ? [...after, broken('entrusted_not_returned', { fact: fact(`${at}/returned`, null), of })]
      : after;
  }
  if (until === null || daysBetween(today, until) > REMIND_DAYS) return after;
  return [
    ...after,
    atRisk('entrusted_ends_soon', { fact: fact(`${at}/agreement/until`, until), of, values: { until } }),
  ];
}

function conductLapses(one: Entrustment, at: string, of: Lapse['of']): readonly Lapse[] {
  const { beyond_agreement: beyond, passed_on_to } = one;
  return [
    ...(beyond !== null && beyond > 0
      ? [
          broken('entrusted_beyond_agreement', {
            fact: fact(`${at}/beyond_agreement`, beyond),
            of,
            values: { count: beyond },
          }),
        ]
      : []),
    ...passed_on_to.flatMap(({ consented_on }, index) =>
      consented_on === null
        ? [
            broken('entrusted_passed_on', {
              fact: fact(`${at}/passed_on_to/${index}/consented_on`, null),
              of,
            }),
          ]
        : [],
    ),
  ];
}

function look(one: Entrustment, index: number, today: CivilDate): Looked {
  const at = `/storage/entrustments/${index}`;
  const of = { kind: 'entrustment', id: one.id } as const;
  const stage = stageOf(one);
  const beyond = fact(`${at}/beyond_agreement`, one.beyond_agreement);
  const terms = one.agreement?.terms ?? null;
  const state = riskAt(stage) === 'broken' ? broken : atRisk;
  const duties =
    stage !== 'ended' && terms !== null && !terms.includes('rights_and_duties')
      ? [state('entrusted_duties_missing', { fact: fact(`${at}/agreement/terms`, terms.length), of })]
      : [];
  const uncounted: readonly DecidingFact[] =
    stage === 'running' && one.beyond_agreement === null ? [beyond] : [];
  return {
    facts: [fact(`${at}/agreement/until`, one.agreement?.until ?? null), beyond],
    lapses: [
      ...duties,
      ...conductLapses(one, at, of),
      ...(stage === 'planned' ? [] : endLapses(one, at, of, today)),
    ],
    unknown: uncounted,
  };
}

/** 《个人信息保护法》第二十一条. */
export const entrustedKeepsToIt = rowRule(['storage'], 'dpo', ({ storage: { entrustments } }, now) => {
  const today = civilDateAt(now);
  return judgedOf(
    entrustments.map((one, index) => look(one, index, today)),
    fact('/storage/entrustments', 0),
  );
});
