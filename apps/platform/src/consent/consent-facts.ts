import type { HandedInFacts } from '@consentry/contract';
import { type PostureFacts, civilDate, civilDateAt, startOfDay } from '@consentry/law';
import { type Reading, sql } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { COOL_OFF_MS } from './consent.ts';

type Read = Reading<PlatformTables>;
type Section = PostureFacts['consent'];
type ByPurpose = Section['by_purpose'][number];
type Held = ByPurpose['held'];
type Counts = ReadonlyMap<string, number>;

/** Our setting: events are counted over so many days where the document names no first day. */
const EVENT_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Decisions as the law asks for them: persons by purpose, counted here; forms, and what was measured of them,
 * from the document. Every count is one statement over an index; nobody is listed.
 *
 * @param now epoch milliseconds
 */
export async function consentSection(
  reading: Read,
  handedIn: HandedInFacts['consent'] | null,
  base: HandedInFacts['consent'],
  now: number,
): Promise<Section> {
  const since = Math.min(
    now,
    handedIn === null ? now - EVENT_DAYS * DAY_MS : startOfDay(handedIn.events_since_on),
  );
  const [held, withdrawn, refusals, ends, asked, outages] = [
    await countHeld(reading, now),
    await countWithdrawn(reading),
    await countRefusals(reading, since),
    await countEnds(reading, since),
    await countAskedAgain(reading, since),
    await countRefusedAtCheckpoints(reading, civilDateAt(since)),
  ];
  const known = new Map(base.by_purpose.map((one) => [one.purpose_id, one]));
  const purposes = await reading.selectFrom('purposes').select('purpose').orderBy('purpose').execute();
  const own = purposes.map(({ purpose }) => {
    const of = held.get(purpose) ?? NOBODY;
    const refused = refusals.get(purpose) ?? 0;
    const ended = ends.get(purpose) ?? 0;
    const again = asked.get(purpose);
    return countsOf(
      purpose,
      { ...of, withdrawn: of.withdrawn + (withdrawn.get(purpose) ?? 0) },
      {
        refusals: refused,
        withdrawals: ended,
        asked_again: Math.min(refused, again?.persons ?? 0),
        asked_again_repeatedly: Math.min(refused, again?.repeatedly ?? 0),
        ...servedOf(known.get(purpose), outages.get(purpose), refused + ended),
      },
      known.get(purpose),
    );
  });
  const mine = new Set(purposes.map(({ purpose }) => purpose));
  return {
    ...base,
    events_since_on: civilDate(civilDateAt(since)),
    by_purpose: [...own, ...base.by_purpose.filter(({ purpose_id }) => !mine.has(purpose_id))],
    withdrawal: await withdrawalFacts(reading, base.withdrawal, since),
    cool_off_days: COOL_OFF_MS / DAY_MS,
  };
}

const NOBODY: Held = {
  current: 0,
  older_notice: 0,
  older_version: 0,
  other_mode: 0,
  other_basis: 0,
  refused: 0,
  withdrawn: 0,
  undecided: 0,
};

type Events = Pick<
  ByPurpose,
  'refusals' | 'withdrawals' | 'asked_again' | 'asked_again_repeatedly' | 'turned_away' | 'served_otherwise'
>;

/** Consents are in the platform with their evidence, receipt and end, or not at all; no signature is kept. */
function countsOf(
  purpose_id: string,
  held: Held,
  events: Events,
  handedIn: ByPurpose | undefined,
): ByPurpose {
  const persons = Object.values(held).reduce((sum, count) => sum + count, 0);
  return {
    purpose_id,
    persons,
    held,
    written_required_by: handedIn?.written_required_by ?? null,
    written: Math.min(held.current, handedIn?.written ?? 0),
    evidence_missing: 0,
    receipts_handed: held.current,
    without_end: 0,
    ...events,
    used_under_older_notice: Math.min(held.older_notice, handedIn?.used_under_older_notice ?? 0),
    used_under_older_version: Math.min(
      held.older_version + held.other_mode,
      handedIn?.used_under_older_version ?? 0,
    ),
    captured_before_consent: handedIn?.captured_before_consent ?? 0,
    decided_before_notice: handedIn?.decided_before_notice ?? 0,
    used_after_withdrawal: handedIn?.used_after_withdrawal ?? 0,
  };
}

/** Who said no at a checkpoint and got on otherwise; of the others nobody knows. */
function servedOf(
  handedIn: ByPurpose | undefined,
  counted: { readonly refused: number; readonly turned_away: number } | undefined,
  most: number,
): Pick<ByPurpose, 'turned_away' | 'served_otherwise'> {
  const turned_away = Math.min(most, counted?.turned_away ?? handedIn?.turned_away ?? 0);
  const served =
    counted === undefined ? (handedIn?.served_otherwise ?? 0) : counted.refused - counted.turned_away;
  return { turned_away, served_otherwise: Math.min(most - turned_away, served) };
}

