import { EntryType, type Happening } from '@consentry/ledger';
import type { Told } from '@consentry/ledger-server';
import { z } from 'zod';

/** What happens in a stream, by the first word of its name. */
const BY_STREAM: Readonly<Record<string, EntryType>> = {
  case_accesses: 'case.accessed',
  complaints: 'complaint.changed',
  filings: 'filing.changed',
  incidents: 'incident.changed',
  inspections: 'inspection.changed',
  referrals: 'referral.changed',
  staff: 'staff.changed',
};

const Body = z.record(z.string(), z.json());
const Id = z.string().min(1).max(128);

/**
 * What an event of an authority is evidence of. Nothing is left out: what has no type of its own is
 * `authority.changed`. Whom it is about is a case, never a person.
 */
export function evidenceOf(told: Told): Happening {
  const [stream = ''] = told.stream.split(' ');
  const body = Body.parse(JSON.parse(told.body));
  const id = (...names: readonly string[]): string | undefined =>
    names.map((name) => Id.safeParse(body[name]).data).find((value) => value !== undefined);
  const subject = CASES.has(stream) ? id('complaint', 'filing', 'inspection', 'incident', 'case') : undefined;
  const actor = id('by', 'staff');
  // Files that were handed in have a kind of their own; both are kept.
  const ofKind = body['kind'] === undefined ? {} : { of_kind: body['kind'] };
  return {
    type: told.kind.startsWith('department.')
      ? 'department.changed'
      : (BY_STREAM[stream] ?? 'authority.changed'),
    at: told.at,
    ...(subject === undefined ? {} : { subject }),
    ...(actor === undefined ? {} : { actor }),
    body: { ...body, ...ofKind, stream: told.stream, sequence: told.sequence, kind: told.kind },
  };
}

/** Streams of cases. */
const CASES: ReadonlySet<string> = new Set([
  'case_accesses',
  'complaints',
  'filings',
  'inspections',
  'incidents',
  'referrals',
]);
