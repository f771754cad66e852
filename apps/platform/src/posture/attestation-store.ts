import { randomUUID } from 'node:crypto';
import type { Attest, AttestationView } from '@consentry/contract';
import type { Attestation } from '@consentry/law';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** An attestation with the approval it may need. */
export type StoredAttestation = PlatformTables['attestations'] & {
  readonly approved_by: string | null;
  readonly approved_at: number | null;
};

/** Stream of human judgements. */
const ATTESTATIONS = 'attestations';
/** Judgements of a row shown at once. */
const SHOWN_MAX = 200;

/** Adds a judgement. One that relaxes a reading waits for another person. */
export async function addAttestation(
  writing: Write,
  row: string,
  { of, judged, text, evidence, relaxes, until }: Attest,
  by: { readonly staff: string; readonly office: PlatformTables['attestations']['office'] },
  now: number,
): Promise<string> {
  const attestation = randomUUID();
  await writing
    .insertInto('attestations')
    .values({
      attestation,
      row,
      of_kind: of?.kind ?? null,
      of_id: of?.id ?? null,
      judged,
      text,
      evidence: JSON.stringify(evidence),
      relaxes,
      office: by.office,
      judged_by: by.staff,
      judged_at: now,
      ends_at: Date.parse(until),
    })
    .execute();
  const body = JSON.stringify({ attestation, row, judged });
  await appendEvent(writing, ATTESTATIONS, { kind: 'attestation.made', body, at: now });
  return attestation;
}

/** Adds the approval of another person. @returns `false` where there is one */
export async function approveAttestation(
  writing: Write,
  attestation: string,
  by: string,
  now: number,
): Promise<boolean> {
  const added = await writing
    .insertInto('attestation_approvals')
    .values({ attestation, approved_by: by, approved_at: now })
    .onConflict((on) => on.column('attestation').doNothing())
    .returning('attestation')
    .executeTakeFirst();
  if (added === undefined) return false;
  const body = JSON.stringify({ attestation });
  await appendEvent(writing, ATTESTATIONS, { kind: 'attestation.approved', body, at: now });
  return true;
}

function stored(reading: Read) {
  return reading
    .selectFrom('attestations as a')
    .leftJoin('attestation_approvals as ok', 'ok.attestation', 'a.attestation')
    .selectAll('a')
    .select(['ok.approved_by', 'ok.approved_at']);
}

/** Reads one. */
export async function findAttestation(reading: Read, attestation: string): Promise<StoredAttestation | null> {
  const row = await stored(reading).where('a.attestation', '=', attestation).executeTakeFirst();
  return row ?? null;
}

/** Reads the judgements of a row, the latest first. */
export async function listAttestations(reading: Read, row: string): Promise<readonly StoredAttestation[]> {
  return stored(reading)
    .where('a.row', '=', row)
    .orderBy('a.judged_at', 'desc')
    .orderBy('a.attestation')
    .limit(SHOWN_MAX)
    .execute();
}

/** Judgements that count now, as the law takes them: one that relaxes a reading counts from its approval. */
export async function livingAttestations(reading: Read, now: number): Promise<readonly Attestation[]> {
  const rows = await stored(reading)
    .where('a.judged_at', '<=', now)
    .where('a.ends_at', '>', now)
    .where((e) => e.or([e('a.relaxes', 'is', null), e('ok.approved_at', '<=', now)]))
    .orderBy('a.judged_at')
    .orderBy('a.attestation')
    .execute();
  return rows.map(attestationForLaw);
}

function attestationForLaw(row: StoredAttestation): Attestation {
  return {
    requirement: row.row,
    of: row.of_kind === null ? null : ({ kind: row.of_kind, id: row.of_id ?? '' } as Attestation['of']),
    judged: row.judged,
    by: row.judged_by,
    office: row.office,
    at: new Date(row.approved_at ?? row.judged_at).toISOString(),
    until: new Date(row.ends_at).toISOString(),
  };
}

/** Shows one. */
export function attestationView(row: StoredAttestation, now: number): AttestationView {
  const waits = row.relaxes !== null && row.approved_at === null;
  return {
    attestation: row.attestation,
    row: row.row,
    of: attestationForLaw(row).of,
    judged: row.judged,
    text: row.text,
    evidence: JSON.parse(row.evidence) as string[],
    relaxes: row.relaxes,
    office: row.office,
    judged_by: row.judged_by,
    judged_at: new Date(row.judged_at).toISOString(),
    until: new Date(row.ends_at).toISOString(),
    state: row.ends_at <= now ? 'over' : waits ? 'waiting' : 'counting',
    approved_by: row.approved_by,
    approved_at: row.approved_at === null ? null : new Date(row.approved_at).toISOString(),
  };
}
