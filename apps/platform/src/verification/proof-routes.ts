import {
  CodeAsked,
  PasskeyRequest,
  PersonId,
  ProveByApp,
  ProveByCode,
  ProveByPasskey,
  VerificationEnded,
  VerificationId,
} from '@consentry/contract';
import {
  ProblemError,
  type Reading,
  type Refused,
  type Resource,
  type Result,
  type Writing,
} from '@consentry/server';
import { countTries, makeChallenge, requestOptions, showPasskey, TRIES_OF_ACCOUNT } from '@consentry/staff';
import { z } from 'zod';
import { contactOf } from '../consent/consent-requests.ts';
import { showAppCode } from '../people/factors.ts';
import { refusedCode } from '../people/sign-in-routes.ts';
import { askCode, codeAskedAt, showCode } from '../people/sign-in-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { countAttempt } from './door-reports.ts';
import { type StoredVerification, iso, isOpen } from './verification.ts';
import { addUse, completeVerification, findVerification, isTried } from './verification-store.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
type EndedView = z.infer<typeof VerificationEnded>;
type Ended = Result<EndedView> | Refused;

export const OfOne = z.strictObject({ person: PersonId, verification: VerificationId });
const Nothing = z.strictObject({}).nullish();

/** What a person completes a verification with in their own session: a sent code, a passkey, an app. */
export function proofRoutes(server: PlatformServer, context: PlatformContext): void {
  codeRoutes(server, context);
  passkeyRoutes(server, context);
  appRoute(server, context);
}

function codeRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/code',
    action: 'verification.prove',
    operation: 'verification.send_code',
    summary: 'Sends the person a one-time code that completes this verification and nothing else.',
    problems: ['no_contact', 'verification_over'],
    params: OfOne,
    body: Nothing,
    answer: CodeAsked,
    status: 202,
    about: aboutOne,
    do: async (writing, { params: { person, verification } }, { now }) => {
      await requireOpen(writing, verification, now);
      const to = await contactOf(writing, person);
      if (to === null) throw new ProblemError('no_contact');
      const asked = { to, person, purpose: codePurpose(verification), by: 'verification' };
      const { challenge, endsAt } = await askCode(writing, keys.secret, asked, now);
      return { body: { challenge, expires_at: iso(endsAt) } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/proof',
    action: 'verification.prove',
    summary: 'Completes a verification by the code that was sent for it. A face is never asked for.',
    problems: ['code_wrong', 'verification_over'],
    params: OfOne,
    body: ProveByCode,
    answer: VerificationEnded,
    about: aboutOne,
    do: async (writing, { params: { verification }, body }, { now }): Promise<Ended> => {
      const open = await requireOpen(writing, verification, now);
      const purpose = codePurpose(verification);
      const shown = await showCode(writing, keys.secret, { ...body, purpose }, now);
      const right = shown.kind === 'right';
      const asked = await codeAskedAt(writing, body.challenge);
      const took = asked === null ? null : now - asked;
      const ended = await proven(writing, open, { way: 'totp', right, took }, now);
      if (shown.kind !== 'right') return refusedCode(shown);
      return ended;
    },
  });
}

function passkeyRoutes(server: PlatformServer, context: PlatformContext): void {
  const { keys, origins } = context;
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/passkey-challenge',
    action: 'verification.prove',
    operation: 'verification.challenge',
    summary: 'Gives what a browser asks an authenticator with, for this verification and nothing else.',
    problems: ['verification_over'],
    params: OfOne,
    body: Nothing,
    answer: PasskeyRequest,
    secret: true,
    about: aboutOne,
    do: async (writing, { params }, { now }) => {
      await requireOpen(writing, params.verification, now);
      const challenge = makeChallenge(keys.secret, challengeFor(params), now);
      return { body: requestOptions(challenge, origins()) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/passkey-proof',
    action: 'verification.prove',
    operation: 'verification.prove_by_passkey',
    summary: 'Completes a verification by a passkey of the person.',
    problems: ['passkey_wrong', 'verification_over'],
    params: OfOne,
    body: ProveByPasskey,
    answer: VerificationEnded,
    about: aboutOne,
    do: async (writing, { params, body }, { now }): Promise<Ended> => {
      const open = await requireOpen(writing, params.verification, now);
      const shown = await showPasskey(writing, context, challengeFor(params), body.passkey, now);
      const proof = {
        way: 'passkey',
        right: shown !== null,
        took: body.took_ms ?? null,
        synced: shown?.synced ?? null,
      } as const;
      const ended = await proven(writing, open, proof, now);
      return shown === null ? { refused: new ProblemError('passkey_wrong') } : ended;
    },
  });
}

