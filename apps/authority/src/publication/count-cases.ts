import { authorityComplaintDeadline, civilDate, countable } from '@consentry/law';
import { type Reading, inTransaction, overAt, readEvents } from '@consentry/server';
import { z } from 'zod';
import type { AuthorityContext } from '../authority.ts';
import { reportedInTime } from '../incident/incident.ts';
import { findingsOf, rectificationsOf } from '../inspection/inspection-view.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type Figure, type Measure, Tally, monthAt, monthsBetween, spanOf } from './figure.ts';

type Read = Reading<AuthorityTables>;

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 28_800_000;
/** Rows written by one statement. */
const CHUNK = 1000;
/** Events looked at together; ids asked for by one statement. */
const EVENTS = 500;
/** Another replica may count at the same time. */
const TRIES = 5;

/** Cases of one kind, and how they are counted. */
interface Source {
  /** Their stream of events. */
  readonly stream: string;
  /** What an event of it calls the case. */
  readonly named: 'complaint' | 'filing' | 'inspection' | 'incident';
  readonly measures: readonly Measure[];
  /** Months of these cases. */
  readonly monthsOf: (reading: Read, cases: readonly string[]) => Promise<readonly (number | null)[]>;
  /** The first one of all. */
  readonly first: (reading: Read) => Promise<number | null>;
  /** Counts one month. */
  readonly count: (reading: Read, month: string) => Promise<readonly Figure[]>;
}

const SOURCES: readonly Source[] = [
  {
    stream: 'complaints',
    named: 'complaint',
    measures: ['complaint.topic', 'complaint.state', 'complaint.result', 'complaint.time', 'complaint.days'],
    monthsOf: async (reading, cases) => {
      const rows = await reading
        .selectFrom('complaints')
        .select('received_at')
        .where('complaint', 'in', cases)
        .execute();
      return rows.map(({ received_at }) => received_at);
    },
    first: async (reading) => {
      const row = await reading
        .selectFrom('complaints')
        .select('received_at')
        .orderBy('received_at')
        .limit(1)
        .executeTakeFirst();
      return row?.received_at ?? null;
    },
    count: countComplaints,
  },
  {
    stream: 'filings',
    named: 'filing',
    measures: ['filing.state', 'filing.accepted', 'filing.mode', 'filing.persons', 'filing.devices'],
    monthsOf: async (reading, cases) => {
      const rows = await reading
        .selectFrom('filings')
        .select(['received_at', 'accepted_at'])
        .where('filing', 'in', cases)
        .execute();
      return rows.flatMap(({ received_at, accepted_at }) => [received_at, accepted_at]);
    },
    first: async (reading) => {
      const row = await reading
        .selectFrom('filings')
        .select('received_at')
        .orderBy('received_at')
        .limit(1)
        .executeTakeFirst();
      return row?.received_at ?? null;
    },
    count: countFilings,
  },
  {
    stream: 'inspections',
    named: 'inspection',
    measures: ['inspection.result', 'inspection.rectification'],
    monthsOf: async (reading, cases) => {
      const rows = await reading
        .selectFrom('inspections')
        .select('ordered_at')
        .where('inspection', 'in', cases)
        .execute();
      return rows.map(({ ordered_at }) => ordered_at);
    },
    first: async (reading) => {
      const row = await reading
        .selectFrom('inspections')
        .select('ordered_at')
        .orderBy('ordered_at')
        .limit(1)
        .executeTakeFirst();
      return row?.ordered_at ?? null;
    },
    count: countInspections,
  },
  {
    stream: 'incidents',
    named: 'incident',
    measures: ['incident.kind', 'incident.grade', 'incident.state', 'incident.time'],
    monthsOf: async (reading, cases) => {
      const rows = await reading
        .selectFrom('incidents')
        .select('received_at')
        .where('incident', 'in', cases)
        .execute();
      return rows.map(({ received_at }) => received_at);
    },
    first: async (reading) => {
      const row = await reading
        .selectFrom('incidents')
        .select('received_at')
        .orderBy('received_at')
        .limit(1)
        .executeTakeFirst();
      return row?.received_at ?? null;
    },
    count: countIncidents,
  },
];

/** What happened to a case: ids and codes. */
const Body = z.record(z.string(), z.unknown());

/**
 * Counts anew every month in which something happened to a case since the last time; the first time, all of them.
 * Months and how far was counted are written together, or not at all where another replica was faster.
 */
export async function countCases(context: AuthorityContext): Promise<void> {
  for (const source of SOURCES) {
    let counted = false;
    for (let tries = 0; !counted && tries < TRIES; tries += 1) counted = await countSource(context, source);
  }
}

