import type { PostureFacts } from '../posture/posture-facts.ts';
import { type Looked, judgedOf } from '../posture/looked.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact } from '../posture/verdict.ts';
import { civilDateAt, daysBetween } from '../time/index.ts';
import {
  type OpenTransfer,
  openTransfers,
  placedOutside,
  transferLapse,
} from './storage-posture-transfer.ts';
import { type Abroad, RecipientAbroadItem } from './transfer-section.ts';

type Storage = PostureFacts['storage'];

/** Sensitive information of this many persons since 1 January asks for a security assessment; not read by us. */
const SECURITY_ASSESSMENT_FROM = 10_000;
/** Our setting. */
const REMIND_DAYS = 90;

function condition(
  { mechanism, document, passed_on, until }: Abroad,
  { at, of, state }: OpenTransfer,
  now: number,
): readonly Lapse[] {
  const today = civilDateAt(now);
  if (mechanism === null || document === null || passed_on === null) {
    return [state('abroad_without_condition', { fact: fact(`${at}/abroad/mechanism`, mechanism), of })];
  }
  if (until === null) return [];
  const details = { fact: fact(`${at}/abroad/until`, until), of, values: { until } };
  if (until < today) return [state('abroad_condition_over', details)];
  if (daysBetween(today, until) > REMIND_DAYS) return [];
  return [{ ...state('abroad_condition_ends_soon', details), risk: 'at-risk' }];
}

/** 《个人信息保护法》第四十条: how many persons, or who provides. */
function threshold(abroad: Abroad, open: OpenTransfer, gone: number, critical: boolean): readonly Lapse[] {
  if (abroad.mechanism === null || abroad.mechanism === 'security_assessment') return [];
  const planned = open.transfer.begun_on === null ? (open.transfer.persons ?? 0) : 0;
  const count = gone + planned;
  if (!critical && count < SECURITY_ASSESSMENT_FROM) return [];
  return [
    open.state('abroad_needs_security_assessment', {
      fact: fact(`${open.at}/abroad/mechanism`, abroad.mechanism),
      of: open.of,
      values: { count },
    }),
  ];
}

/** Persons whose face goes abroad now. */
function going(abroad: readonly OpenTransfer[]): number {
  return abroad
    .filter(({ transfer }) => transfer.begun_on !== null)
    .reduce((sum, { transfer }) => sum + (transfer.persons ?? 0), 0);
}

/** 《个人信息保护法》第三十九条. */
function persons(abroad: Abroad, { transfer, at, of, state }: OpenTransfer): Looked {
  const missing = RecipientAbroadItem.options.filter((item) => !abroad.told.includes(item)).length;
  const told =
    missing > 0
      ? [
          state('abroad_not_told', {
            fact: fact(`${at}/abroad/told`, abroad.told.length),
            of,
            values: { count: missing },
          }),
        ]
      : [];
  if (transfer.persons === null) return { lapses: told, unknown: [fact(`${at}/persons`, null)] };
  const consented = fact(`${at}/abroad/consented`, abroad.consented);
  if (abroad.consented === null) return { lapses: told, unknown: [consented] };
  const count = transfer.persons - abroad.consented;
  if (count <= 0) return { facts: [consented], lapses: told };
  return { lapses: [...told, state('abroad_without_consent', { fact: consented, of, values: { count } })] };
}

function unlisted({ egress }: Storage): readonly Lapse[] {
  if (egress === null || egress.places_abroad === 0) return [];
  const count = egress.places_abroad;
  return [
    transferLapse.broken('abroad_place_unlisted', {
      fact: fact('/storage/egress/places_abroad', count),
      values: { count },
    }),
  ];
}

/** 《个人信息保护法》第三十八条至第四十条; the rules on thresholds. */
export const abroadByCondition = rowRule(
  ['assessment', 'purpose', 'security', 'storage'],
  'counsel',
  (facts, now) => {
    const { security, storage } = facts;
    const abroad = openTransfers(storage).flatMap((open) =>
      open.transfer.abroad === null ? [] : [{ open, to: open.transfer.abroad }],
    );
    const places = unlisted(storage);
    const listed = new Set(abroad.map(({ open }) => open.transfer.purpose_id));
    const kept = placedOutside(facts, listed)
      .filter(({ place }) => place === 'abroad')
      .map((one) => transferLapse.broken('abroad_without_condition', { fact: one.fact, of: one.of }));
    if (abroad.length === 0 && places.length === 0 && kept.length === 0) {
      return judgedOf([], fact('/storage/transfers', 'none abroad'));
    }
    const critical = security.critical_infrastructure?.part === 'operator';
    const counted = fact('/storage/abroad_persons_this_year', storage.abroad_persons_this_year);
    const count = Math.max(storage.abroad_persons_this_year ?? 0, going(abroad.map(({ open }) => open)));
    return judgedOf([
      abroad.length > 0 && storage.abroad_persons_this_year === null
        ? { unknown: [counted] }
        : { facts: [counted] },
      { lapses: [...places, ...kept] },
      ...abroad.flatMap(({ open, to }) => [
        { lapses: [...condition(to, open, now), ...threshold(to, open, count, critical)] },
        persons(to, open),
      ]),
    ]);
  },
);
