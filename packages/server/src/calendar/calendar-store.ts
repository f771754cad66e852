import { randomUUID } from 'node:crypto';
import type { CalendarView } from '@consentry/contract';
import {
  STATE_COUNCIL_CALENDARS,
  StateCouncilCalendar,
  calendarChanges,
  knownCalendars,
  learnCalendars,
} from '@consentry/law';
import type { Logger } from 'pino';
import { appendEvent } from '../database/events.ts';
import type { Database, Reading, Writing } from '../database/database.ts';
import type { CalendarTables } from './calendar-tables.ts';

type Read = Reading<CalendarTables>;
type Write = Writing<CalendarTables>;
type Row = CalendarTables['state_council_calendars'];

const iso = (at: number) => new Date(at).toISOString();

/** Stream of deadlines: a calendar makes other days of them. */
const STREAM = 'deadlines';
/** How soon a replica learns of a calendar that another one approved. */
const EVERY_MS = 60_000;

function contentOf({ content }: Pick<Row, 'content'>): StateCouncilCalendar {
  return StateCouncilCalendar.parse(JSON.parse(content));
}

async function readRows(reading: Read): Promise<readonly Row[]> {
  return reading.selectFrom('state_council_calendars').selectAll().orderBy('proposed_at').execute();
}

/** The approved ones, so that of a year the last comes last. */
function approved(rows: readonly Row[]): readonly Row[] {
  return rows
    .filter((row) => row.approved_at !== null)
    .toSorted((a, b) => (a.approved_at ?? 0) - (b.approved_at ?? 0));
}

/** Finds one by its id. */
export async function findCalendar(reading: Read, calendar: string): Promise<Row | null> {
  return (await readRows(reading)).find((row) => row.calendar === calendar) ?? null;
}

/** Reads all that were delivered, approved or wait, the latest year first. */
export async function readCalendars(reading: Read): Promise<readonly CalendarView[]> {
  const rows = await readRows(reading);
  const counting = new Map(approved(rows).map((row) => [row.year, row.calendar]));
  const delivered = STATE_COUNCIL_CALENDARS.map(
    (content): CalendarView => ({
      calendar: null,
      state: counting.has(content.year) ? 'replaced' : 'delivered',
      content,
      proposed_by: null,
      proposed_at: null,
      approved_by: null,
      approved_at: null,
      changes: [],
    }),
  );
  const loaded = rows.map((row): CalendarView => {
    const content = contentOf(row);
    const waits = row.approved_at === null;
    return {
      calendar: row.calendar,
      state: waits ? 'waits' : counting.get(row.year) === row.calendar ? 'counts' : 'replaced',
      content,
      proposed_by: row.proposed_by,
      proposed_at: iso(row.proposed_at),
      approved_by: row.approved_by,
      approved_at: row.approved_at === null ? null : iso(row.approved_at),
      changes: waits ? [...calendarChanges(content, knownCalendars())] : [],
    };
  });
  return [...delivered, ...loaded].toSorted((a, b) => b.content.year - a.content.year).slice(0, 200);
}

/** Keeps one that waits for another person, in place of one of the year that waited. @returns its id */
export async function proposeCalendar(
  writing: Write,
  content: StateCouncilCalendar,
  by: string,
  now: number,
): Promise<string> {
  const { year } = content;
  await writing
    .deleteFrom('state_council_calendars')
    .where('year', '=', year)
    .where('approved_at', 'is', null)
    .execute();
  const calendar = randomUUID();
  await writing
    .insertInto('state_council_calendars')
    .values({
      calendar,
      year,
      content: JSON.stringify(content),
      proposed_by: by,
      proposed_at: now,
      approved_by: null,
      approved_at: null,
    })
    .execute();
  await tell(writing, 'deadline.calendar_proposed', { calendar, year, by }, now);
  return calendar;
}

/** Lets one count. */
export async function approveCalendar(
  writing: Write,
  { calendar, year }: Pick<Row, 'calendar' | 'year'>,
  by: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('state_council_calendars')
    .set({ approved_by: by, approved_at: now })
    .where('calendar', '=', calendar)
    .execute();
  await tell(writing, 'deadline.calendar_approved', { calendar, year, by }, now);
}

async function tell(writing: Write, kind: string, body: object, now: number): Promise<void> {
  await appendEvent(writing, STREAM, { kind, body: JSON.stringify(body), at: now });
}

/** Lets this program count by what is approved. */
export async function learnApproved(reading: Read): Promise<void> {
  learnCalendars(approved(await readRows(reading)).map(contentOf));
}

/** Learns what is approved, and each minute what was approved since, in this replica. */
export async function followCalendars({
  database,
  log,
}: {
  readonly database: Pick<Database<CalendarTables>, 'reading'>;
  readonly log: Pick<Logger, 'warn'>;
}): Promise<AsyncDisposable> {
  await learnApproved(database.reading);
  let learning = Promise.resolve();
  const timer = setInterval(() => {
    learning = learnApproved(database.reading).catch((error: unknown) => {
      log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'calendars were not read');
    });
  }, EVERY_MS);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await learning;
    },
  };
}