/** Persons under a consent that nothing has ended, by how it stands to purpose and notice of now. */
async function countHeld(reading: Read, now: number): Promise<ReadonlyMap<string, Held>> {
  const given = await reading
    .selectFrom('consents')
    .select((e) => [
      'purpose',
      'purpose_version',
      'mode',
      'notice_digest',
      e.fn.countAll<number>().as('persons'),
      e.fn.sum<number>(e.case().when('not_after', '<=', now).then(1).else(0).end()).as('over'),
    ])
    .where('kind', '=', 'recognition')
    .where('decision', '=', 'given')
    .groupBy(['purpose', 'purpose_version', 'mode', 'notice_digest'])
    .execute();
  // A cross join is made in the order in which it is written: from the few ends, not from all consents.
  const ended = await reading
    .selectFrom('withdrawals as w')
    .crossJoin('consents as c')
    .whereRef('c.consent', '=', 'w.consent')
    .select((e) => [
      'c.purpose',
      'c.purpose_version',
      'c.mode',
      'c.notice_digest',
      e.fn.countAll<number>().as('persons'),
      e.fn.sum<number>(e.case().when('c.not_after', '<=', now).then(1).else(0).end()).as('over'),
    ])
    .where('c.kind', '=', 'recognition')
    .where('c.decision', '=', 'given')
    .groupBy(['c.purpose', 'c.purpose_version', 'c.mode', 'c.notice_digest'])
    .execute();
  const endedOf = new Map(ended.map((one) => [keyOf(one), one]));
  const notices = await reading
    .selectFrom('notices')
    .select(['purpose', 'digest'])
    .where('state', '=', 'in_force')
    .execute();
  const digest = new Map(notices.map((one) => [one.purpose, one.digest]));
  const modes = await modesInForce(reading);
  const purposes = await reading.selectFrom('purposes').select(['purpose', 'version']).execute();
  const versions = new Map(purposes.map((one) => [one.purpose, one.version]));
  const counts = new Map<string, Held>();
  for (const row of given) {
    const of = endedOf.get(keyOf(row));
    const over = row.over - (of?.over ?? 0);
    const living = row.persons - (of?.persons ?? 0) - over;
    const held = counts.get(row.purpose) ?? { ...NOBODY };
    const version = versions.get(row.purpose);
    if (version === undefined) continue;
    const group = groupOf({ ...row, version }, digest.get(row.purpose), modes.get(row.purpose));
    // A consent whose time is over is over, whether or not anything has swept it yet.
    const more = { ...held, [group]: held[group] + living };
    counts.set(row.purpose, { ...more, withdrawn: more.withdrawn + over });
  }
  return counts;
}

interface Terms {
  readonly purpose_version: number;
  readonly version: number;
  readonly mode: string;
  readonly notice_digest: string;
}

function groupOf(row: Terms, digest: string | undefined, mode: string | undefined): keyof Held {
  if (row.purpose_version !== row.version) return 'older_version';
  if (mode !== undefined && row.mode !== mode) return 'other_mode';
  return digest === undefined || row.notice_digest === digest ? 'current' : 'older_notice';
}

function keyOf(one: Omit<Terms, 'version'> & { readonly purpose: string }): string {
  return JSON.stringify([one.purpose, one.purpose_version, one.mode, one.notice_digest]);
}

async function modesInForce(reading: Read): Promise<ReadonlyMap<string, string>> {
  const rows = await reading
    .selectFrom('purpose_versions')
    .select(['purpose', 'content'])
    .where('state', '=', 'in_force')
    .execute();
  return new Map(
    rows.map(({ purpose, content }) => [purpose, (JSON.parse(content) as { readonly mode: string }).mode]),
  );
}

/** Persons whose consent is over, and of whom not every device has said that the template is gone. */
async function countWithdrawn(reading: Read): Promise<Counts> {
  const rows = await reading
    .selectFrom('consent_ends as ended')
    .innerJoin('consents as c', 'c.consent', 'ended.consent')
    .leftJoin('open_consents as open', (on) =>
      on
        .onRef('open.person', '=', 'c.person')
        .onRef('open.purpose', '=', 'c.purpose')
        .on('open.kind', '=', 'recognition'),
    )
    .select((e) => ['c.purpose', e.fn.count<number>('c.person').distinct().as('persons')])
    .where('ended.erased_at', 'is', null)
    .where('c.kind', '=', 'recognition')
    .where('open.consent', 'is', null)
    .groupBy('c.purpose')
    .execute();
  return new Map(rows.map(({ purpose, persons }) => [purpose, persons]));
}

