import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Reading, Writing } from '../store/database.ts';
import type { StoredConsent } from './consent.ts';

const Columns = z.object({
  consent: z.uuid(),
  person: z.string().nullable(),
  scope: z.enum(['enrolment', 'once']),
  decision: z.enum(['given', 'refused']),
  age_band: z.enum(['under_14', '14_or_over', 'undeclared']),
  given_by: z.enum(['person', 'guardian']),
  guardian_proof: z.string().nullable(),
  guardian_verified_at: z.string().nullable(),
  purpose_id: z.string(),
  purpose_version: z.int(),
  mode: z.enum(['verify', 'identify']),
  notice_digest: z.string(),
  presented_at: z.string(),
  decided_at: z.string(),
  not_after: z.string(),
  enrolled_at: z.string().nullable(),
  ended_reason: z.enum(['person', 'staff', 'superseded', 'expired']).nullable(),
  ended_at: z.string().nullable(),
});
const ConsentRow = Columns.transform(
  ({ guardian_proof: proof, guardian_verified_at: verified_at, ...row }) => ({
    ...row,
    guardian: proof === null || verified_at === null ? null : { proof, verified_at },
  }),
);

const SELECT = `SELECT c.consent, c.person, c.scope, c.decision, c.age_band, c.given_by, c.guardian_proof,
  c.guardian_verified_at, c.purpose_id, c.purpose_version, c.mode, c.notice_digest, p.at AS presented_at, c.decided_at, c.not_after, c.enrolled_at,
  w.reason AS ended_reason, w.accepted_at AS ended_at
  FROM consents c JOIN presentations p USING (presentation) LEFT JOIN withdrawals w USING (consent)`;

/** Reads one decision. */
export function findConsent(reading: Reading, consent: string): StoredConsent | null {
  const row = reading.get(`${SELECT} WHERE c.consent = ?`, consent);
  return row === undefined ? null : ConsentRow.parse(row);
}

/** Reads a person's latest decision on enrolment: the last one written, whatever the clock said then. */
export function latestConsent(reading: Reading, person: string): StoredConsent | null {
  const row = reading.get(
    `${SELECT} WHERE c.person = ? AND c.scope = 'enrolment' ORDER BY c.rowid DESC LIMIT 1`,
    person,
  );
  return row === undefined ? null : ConsentRow.parse(row);
}

/** Reads every decision of a person, newest first. */
export function consentsOf(reading: Reading, person: string): readonly StoredConsent[] {
  return reading
    .all(`${SELECT} WHERE c.person = ? ORDER BY c.rowid DESC`, person)
    .map((row) => ConsentRow.parse(row));
}

/** Reads the consents of a person that nothing has ended yet. */
export function openConsents(reading: Reading, person: string): readonly StoredConsent[] {
  return reading
    .all(
      `${SELECT} WHERE c.person = ? AND c.decision = 'given' AND c.scope = 'enrolment' AND w.consent IS NULL`,
      person,
    )
    .map((row) => ConsentRow.parse(row));
}

/** Reads the consents whose retention is over and that nothing has ended yet. */
export function overdueConsents(reading: Reading, now: number): readonly StoredConsent[] {
  return reading
    .all(
      `${SELECT} WHERE c.decision = 'given' AND c.scope = 'enrolment' AND w.consent IS NULL AND c.not_after <= ?`,
      iso(now),
    )
    .map((row) => ConsentRow.parse(row));
}

/** Reads the consents to any version of a purpose that nothing has ended yet. */
export function consentsToPurpose(reading: Reading, purpose: string): readonly StoredConsent[] {
  return reading
    .all(
      `${SELECT} WHERE c.decision = 'given' AND c.scope = 'enrolment' AND w.consent IS NULL AND c.purpose_id = ?`,
      purpose,
    )
    .map((row) => ConsentRow.parse(row));
}

/** A decision about to be written. */
export interface NewConsent {
  readonly consent: string;
  readonly person: string | null;
  readonly presentation: string;
  readonly scope: StoredConsent['scope'];
  readonly decision: StoredConsent['decision'];
  readonly age_band: StoredConsent['age_band'];
  readonly given_by: StoredConsent['given_by'];
  readonly guardian: StoredConsent['guardian'];
  readonly purpose_id: string;
  readonly purpose_version: number;
  readonly mode: StoredConsent['mode'];
  readonly notice_digest: string;
  readonly decided_at: string;
  readonly not_after: string;
}

/** Writes a decision. Each is its own row for ever: agreeing again is a new consent. */
export function addConsent(writing: Writing, consent: NewConsent): void {
  writing.run(
    `INSERT INTO consents (consent, person, presentation, scope, decision, age_band, given_by,
       guardian_proof, guardian_verified_at, purpose_id, purpose_version, mode, notice_digest, decided_at, not_after)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    consent.consent,
    consent.person,
    consent.presentation,
    consent.scope,
    consent.decision,
    consent.age_band,
    consent.given_by,
    consent.guardian?.proof ?? null,
    consent.guardian?.verified_at ?? null,
    consent.purpose_id,
    consent.purpose_version,
    consent.mode,
    consent.notice_digest,
    consent.decided_at,
    consent.not_after,
  );
}

/** Notes since when the vault holds a template for this consent, or that it holds none. */
export function setEnrolled(writing: Writing, consent: string, at: string | null): void {
  writing.run('UPDATE consents SET enrolled_at = ? WHERE consent = ?', at, consent);
}

/** Brings the end of a consent forward: the platform has learnt of an earlier one. */
export function shortenConsent(writing: Writing, consent: string, notAfter: string): void {
  writing.run(
    'UPDATE consents SET not_after = min(not_after, ?) WHERE consent = ?',
    iso(Date.parse(notAfter)),
    consent,
  );
}

/** Ends a consent for one look, now that it was looked. */
export function spendOnce(writing: Writing, consent: string, now: number): void {
  writing.run(
    `UPDATE consents SET not_after = min(not_after, ?) WHERE consent = ? AND scope = 'once'`,
    iso(now),
    consent,
  );
}
