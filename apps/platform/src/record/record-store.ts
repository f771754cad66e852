import type { ProcessingEntry } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import { STAFF_STREAM } from '@consentry/staff';
import type { PlatformTables } from '../store/tables.ts';
import { Attribution } from './attribution.ts';
import { toldFields } from './told-fields.ts';

/** From the first instant of a period to the first after it, epoch milliseconds. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** Where reading goes on: the last event that was looked at. */
export interface Place {
  readonly at: number;
  readonly stream: string;
  readonly sequence: number;
}

/** Events looked at in one query, and for one page. */
const SCANNED = 500;
const SCANNED_MAX = 5000;

/**
 * Reads what was processed from the streams in which every slice tells what it does, in order of time. What
 * staff do with their own accounts is none of it.
 *
 * @param wanted `purpose` left out: of all
 * @returns fewer than `limit` where much had to be looked at; `next` is `null` at the end
 */
export async function readEntries(
  reading: Reading<PlatformTables>,
  period: Period,
  wanted: { readonly purpose?: string | undefined; readonly after: Place | null; readonly limit: number },
): Promise<{ readonly entries: ProcessingEntry[]; readonly next: Place | null }> {
  const attribution = new Attribution(reading);
  const entries: ProcessingEntry[] = [];
  let place = wanted.after;
  for (let scanned = 0; scanned < SCANNED_MAX; ) {
    const page = await readPage(reading, period, place);
    for (const { at, stream, sequence, kind, body } of page) {
      place = { at, stream, sequence };
      const told = JSON.parse(body) as Record<string, unknown>;
      const purposes = [...(await attribution.purposesOf(told))];
      if (wanted.purpose !== undefined && !purposes.includes(wanted.purpose)) continue;
      entries.push({
        at: new Date(at).toISOString(),
        stream,
        sequence,
        kind,
        purposes,
        body: toldFields(told),
      });
      if (entries.length === wanted.limit) return { entries, next: place };
    }
    if (page.length < SCANNED) return { entries, next: null };
    scanned += page.length;
  }
  return { entries, next: place };
}

function readPage(reading: Reading<PlatformTables>, { from, until }: Period, after: Place | null) {
  const all = reading
    .selectFrom('events')
    .selectAll()
    .where('at', '>=', after?.at ?? from)
    .where('at', '<', until)
    .where('stream', '<>', STAFF_STREAM);
  const rest =
    after === null
      ? all
      : all.where((row) =>
          row.or([
            row('at', '>', after.at),
            row('stream', '>', after.stream),
            row.and([row('stream', '=', after.stream), row('sequence', '>', after.sequence)]),
          ]),
        );
  return rest.orderBy('at').orderBy('stream').orderBy('sequence').limit(SCANNED).execute();
}

/** Reads who saw which personal data, in order of time. */
export async function readAccesses(
  reading: Reading<PlatformTables>,
  { from, until }: Period,
  after: { readonly at: number; readonly access: string } | null,
  limit: number,
): Promise<ReadonlyArray<PlatformTables['accesses']>> {
  const all = reading
    .selectFrom('accesses')
    .selectAll()
    .where('at', '>=', after?.at ?? from)
    .where('at', '<', until);
  const rest =
    after === null
      ? all
      : all.where((row) => row.or([row('at', '>', after.at), row('access', '>', after.access)]));
  return rest.orderBy('at').orderBy('access').limit(limit).execute();
}