async function countRefusals(reading: Read, since: number): Promise<Counts> {
  const rows = await reading
    .selectFrom('consents')
    .select((e) => ['purpose', e.fn.countAll<number>().as('persons')])
    .where('decision', '=', 'refused')
    .where('kind', '=', 'recognition')
    .where('decided_at', '>=', since)
    .groupBy('purpose')
    .execute();
  return new Map(rows.map(({ purpose, persons }) => [purpose, persons]));
}

async function countEnds(reading: Read, since: number): Promise<Counts> {
  const rows = await reading
    .selectFrom('withdrawals as w')
    .crossJoin('consents as c')
    .whereRef('c.consent', '=', 'w.consent')
    .select((e) => ['c.purpose', e.fn.countAll<number>().as('persons')])
    .where('w.accepted_at', '>=', since)
    .where('w.reason', '=', 'withdrawn')
    .where('c.kind', '=', 'recognition')
    .groupBy('c.purpose')
    .execute();
  return new Map(rows.map(({ purpose, persons }) => [purpose, persons]));
}

/** Persons whom staff asked within the cool-off after their no (R06.9). */
async function countAskedAgain(reading: Read, since: number) {
  const times = reading
    .selectFrom('consents as c')
    .innerJoin('consent_requests as asked', (on) =>
      on.onRef('asked.person', '=', 'c.person').onRef('asked.purpose', '=', 'c.purpose'),
    )
    .select((e) => ['c.purpose', 'c.person', e.fn.countAll<number>().as('times')])
    .where('c.decision', '=', 'refused')
    .where('c.kind', '=', 'recognition')
    .where('c.decided_at', '>=', since)
    .whereRef('asked.asked_at', '>', 'c.decided_at')
    .where(sql<boolean>`asked.asked_at < c.decided_at + ${COOL_OFF_MS}`)
    .groupBy(['c.purpose', 'c.person']);
  const rows = await reading
    .selectFrom(times.as('t'))
    .select((e) => [
      't.purpose',
      e.fn.countAll<number>().as('persons'),
      e.fn.sum<number>(e.case().when('t.times', '>', 1).then(1).else(0).end()).as('repeatedly'),
    ])
    .groupBy('t.purpose')
    .execute();
  return new Map(
    rows.map(({ purpose, persons, repeatedly }) => [purpose, { persons: persons, repeatedly: repeatedly }]),
  );
}

async function countRefusedAtCheckpoints(reading: Read, sinceDay: string) {
  const rows = await reading
    .selectFrom('refusal_counts as r')
    .innerJoin('checkpoints as c', 'c.checkpoint', 'r.checkpoint')
    .select((e) => [
      'c.purpose',
      e.fn.sum<number>('r.refused').as('refused'),
      e.fn.sum<number>('r.turned_away').as('turned_away'),
    ])
    .where('r.day', '>=', sinceDay)
    .groupBy('c.purpose')
    .execute();
  return new Map(
    rows.map(({ purpose, refused, turned_away }) => [
      purpose,
      { refused: refused, turned_away: turned_away },
    ]),
  );
}

type Withdrawal = Section['withdrawal'];
type Channel = Withdrawal['channels'][number];

/** By which channel each kind of end comes; whoever withdraws needs no account and no capture. */
const CHANNEL_OF: Readonly<Record<string, Channel['id']>> = {
  person: 'web',
  guardian: 'web',
  paper: 'letter',
  staff: 'staff',
};

/** When each way out last worked, and how long the slowest end took until no device could match any more. */
async function withdrawalFacts(reading: Read, handedIn: Withdrawal, since: number): Promise<Withdrawal> {
  const worked = await reading
    .selectFrom('withdrawals')
    .select((e) => ['by_kind', e.fn.max('accepted_at').as('at')])
    .where('accepted_at', '>=', since)
    .where('reason', '=', 'withdrawn')
    .groupBy('by_kind')
    .execute();
  const slowest = await reading
    .selectFrom('consent_ends')
    .select(sql<number | null>`max(effective_at - accepted_at)`.as('ms'))
    .where('accepted_at', '>=', since)
    .where('effective_at', 'is not', null)
    .executeTakeFirst();
  const channels = new Map(handedIn.channels.map((one) => [one.id, one]));
  for (const { by_kind, at } of worked) {
    const id = CHANNEL_OF[by_kind];
    if (id === undefined || at === null) continue;
    const before = channels.get(id);
    const last = Math.max(at, before?.worked_at ? Date.parse(before.worked_at) : 0);
    channels.set(id, {
      ...(before ?? { id, account_needed: false, new_capture_needed: false }),
      worked_at: new Date(last).toISOString(),
    });
  }
  const ms = slowest?.ms ?? null;
  return {
    ...handedIn,
    channels: [...channels.values()],
    slowest_online_s: ms === null ? handedIn.slowest_online_s : Math.ceil(ms / 1000),
  };
}