async function countSource({ database, now }: AuthorityContext, source: Source): Promise<boolean> {
  const { aside, reading } = database;
  const { stream, measures } = source;
  const before = await placeOf(reading, stream);
  const last = await lastOf(reading, stream);
  const months =
    before === null ? await allMonths(reading, source, now()) : await since(reading, source, before, last);
  const rows: Figure[] = [];
  for (const month of months) rows.push(...(await source.count(aside, month)));
  return inTransaction(database, async (writing) => {
    if ((await placeOf(writing, stream)) !== before) return false;
    if (months.length > 0) {
      await writing
        .deleteFrom('figures')
        .where('month', 'in', months)
        .where('measure', 'in', measures)
        .execute();
    }
    for (let at = 0; at < rows.length; at += CHUNK) {
      await writing
        .insertInto('figures')
        .values(rows.slice(at, at + CHUNK))
        .execute();
    }
    const place = { last, counted_at: now() };
    await writing
      .insertInto('figure_places')
      .values({ stream, ...place })
      .onConflict((on) => on.column('stream').doUpdateSet(place))
      .execute();
    return true;
  });
}

async function placeOf(reading: Read, stream: string): Promise<number | null> {
  const row = await reading
    .selectFrom('figure_places')
    .select('last')
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.last ?? null;
}

/** When the cases were last counted, epoch milliseconds: the kind that waits the longest; `null` before the first time. */
export async function countedAt(reading: Read): Promise<number | null> {
  const rows = await reading.selectFrom('figure_places').select('counted_at').execute();
  return rows.length < SOURCES.length ? null : Math.min(...rows.map(({ counted_at }) => counted_at));
}

