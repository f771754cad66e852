import { type Looked, judgedOf } from '../posture/looked.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { countable } from '../posture/deadline-state.ts';
import { type CivilDate, addYears, civilDateAt, daysBetween } from '../time/index.ts';
import { type AssessedBefore, assessedBefore } from './assessed-before.ts';
import { partyFindings } from './party-findings.ts';
import type { Agreement, Disclosure, Entrustment, Term } from './party-section.ts';
import { type Stage, riskAt, stageOf } from './stage.ts';

/** Lapses of entrusting, providing and publishing. */
export const partyLapse = lapsesOf(partyFindings);
const { broken, atRisk } = partyLapse;

/** Our setting: the law gives no interval. */
const SUPERVISED_WITHIN_DAYS = 365;
/** 《网络数据安全管理条例》第十二条: at least, from the end of the processing. */
const RECORDS_YEARS = 3;
/** What R09.8 asks a contract to settle; rights and duties are of RP.9. */
const TERMS: readonly Term[] = ['purpose', 'period', 'method', 'kinds', 'protection'];

type Records = Pick<Entrustment, 'supervised_on' | 'records_locked_until' | 'begun_on' | 'ended_on'>;

/** Processing by or with one other party. */
interface Relation extends Records {
  readonly at: string;
  readonly of: Lapse['of'];
  readonly stage: Stage;
  readonly organisation: string;
  readonly purposes: readonly string[];
  readonly agreement: Agreement | null;
  readonly supervised: boolean;
}

function entrusted(one: Entrustment, index: number): Relation {
  return {
    ...one,
    at: `/storage/entrustments/${index}`,
    of: { kind: 'entrustment', id: one.id },
    stage: stageOf(one),
    organisation: one.organisation_id,
    purposes: one.purpose_ids,
    supervised: true,
  };
}

function disclosed(one: Disclosure, index: number): Relation {
  return {
    ...one,
    at: `/storage/disclosures/${index}`,
    of: { kind: 'disclosure', id: one.id },
    stage: stageOf(one),
    organisation: one.organisation_id,
    purposes: [one.purpose_id],
    supervised: one.kind === 'provision',
  };
}

/** Every relation with another party, ended ones included. */
export function relationsOf({ entrustments, disclosures }: PostureFacts['storage']): readonly Relation[] {
  return [...entrustments.map(entrusted), ...disclosures.map(disclosed)];
}

/** Says whether an agreement holds on a day. */
export function holds({ failed, until }: Agreement, today: CivilDate): boolean {
  return !failed && (until === null || until >= today);
}

function agreementLapses(
  { agreement, at, of, stage, begun_on }: Relation,
  today: CivilDate,
): readonly Lapse[] {
  const state = riskAt(stage) === 'broken' ? broken : atRisk;
  if (agreement === null)
    return [state('party_without_agreement', { fact: fact(`${at}/agreement`, null), of })];
  const missing = TERMS.filter((term) => !agreement.terms.includes(term)).length;
  const terms = fact(`${at}/agreement/terms`, agreement.terms.length);
  return [
    ...(holds(agreement, today)
      ? []
      : [
          state('party_agreement_not_in_force', {
            fact: fact(`${at}/agreement/until`, agreement.until),
            of,
          }),
        ]),
    ...(begun_on !== null && agreement.agreed_on > begun_on
      ? [
          atRisk('party_agreed_late', {
            fact: fact(`${at}/agreement/agreed_on`, agreement.agreed_on),
            of,
            values: { agreed: agreement.agreed_on, begun: begun_on },
          }),
        ]
      : []),
    ...(missing > 0 ? [state('party_terms_missing', { fact: terms, of, values: { count: missing } })] : []),
  ];
}

function supervisionLapses(relation: Relation, today: CivilDate): readonly Lapse[] {
  const { supervised, supervised_on, begun_on, at, of } = relation;
  const last = supervised_on ?? begun_on;
  if (!supervised || last === null || daysBetween(last, today) <= SUPERVISED_WITHIN_DAYS) return [];
  return [atRisk('party_supervision_due', { fact: fact(`${at}/supervised_on`, supervised_on), of })];
}

function recordLapses(
  { ended_on, records_locked_until, at, of }: Relation,
  today: CivilDate,
): readonly Lapse[] {
  if (ended_on === null) return [];
  const last = countable(() => addYears(ended_on, RECORDS_YEARS));
  if (last === null || today > last) return [];
  if (records_locked_until !== null && records_locked_until > last) return [];
  const locked = fact(`${at}/records_locked_until`, records_locked_until);
  return [broken('party_records_unlocked', { fact: locked, of, values: { ended: ended_on } })];
}

function relationLook(relation: Relation, assessed: AssessedBefore, today: CivilDate): Looked {
  const { at, of, stage, agreement, purposes, organisation, begun_on } = relation;
  const document = fact(`${at}/agreement/document`, agreement?.document ?? null);
  if (stage === 'ended') return { facts: [document], lapses: recordLapses(relation, today) };
  const state = riskAt(stage) === 'broken' ? broken : atRisk;
  const unassessed = purposes.filter((purpose) => !assessed(purpose, organisation, begun_on));
  return {
    facts: [document],
    lapses: [
      ...agreementLapses(relation, today),
      ...unassessed.map((purpose) =>
        state('party_not_assessed', { fact: fact('/assessment/assessments', purpose), of }),
      ),
      ...supervisionLapses(relation, today),
    ],
  };
}

/** Where faces go, though nobody wrote down what the party does with them. */
function recipientsLook(
  { storage, scope }: Pick<PostureFacts, 'storage' | 'scope'>,
  known: ReadonlySet<string>,
): Looked {
  const lapses: Lapse[] = [];
  const unknown: Array<Lapse['fact']> = [];
  for (const [
    index,
    { id, organisation_id, purpose_id, begun_on, ended_on },
  ] of storage.transfers.entries()) {
    const stage = stageOf({ begun_on, ended_on });
    if (stage === 'ended') continue;
    const at = fact(`/storage/transfers/${index}/organisation_id`, organisation_id);
    if (organisation_id === null) unknown.push(at);
    else if (
      organisation_id !== scope.own_organisation_id &&
      !known.has(`${purpose_id} ${organisation_id}`)
    ) {
      const state = riskAt(stage) === 'broken' ? broken : atRisk;
      lapses.push(state('recipient_not_on_record', { fact: at, of: { kind: 'transfer', id } }));
    }
  }
  return { lapses, unknown };
}

/** 《个人信息保护法》第二十一条、第二十三条、第五十五条; 《网络数据安全管理条例》第十二条. */
export const partiesOnRecord = rowRule(['assessment', 'scope', 'storage'], 'counsel', (facts, now) => {
  const relations = relationsOf(facts.storage);
  const open = relations.filter(({ stage }) => stage !== 'ended');
  const known = new Set(
    open.flatMap(({ purposes, organisation }) => purposes.map((purpose) => `${purpose} ${organisation}`)),
  );
  const assessed = assessedBefore(facts.assessment);
  const today = civilDateAt(now);
  const recipients = recipientsLook(facts, known);
  const nobody = recipients.lapses?.length === 0 && recipients.unknown?.length === 0;
  if (relations.length === 0 && nobody)
    return judgedOf([], fact('/storage/entrustments', 0), fact('/storage/disclosures', 0));
  return judgedOf([...relations.map((one) => relationLook(one, assessed, today)), recipients]);
});
