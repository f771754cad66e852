import type { RowRules } from '../posture/row-rule.ts';
import { rowRule } from '../posture/row-rule.ts';
import { fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { answerLapses } from './answer-clock.ts';
import { decisionLapses, unlookedDecisions } from './automated.ts';
import { moveLapses, shutdownLapses } from './endings.ts';
import { owedAnswers, placed } from './requests.ts';
import { rightsFindings } from './rights-findings.ts';
import { COPY_PARTS, type RightsRequest, type RightsSection } from './rights-section.ts';
import { transferLapses, unknownConditions } from './transfers.ts';

const say = lapsesOf(rightsFindings);
const { broken, atRisk } = say;

/** What 《个人信息保护法》第四十四条至第四十六条 and 第四十八条 let a person ask. */
const OF_ARTICLES_44_TO_48: readonly RightsRequest['kind'][] = [
  'know',
  'limit',
  'access',
  'copy',
  'correct',
  'explain',
];

/** Reasons that the law allows, or that leave nothing to provide. */
const GROUNDS: readonly string[] = [
  'secrecy_by_law',
  'hinders_state_duty',
  'law_provides_otherwise',
  'identity_not_shown',
  'not_held',
];

function copyLapses({ copy }: RightsSection): ReturnType<typeof broken>[] {
  if (copy === null) return [];
  const lapses = [];
  if (!copy.others_removed) {
    lapses.push(broken('copy_holds_others', { fact: fact('/rights/copy/others_removed', false) }));
  }
  const holds: readonly string[] = copy.holds;
  if (COPY_PARTS.some((part) => !holds.includes(part))) {
    lapses.push(atRisk('copy_incomplete', { fact: fact('/rights/copy/holds', holds.length) }));
  }
  return lapses;
}

/** How the rows of `rights` are judged on the state of a processor. */
export const rightsPosture = {
  // 《个人信息保护法》第四十四条至第四十六条、第四十八条
  'RP.1': rowRule(['rights'], 'dpo', ({ rights }, now) => {
    const asked = placed(
      rights,
      ({ kind, asker }) => asker !== 'relative' && OF_ARTICLES_44_TO_48.includes(kind),
    );
    const count = fact('/rights/requests', asked.length);
    if (asked.length === 0) return notApplicable(count);
    const answers = answerLapses(
      owedAnswers(asked),
      say,
      { overdue: 'right_answer_overdue', due: 'right_answer_due', late: 'right_answer_late' },
      now,
    );
    const refused = asked.flatMap(({ request: { refusal }, at, of }) =>
      refusal === null || GROUNDS.includes(refusal.reason ?? '')
        ? []
        : [
            broken('right_refused_without_ground', {
              fact: fact(`${at}/refusal/reason`, refusal.reason),
              of,
            }),
          ],
    );
    const copied = asked.some(({ request }) => request.kind === 'copy');
    return judged({
      facts: [count],
      lapses: [...answers.lapses, ...refused, ...(copied ? copyLapses(rights) : [])],
      unknown: [...answers.unknown, ...(copied && rights.copy === null ? [fact('/rights/copy', null)] : [])],
    });
  }),
  // 《个人信息保护法》第四十五条第三款; 《网络数据安全管理条例》第二十五条
  'RP.2': rowRule(['rights'], 'counsel', ({ rights }) => {
    const asked = placed(rights, ({ kind }) => kind === 'transfer');
    const count = fact('/rights/requests', asked.length);
    if (asked.length === 0) return notApplicable(count);
    return judged({
      facts: [count],
      lapses: asked.flatMap(transferLapses),
      unknown: asked.flatMap(unknownConditions),
    });
  }),
  // 《个人信息保护法》第四十九条
  'RP.3': rowRule(['rights'], 'dpo', ({ rights }) => {
    const asked = placed(rights, ({ asker }) => asker === 'relative');
    const count = fact('/rights/requests', asked.length);
    if (asked.length === 0) return notApplicable(count);
    const lapses = [];
    const unknown = [];
    for (const { request, at, of } of asked) {
      const { deceased, state, refusal } = request;
      if (deceased === null || state === 'open') continue;
      const { death_proof, kinship_proof, arranged_otherwise } = deceased;
      const proven = death_proof !== null && kinship_proof !== null;
      const arranged = fact(`${at}/deceased/arranged_otherwise`, arranged_otherwise);
      if (state === 'granted' && !proven) {
        const missing = death_proof === null ? 'death_proof' : 'kinship_proof';
        lapses.push(broken('relative_unproven', { fact: fact(`${at}/deceased/${missing}`, null), of }));
      }
      if (state === 'granted' && arranged_otherwise === true) {
        lapses.push(broken('relative_against_arrangement', { fact: arranged, of }));
      }
      const ownInterest = refusal?.reason !== 'no_own_interest';
      if (state === 'refused' && !ownInterest) unknown.push(fact(`${at}/refusal/reason`, 'no_own_interest'));
      if (state === 'refused' && ownInterest && proven && arranged_otherwise === false) {
        lapses.push(broken('relative_refused', { fact: fact(`${at}/state`, state), of }));
      }
      if (proven && arranged_otherwise === null) unknown.push(arranged);
    }
    return judged({ facts: [count], lapses, unknown });
  }),
  // 《个人信息保护法》第二十四条第三款
  'RP.4': rowRule(['rights', 'purpose'], 'dpo', ({ rights, purpose }) => {
    const unlooked = unlookedDecisions(rights, purpose);
    const reviews = placed(rights, ({ kind }) => kind === 'decision_review');
    const decided = fact('/rights/automated', rights.automated.length);
    const matters = rights.automated.some(({ effect }) => effect !== 'minor');
    if (!matters && unlooked.length === 0 && reviews.length === 0) return notApplicable(decided);
    return judged({ facts: [decided], lapses: decisionLapses(rights, reviews), unknown: unlooked });
  }),
  // 《个人信息保护法》第二十二条; TC260 guide on ending a service
  'RP.13': rowRule(['rights'], 'counsel', ({ rights }, now) => {
    const { moves, shutdowns } = rights;
    const facts = [fact('/rights/moves', moves.length), fact('/rights/shutdowns', shutdowns.length)];
    if (moves.length + shutdowns.length === 0) return notApplicable(...facts);
    return judged({ facts, lapses: [...moveLapses(rights), ...shutdownLapses(rights, now)] });
  }),
} as const satisfies RowRules<'rights'>;