/** Number of the last event, read before anything is counted: what comes meanwhile is counted next time. */
async function lastOf(reading: Read, stream: string): Promise<number> {
  const row = await reading
    .selectFrom('streams')
    .select('last')
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function allMonths(reading: Read, source: Source, now: number): Promise<readonly string[]> {
  const first = await source.first(reading);
  return first === null ? [] : monthsBetween(monthAt(first), monthAt(now));
}

async function since(reading: Read, source: Source, last: number, to: number): Promise<readonly string[]> {
  const months = new Set<string>();
  for (let at = last; at < to; ) {
    const events = await readEvents(reading, source.stream, at, EVENTS);
    const end = events.at(-1);
    if (end === undefined) break;
    const cases = new Set(
      events.flatMap(({ body }) => {
        const found = Body.parse(JSON.parse(body))[source.named];
        return typeof found === 'string' ? [found] : [];
      }),
    );
    if (cases.size > 0) {
      for (const instant of await source.monthsOf(reading, [...cases])) {
        if (instant !== null) months.add(monthAt(instant));
      }
    }
    at = end.sequence;
  }
  return [...months];
}

async function countComplaints(reading: Read, month: string): Promise<readonly Figure[]> {
  const tally = new Tally();
  const [from, until] = spanOf(month);
  const received = await reading
    .selectFrom('complaints')
    .select((fields) => [
      'department',
      fields.fn<string>('substr', ['region', fields.lit(1), fields.lit(2)]).as('province'),
      'topic',
      'state',
      fields.fn.countAll<number>().as('amount'),
    ])
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .groupBy(['department', 'province', 'topic', 'state'])
    .execute();
  for (const { department, province, topic, state, amount } of received) {
    const of = { department, month, region: province, amount };
    tally.add({ ...of, measure: 'complaint.topic', value: topic });
    tally.add({ ...of, measure: 'complaint.state', value: state });
    if (state !== 'told' && state !== 'closed') {
      tally.add({ ...of, measure: 'complaint.result', value: 'open' });
    }
  }
  const told = await reading
    .selectFrom('complaints')
    .select((fields) => [
      'department',
      fields.fn<string>('substr', ['region', fields.lit(1), fields.lit(2)]).as('province'),
      'result',
      'received_on',
      'due_days',
      fields(fields.parens('told_at', '+', fields.lit(SHANGHAI_MS)), '/', fields.lit(DAY_MS)).as('told_day'),
      fields.fn.countAll<number>().as('amount'),
    ])
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .where('state', 'in', ['told', 'closed'])
    .groupBy(['department', 'province', 'result', 'received_on', 'due_days', 'told_day'])
    .execute();
  const lateFrom = new Map<string, number>();
  for (const { department, province, result, received_on, due_days, told_day, amount } of told) {
    const of = { department, month, region: province, amount };
    const received_day = Date.parse(`${received_on}T00:00:00Z`) / DAY_MS;
    const days = Math.max(0, Number(told_day) - received_day);
    const clock = `${received_on} ${due_days}`;
    const late = lateFrom.get(clock) ?? firstLateDay(received_on, due_days);
    lateFrom.set(clock, late);
    tally.add({ ...of, measure: 'complaint.result', value: result ?? 'open' });
    tally.add({ ...of, measure: 'complaint.days', value: String(days) });
    tally.add({
      ...of,
      measure: 'complaint.time',
      value: Number(told_day) >= late ? 'late' : 'in_time',
    });
  }
  return tally.rows;
}

/** The first day, counted from 1970-01-01 in Asia/Shanghai, on which the outcome comes late (G30); none where no calendar reaches. */
function firstLateDay(received_on: string, due_days: number): number {
  const deadline = countable(() => authorityComplaintDeadline(civilDate(received_on), due_days));
  return deadline === null ? Infinity : Math.floor((overAt(deadline) + SHANGHAI_MS) / DAY_MS);
}

const Modes = z.array(z.string());

async function countFilings(reading: Read, month: string): Promise<readonly Figure[]> {
  const tally = new Tally();
  const [from, until] = spanOf(month);
  const received = await reading
    .selectFrom('filings')
    .select((fields) => [
      'department',
      fields.fn<string>('substr', ['region', fields.lit(1), fields.lit(2)]).as('province'),
      'state',
      'modes',
      fields.fn.countAll<number>().as('amount'),
      fields.fn.sum<number | string>('persons').as('persons'),
      fields.fn.sum<number | string>('devices').as('devices'),
    ])
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .groupBy(['department', 'province', 'state', 'modes'])
    .execute();
  for (const { department, province, state, modes, amount, persons, devices } of received) {
    const of = { department, month, region: province };
    tally.add({ ...of, measure: 'filing.state', value: state, amount });
    if (state !== 'accepted' && state !== 'changing') continue;
    tally.add({ ...of, measure: 'filing.persons', value: '', amount: Number(persons) });
    tally.add({ ...of, measure: 'filing.devices', value: '', amount: Number(devices) });
    for (const mode of Modes.parse(JSON.parse(modes))) {
      tally.add({ ...of, measure: 'filing.mode', value: mode, amount });
    }
  }
  const accepted = await reading
    .selectFrom('filings')
    .select((fields) => [
      'department',
      fields.fn<string>('substr', ['region', fields.lit(1), fields.lit(2)]).as('province'),
      fields.fn.countAll<number>().as('amount'),
    ])
    .where('accepted_at', '>=', from)
    .where('accepted_at', '<', until)
    .groupBy(['department', 'province'])
    .execute();
  for (const { department, province, amount } of accepted) {
    tally.add({ department, month, region: province, measure: 'filing.accepted', value: '', amount });
  }
  return tally.rows;
}

async function countInspections(reading: Read, month: string): Promise<readonly Figure[]> {
  const tally = new Tally();
  const [from, until] = spanOf(month);
  const ordered = await reading
    .selectFrom('inspections')
    .select(['department', 'region', 'state', 'findings', 'rectifications'])
    .where('ordered_at', '>=', from)
    .where('ordered_at', '<', until)
    .execute();
  for (const row of ordered) {
    const of = { department: row.department, month, region: row.region.slice(0, 2), amount: 1 };
    const closed = findingsOf(row).length === 0 ? 'nothing_found' : 'mended';
    tally.add({ ...of, measure: 'inspection.result', value: row.state === 'closed' ? closed : 'open' });
    for (const { fulfilled } of rectificationsOf(row)) {
      const value = fulfilled === null ? 'open' : fulfilled ? 'fulfilled' : 'not_fulfilled';
      tally.add({ ...of, measure: 'inspection.rectification', value });
    }
  }
  return tally.rows;
}

async function countIncidents(reading: Read, month: string): Promise<readonly Figure[]> {
  const tally = new Tally();
  const [from, until] = spanOf(month);
  const received = await reading
    .selectFrom('incidents')
    .selectAll()
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .execute();
  for (const row of received) {
    const { department, region, kind, grade, state } = row;
    const of = { department, month, region: region.slice(0, 2), amount: 1 };
    tally.add({ ...of, measure: 'incident.kind', value: kind });
    tally.add({ ...of, measure: 'incident.grade', value: grade ?? 'none' });
    tally.add({ ...of, measure: 'incident.state', value: state });
    const time = reportedInTime(row);
    if (time !== null) tally.add({ ...of, measure: 'incident.time', value: time });
  }
  return tally.rows;
}
