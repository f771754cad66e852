import { canonicalJson } from '@consentry/contract';
import { z } from 'zod';
import { ENTRY_MAX_BYTES } from '../tile/bundle.ts';
import { LedgerError } from '../ledger-error.ts';

/** What an entry is evidence of. An entry of another type is refused. */
export const EntryType = z.enum([
  'notice.published',
  'notice.presented',
  'consent.given',
  'consent.refused',
  'consent.withdrawn',
  'withdrawal.effective',
  'face.enrolled',
  'face.erased',
  'verification.completed',
  'purpose.changed',
  'retention.changed',
  'approval.given',
  'site.surveyed',
  'device.changed',
  'assessment.changed',
  'alternative.changed',
  'minor.changed',
  'right.changed',
  'complaint.changed',
  'incident.changed',
  'filing.changed',
  'audit.changed',
  'staff.changed',
  'posture.changed',
  'facts.handed_in',
  'platform.changed',
  'reading.changed',
  'personal_data.accessed',
  'authority.read',
  'device.checkpoint',
  'inspection.changed',
  'referral.changed',
  'department.changed',
  'case.accessed',
  'authority.changed',
]);
export type EntryType = z.infer<typeof EntryType>;

const Commitment = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const Id = z.string().min(1).max(128);

/**
 * An entry of the log. Nothing in it tells who: what is about a person or their doings stands behind salted
 * commitments, and whoever erases the salt leaves a hash that matches nothing (SECURITY.md 4.5).
 */
export const Entry = z.strictObject({
  v: z.literal(1),
  type: EntryType,
  /** RFC 3339, UTC. */
  at: z.iso.datetime(),
  purpose: Id.optional(),
  device: Id.optional(),
  /** Digest of a notice's text, hex. */
  notice: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Commitment to whom it is about. */
  subject: Commitment.optional(),
  /** Commitment to who did it. */
  actor: Commitment.optional(),
  /** Commitment to what happened: the canonical JSON of the body. */
  body: Commitment,
});
export type Entry = z.infer<typeof Entry>;

/** The bytes of an entry as they stand in the log (RFC 8785). */
export function entryBytes(entry: Entry): Buffer {
  const bytes = Buffer.from(canonicalJson(Entry.parse(entry)));
  if (bytes.length > ENTRY_MAX_BYTES)
    throw new LedgerError('entry_malformed', `An entry has at most ${ENTRY_MAX_BYTES} bytes.`);
  return bytes;
}

/** Reads an entry. @throws {LedgerError} `entry_malformed` where it is not one, or not in its canonical form */
export function parseEntry(bytes: Uint8Array): Entry {
  const text = Buffer.from(bytes).toString();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new LedgerError('entry_malformed', 'An entry is not JSON.', { cause });
  }
  const parsed = Entry.safeParse(value);
  if (!parsed.success || canonicalJson(parsed.data) !== text)
    throw new LedgerError('entry_malformed', 'An entry is of an unknown type or form.');
  return parsed.data;
}