function appRoute(server: PlatformServer, { database, keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/app-proof',
    action: 'verification.prove',
    operation: 'verification.prove_by_app',
    summary: 'Completes a verification by a code of the person’s authenticator app.',
    problems: ['app_code_wrong', 'rate_limited', 'verification_over'],
    params: OfOne,
    body: ProveByApp,
    answer: VerificationEnded,
    about: aboutOne,
    before: async ({ params: { person } }, { now }) => {
      const tried = { kind: 'person app', name: person, limit: TRIES_OF_ACCOUNT };
      await countTries(database, keys.secret, [tried], now);
    },
    do: async (writing, { params: { person, verification }, body }, { now }): Promise<Ended> => {
      const open = await requireOpen(writing, verification, now);
      const right = await showAppCode(writing, keys.secret, { person, code: body.code }, now);
      const took = body.took_ms ?? null;
      const ended = await proven(writing, open, { way: 'totp', right, took }, now);
      return right ? ended : { refused: new ProblemError('app_code_wrong') };
    },
  });
}

/** A verification is there for the person it is about. */
export async function aboutOne(
  reading: Read,
  { params: { person, verification } }: { readonly params: z.output<typeof OfOne> },
): Promise<Resource | null> {
  const row = await findVerification(reading, verification);
  return row?.person === person ? { person } : null;
}

/**
 * Writes a try down, and the result where it was right. The first try of a verification by a way is counted,
 * where its time is known, as at a door.
 */
async function proven(
  writing: Write,
  { verification, checkpoint, person, purpose, purpose_version }: StoredVerification,
  proof: {
    readonly way: 'totp' | 'passkey';
    readonly right: boolean;
    /** From the choice to the answer, milliseconds; `null` where nobody measured. */
    readonly took: number | null;
    readonly synced?: boolean | null;
  },
  now: number,
): Promise<Result<EndedView>> {
  const { way, right, took, synced = null } = proof;
  const first = !(await isTried(writing, verification, way));
  await addUse(writing, {
    verification,
    checkpoint,
    device: null,
    person,
    purpose,
    purpose_version,
    way,
    mode: null,
    outcome: right ? 'verified' : 'wrong',
    model: null,
    checked_by: null,
    at: now,
    reported_at: now,
  });
  if (first && took !== null) {
    const attempt = { way, took_ms: took, first_succeeded: right ? 1 : 0 };
    await countAttempt(writing, checkpoint, attempt, now);
  }
  if (!right) return { body: { verification_id: verification, state: 'open' } };
  const result = { state: 'verified', way, keySynced: synced } as const;
  const row = await completeVerification(writing, verification, result, now);
  if (row === null) throw new ProblemError('verification_over');
  return { body: { verification_id: verification, state: row.state } };
}

/** Names the code of a verification among the codes of a person: it signs nobody in. */
function codePurpose(verification: string): string {
  return `verification ${verification}`;
}

function challengeFor({ person, verification }: z.output<typeof OfOne>) {
  return { use: 'verification', kind: 'person', owner: person, verification } as const;
}

async function requireOpen(reading: Read, verification: string, now: number): Promise<StoredVerification> {
  const row = await findVerification(reading, verification);
  if (row === null || !isOpen(row, now)) throw new ProblemError('verification_over');
  return row;
}
