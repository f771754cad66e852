import {
  AccessList,
  ExtractRecord,
  ProcessingRecord,
  ReadAccesses,
  ReadRecord,
  RecordExtract,
} from '@consentry/contract';
import { civilDate, daysBetween, startOfDay } from '@consentry/law';
import { ProblemError, openCursor, sealCursor } from '@consentry/server';
import { nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { findPurpose } from '../purpose/purpose-store.ts';
import { reasonOf } from './access-reason.ts';
import { extractRecord } from './extract-record.ts';
import { type Period, readAccesses, readEntries } from './record-store.ts';

const LIST = 'record';
const ACCESSES = 'record accesses';
const DAY_MS = 24 * 60 * 60_000;
/** Days of one extract at most. */
export const EXTRACT_DAYS_MAX = 366;

/** The record of processing: what was processed, and who saw personal data; nothing of it can be changed. */
export function recordRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/record',
    action: 'record.read',
    summary: 'Shows what was processed in a period, for a purpose or for all, in order of time.',
    query: ReadRecord,
    answer: ProcessingRecord,
    problems: ['cursor_unknown'],
    about: async () => ({}),
    read: async (reading, { query: { purpose, cursor, limit, ...days } }) => {
      const period = periodOf(days);
      const list = `${LIST} ${days.from} ${days.to} ${purpose ?? ''}`;
      const [at, stream, sequence] = cursor === undefined ? [] : openCursor(keys.secret, list, cursor);
      const after =
        at === undefined ? null : { at: Number(at), stream: String(stream), sequence: Number(sequence) };
      const { entries, next } = await readEntries(reading, period, { purpose, after, limit });
      const place = next === null ? null : [next.at, next.stream, next.sequence];
      return { body: { entries, cursor: place === null ? null : sealCursor(keys.secret, list, place) } };
    },
  });
  server.query({
    url: '/v1/record/accesses',
    action: 'record.read',
    operation: 'record.accesses',
    summary: 'Shows who saw or changed personal data in a period, and why.',
    query: ReadAccesses,
    answer: AccessList,
    problems: ['cursor_unknown'],
    about: async () => ({}),
    read: async (reading, { query: { cursor, limit, ...days } }) => {
      const list = `${ACCESSES} ${days.from} ${days.to}`;
      const [at, access] = cursor === undefined ? [] : openCursor(keys.secret, list, cursor);
      const after = at === undefined ? null : { at: Number(at), access: String(access) };
      const rows = await readAccesses(reading, periodOf(days), after, limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          accesses: page.map((row) => ({
            at: new Date(row.at).toISOString(),
            by: { kind: row.by_kind, id: row.by_id, role: row.role },
            action: row.action,
            route: row.route,
            person: row.person,
            site: row.site,
            reason: row.reason,
            reference: row.reference,
            request_id: row.request,
          })),
          cursor: last === undefined ? null : sealCursor(keys.secret, list, [last.at, last.access]),
        },
      };
    },
  });
  server.query({
    url: '/v1/record/extract',
    action: 'record.extract',
    summary:
      'Gives the record of a purpose in a period as one document with its digest. Needs Access-Reason.',
    query: ExtractRecord,
    answer: RecordExtract,
    problems: ['record_too_long', 'reason_missing'],
    about: async (reading, { query: { purpose } }) =>
      (await findPurpose(reading, purpose)) === null ? null : {},
    read: async (reading, { query: { purpose, from, to } }, { now, principal, headers }) => {
      const period = periodOf({ from, to });
      if (daysBetween(civilDate(from), civilDate(to)) >= EXTRACT_DAYS_MAX)
        throw new ProblemError('record_too_long', { fields: ['/from', '/to'] });
      const reason = reasonOf(headers['access-reason'])?.reason ?? null;
      const extracted = { purpose, from, to, period, made_by: nameOf(principal), reason };
      return { body: await extractRecord(reading, extracted, now) };
    },
  });
}

/** @throws {ProblemError} `time_order` */
export function periodOf({ from, to }: { readonly from: string; readonly to: string }): Period {
  if (to < from) throw new ProblemError('time_order', { fields: ['/from', '/to'] });
  return { from: startOfDay(civilDate(from)), until: startOfDay(civilDate(to)) + DAY_MS };
}
