import { minorsFindings } from '../minors/index.ts';
import { ruleLapses } from '../minors/minors-posture-care.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { scopeFindings } from '../scope/index.ts';
import { crossesInternet, limb, transferLapse } from '../storage/storage-posture-transfer.ts';
import type { FiledFacts } from './filed-facts.ts';
import { broken, moved } from './filed-lapse.ts';
import type { Placed } from './filed-scenario.ts';
import { methodLapses, reachLapses } from './filing-posture-stock.ts';
import { epoch } from '../instant.ts';

const minorsLapse = lapsesOf(minorsFindings);
const scopeLapse = lapsesOf(scopeFindings);

/** § 第七条: rules and guardians of children under fourteen. */
export function minorsLapses({ one, at, of }: Placed): readonly Lapse[] {
  const { minors, audience, persons } = one;
  const { may_meet_under_14, under_14, with_guardian_consent, rules } = minors;
  const where = `${at}/minors`;
  const counted = fact(`${where}/under_14`, under_14);
  const children = under_14 > 0 || audience.includes('children_under_14');
  const without = under_14 - with_guardian_consent;
  const written = rules === null ? [] : [{ ...rules, at: `${where}/rules` }];
  return [
    ...(children && may_meet_under_14 === false
      ? [broken('filed_children_denied', { fact: fact(`${where}/may_meet_under_14`, false), of })]
      : []),
    ...(children || may_meet_under_14 === true
      ? ruleLapses(written, { one: { purpose_id: one.id }, at: where, of })
      : []),
    ...(without > 0
      ? [minorsLapse.broken('children_without_guardian', { fact: counted, of, values: { count: without } })]
      : []),
    ...(under_14 > persons
      ? [
          broken('filed_children_exceed_persons', {
            fact: counted,
            of,
            values: { children: under_14, persons },
          }),
        ]
      : []),
  ];
}

/** § 第八条第一款: what leaves the device rests on a law that is named, or on a separate consent. */
export function transferLapses({ one, at, of }: Placed, parties: FiledFacts['parties']): readonly Lapse[] {
  const { transfers, storage_place, state } = one;
  const known = new Set(parties.map(({ organisation_id }) => organisation_id));
  const outside = storage_place !== 'in_device' && transfers.length === 0 && state !== 'ended';
  return [
    ...(outside
      ? [
          transferLapse.broken('stored_outside_device', {
            fact: fact(`${at}/storage_place`, storage_place),
            of,
          }),
        ]
      : []),
    ...transfers.flatMap((transfer, index) => {
      const open = {
        transfer,
        at: `${at}/transfers/${index}`,
        of: { kind: 'transfer', id: transfer.id } as const,
        state: transferLapse.broken,
      };
      const { organisation_id: party } = transfer;
      const looked = crossesInternet(transfer.network)
        ? limb(open, 'sent_over_internet', 'sent_over_internet_without_consent')
        : limb(open, 'stored_outside_device', 'stored_outside_without_consent');
      return [
        ...(looked.lapses ?? []),
        ...(party !== null && !known.has(party)
          ? [broken('filed_party_unlisted', { fact: fact(`${open.at}/organisation_id`, party), of: open.of })]
          : []),
      ];
    }),
  ];
}

/** Roles that 《个人信息保护法》第二十条、第二十一条、第二十三条 want an agreement with. */
const AGREES: ReadonlySet<string> = new Set(['joint_processor', 'entrusted_party', 'recipient']);

/** 《个人信息保护法》第二十条、第二十一条: parties and what was agreed with them. */
export function partyLapses({ parties }: FiledFacts): readonly Lapse[] {
  return parties.flatMap(({ organisation_id: id, role, agreement }, index) =>
    agreement === null && AGREES.has(role)
      ? [
          scopeLapse.broken('agreement_missing', {
            fact: fact(`/facts/parties/${index}/agreement`, null),
            of: { kind: 'organisation', id },
            values: { role },
          }),
        ]
      : [],
  );
}

/**
 * Readings G1 and G4: one person of several scenarios is one only where a keyed hash shows it, so that the whole is
 * at least the largest scenario, and without a hash their sum.
 */
function leastPersons(persons: readonly number[], shown: boolean): number {
  return shown ? Math.max(0, ...persons) : persons.reduce((sum, one) => sum + one, 0);
}

/** § 第十五条第一款: the count against itself and against the scenarios, as of when it was made. */
export function stockLapses({ stock, scenarios, as_of }: FiledFacts): readonly Lapse[] {
  if (stock === null) return [];
  const least = leastPersons(
    scenarios.map(({ persons }) => persons),
    stock.same_person_by === 'keyed_hash',
  );
  const { upper } = stock.processor;
  const own = [...methodLapses(stock), ...reachLapses(stock, { purposes: scenarios }, epoch(as_of))];
  return [
    ...moved(moved(own, '/filing/stock', '/facts/stock'), '/purpose/purposes', '/facts/scenarios'),
    ...(upper < least
      ? [
          broken('filed_stock_below_scenarios', {
            fact: fact('/facts/stock/processor/upper', upper),
            values: { upper, least },
          }),
        ]
      : []),
  ];
}
