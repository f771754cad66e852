import type { HandedInFacts } from '@consentry/contract';
import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';
import { ownFiling } from '../filing/filing-facts.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from './people.ts';

type Read = Reading<PlatformTables>;
type Filing = PostureFacts['filing'];
type Stock = NonNullable<Filing['stock']>;

/** How the platform counts (§ 第十五条第一款, readings G1, G2); its digest is the statement of the method. */
const METHOD = {
  counts:
    'persons under a consent to recognition that nothing has ended, and persons whose consent has ended and whose template not every device has said to be gone',
  same_person_by: 'keyed hash (HMAC-SHA-256) of one kind of identifier, the same kind for all',
  lower: 'distinct hashes; whoever has no identifier of that kind may be one of them',
  upper: 'distinct hashes and everybody without one',
  never: 'by comparing faces',
};

/**
 * Persons whose face is stored, by the platform's own count; filings, their history and a group from the
 * document. Devices hold one template a grant, so that grants and what is not yet erased are the records.
 *
 * @param now epoch milliseconds
 */
export async function filingSection(
  reading: Read,
  handedIn: HandedInFacts['filing'],
  now: number,
): Promise<Filing> {
  const processor = await readStock(reading);
  const records = Math.max(await countRecords(reading), processor.upper);
  const purposes = await reading
    .selectFrom('purposes')
    .select('purpose')
    .where('state', 'in', ['active', 'suspended', 'ended'])
    .orderBy('purpose')
    .execute();
  const stock: Stock = {
    counted_at: new Date(now).toISOString(),
    counts: 'persons_stored',
    same_person_by: 'keyed_hash',
    method: contentDigest(METHOD),
    records,
    purpose_ids: purposes.map(({ purpose }) => purpose),
    places: await countPlaces(reading),
    processor,
    group: groupOf(handedIn, processor),
  };
  return { ...handedIn, stock, ...(await ownFiling(reading, handedIn, stock)) };
}

/** A group has at least whom the processor has. */
function groupOf(
  { stock, reached }: HandedInFacts['filing'],
  { lower, upper }: Stock['processor'],
): Stock['group'] {
  if (reached.group === null) return null;
  const named = stock?.group ?? { lower: 0, upper: 0 };
  return { lower: Math.max(named.lower, lower), upper: Math.max(named.upper, upper) };
}

/** Counts everybody in stock once, and of them those with a hash of the kind that most of them have. */
export async function readStock(reading: Read): Promise<Stock['processor']> {
  const [open] = await reading
    .selectFrom('open_consents')
    .select((e) => e.fn.count<number>('person').distinct().as('persons'))
    .where('kind', '=', 'recognition')
    .execute();
  const [ended] = await endedAlone(reading)
    .select((e) => e.fn.count<number>('c.person').distinct().as('persons'))
    .execute();
  const upper = (open?.persons ?? 0) + (ended?.persons ?? 0);
  if (upper === 0) return { lower: 0, upper: 0 };
  // A key is one person's and a person has one of a kind: keys are persons.
  const keys = await keysOfOpen(reading);
  const ofEnded = await endedAlone(reading)
    .innerJoin('person_keys as k', 'k.person', 'c.person')
    .select((e) => ['k.kind', e.fn.count<number>('k.person').distinct().as('keys')])
    .groupBy('k.kind')
    .execute();
  for (const one of ofEnded) keys.set(one.kind, (keys.get(one.kind) ?? 0) + one.keys);
  const known = Math.max(0, ...keys.values());
  return { lower: Math.max(known, upper > known ? 1 : 0), upper };
}

/** Keys of those with an open consent, by kind: one sum each, since groups would be read in the order of keys. */
async function keysOfOpen(reading: Read): Promise<Map<IdentifierKind, number>> {
  const sums = await reading
    .selectFrom('person_keys as k')
    .select((e) =>
      IDENTIFIER_KINDS.map((kind) =>
        e.fn.sum<number | null>(e.case().when('k.kind', '=', kind).then(1).else(0).end()).as(kind),
      ),
    )
    .where((e) =>
      e.exists(
        e
          .selectFrom('open_consents as open')
          .select('open.person')
          .whereRef('open.person', '=', 'k.person')
          .where('open.kind', '=', 'recognition'),
      ),
    )
    .executeTakeFirst();
  return new Map(IDENTIFIER_KINDS.map((kind) => [kind, sums?.[kind] ?? 0]));
}

/** Ends of whoever has no other consent, while not every device has said that the template is gone. */
function endedAlone(reading: Read) {
  return reading
    .selectFrom('consent_ends as ended')
    .innerJoin('consents as c', 'c.consent', 'ended.consent')
    .leftJoin('open_consents as other', (on) =>
      on.onRef('other.person', '=', 'c.person').on('other.kind', '=', 'recognition'),
    )
    .where('ended.erased_at', 'is', null)
    .where('c.kind', '=', 'recognition')
    .where('other.consent', 'is', null);
}

async function countRecords(reading: Read): Promise<number> {
  const [granted] = await reading
    .selectFrom('device_grants')
    .select((e) => e.fn.countAll<number>().as('records'))
    .execute();
  const [ended] = await reading
    .selectFrom('device_tombstones')
    .select((e) => e.fn.countAll<number>().as('records'))
    .where('erased_at', 'is', null)
    .execute();
  return (granted?.records ?? 0) + (ended?.records ?? 0);
}

/** Devices, and of them those that said that they hold what the platform told them to. */
async function countPlaces(reading: Read): Promise<Stock['places']> {
  const [places] = await reading
    .selectFrom('device_sets as s')
    .innerJoin('devices as d', 'd.device', 's.device')
    .select((e) => [
      e.fn.countAll<number>().as('known'),
      e.fn
        .sum<number>(e.case().when('s.acknowledged', '=', e.ref('s.epoch')).then(1).else(0).end())
        .as('counted'),
    ])
    .where('d.state', '!=', 'retired')
    .execute();
  return { known: places?.known ?? 0, counted: places?.counted ?? 0 };
}
