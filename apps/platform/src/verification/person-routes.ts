import {
  ListPage,
  CodeAsked,
  PersonId,
  PersonVerifications,
  ProveByCode,
  TicketTaken,
  VerificationEnded,
  VerificationId,
  type VerificationUse,
} from '@consentry/contract';
import { ProblemError, type Reading, type Resource, openCursor, sealCursor } from '@consentry/server';
import { z } from 'zod';
import { readCheckpoints } from '../alternatives/alternatives-store.ts';
import { contactOf } from '../consent/consent-requests.ts';
import { aboutPerson } from '../people/people-routes.ts';
import { refusedCode } from '../people/sign-in-routes.ts';
import { askCode, showCode } from '../people/sign-in-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { countAttempt } from './door-reports.ts';
import { type StoredUse, type StoredVerification, iso, isOpen, stateOf } from './verification.ts';
import {
  addUse,
  completeVerification,
  findVerification,
  openFor,
  takeTicket,
  usesOf,
} from './verification-store.ts';
import { waysOpen } from './ways-open.ts';

type Read = Reading<PlatformTables>;

const OfPerson = z.strictObject({ person: PersonId });
const OfOne = z.strictObject({ person: PersonId, verification: VerificationId });
const Nothing = z.strictObject({}).nullish();
const USES = 'verification_uses';
const USES_SHOWN = 100;
const OPEN_SHOWN = 50;

/** What a person does of their own: see who asks, choose a way, decline, and read every use of a way. */
export function personRoutes(server: PlatformServer, context: PlatformContext): void {
  listRoute(server, context);
  ticketRoute(server, context);
  proofRoutes(server, context);
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/refusal',
    action: 'verification.decline',
    summary: 'Says that the person would rather not be verified.',
    problems: ['verification_over'],
    params: OfOne,
    body: Nothing,
    answer: VerificationEnded,
    about: aboutOne,
    do: async (writing, { params: { verification } }, { now }) => {
      const row = await completeVerification(writing, verification, { state: 'declined' }, now);
      if (row === null) throw new ProblemError('verification_over');
      return { body: { verification_id: verification, state: row.state } };
    },
  });
}

function listRoute(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/people/:person/verifications',
    action: 'verification.list',
    summary:
      'Lists who asks a person to be verified, by which ways they may answer, and every use on record.',
    params: OfPerson,
    query: ListPage,
    answer: PersonVerifications,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person }, query }, { now }) => {
      const place = query.cursor === undefined ? null : openCursor(keys.secret, USES, query.cursor);
      const before = place === null ? null : { at: Number(place[0]), use: String(place[1]) };
      const uses = await usesOf(reading, person, before, USES_SHOWN + 1);
      const page = uses.slice(0, USES_SHOWN);
      const last = uses.length > USES_SHOWN ? page.at(-1) : undefined;
      const open = [];
      for (const row of await openFor(reading, person, now, OPEN_SHOWN))
        open.push(await openView(reading, row, person, now));
      return {
        body: {
          open,
          uses: page.map(useView),
          cursor: last === undefined ? null : sealCursor(keys.secret, USES, [last.reported_at, last.use]),
        },
      };
    },
  });
}

function ticketRoute(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/ticket',
    action: 'verification.prove',
    operation: 'verification.take_ticket',
    summary: 'Gives the person a ticket of their own to show at the door; the one before it ends.',
    problems: ['verification_over'],
    params: OfOne,
    body: Nothing,
    answer: TicketTaken,
    status: 201,
    secret: true,
    about: aboutOne,
    do: async (writing, { params: { verification } }, { now }) => {
      const taken = await takeTicket(writing, keys.secret, verification, now);
      if (taken === null) throw new ProblemError('verification_over');
      return { body: { ticket: taken.ticket, expires_at: iso(taken.expiresAt) } };
    },
  });
}

function proofRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/verifications/:verification/code',
    action: 'verification.prove',
    operation: 'verification.send_code',
    summary: 'Sends the person a one-time code that completes this verification and nothing else.',
    problems: ['no_contact'],
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
    problems: ['verification_over'],
    params: OfOne,
    body: ProveByCode,
    answer: VerificationEnded,
    about: aboutOne,
    do: async (writing, { params: { person, verification }, body }, { now }) => {
      const open = await requireOpen(writing, verification, now);
      const shown = await showCode(
        writing,
        keys.secret,
        { ...body, purpose: codePurpose(verification) },
        now,
      );
      const right = shown.kind === 'right';
      const use = {
        verification,
        checkpoint: open.checkpoint,
        device: null,
        person,
        purpose: open.purpose,
        purpose_version: open.purpose_version,
        way: 'totp',
        mode: null,
        outcome: right ? 'verified' : 'wrong',
        model: null,
        checked_by: null,
        at: now,
        reported_at: now,
      } as const;
      await addUse(writing, use);
      if (shown.kind !== 'right') return refusedCode(shown);
      const result = { state: 'verified', way: 'totp' } as const;
      const row = await completeVerification(writing, verification, result, now);
      if (row === null) throw new ProblemError('verification_over');
      const took_ms = now - shown.challenge.asked_at;
      await countAttempt(writing, open.checkpoint, { way: 'totp', took_ms, first_succeeded: 1 }, now);
      return { body: { verification_id: verification, state: row.state } };
    },
  });
}

/** Names the code of a verification among the codes of a person: it signs nobody in. */
function codePurpose(verification: string): string {
  return `verification ${verification}`;
}

async function requireOpen(reading: Read, verification: string, now: number): Promise<StoredVerification> {
  const row = await findVerification(reading, verification);
  if (row === null || !isOpen(row, now)) throw new ProblemError('verification_over');
  return row;
}

/** A verification is there for the person it is about. */
async function aboutOne(
  reading: Read,
  {
    params: { person, verification },
  }: { readonly params: { readonly person: string; readonly verification: string } },
): Promise<Resource | null> {
  const row = await findVerification(reading, verification);
  return row?.person === person ? { person } : null;
}

async function openView(
  reading: Read,
  row: StoredVerification & { readonly asked_by: string },
  person: string,
  now: number,
) {
  const [checkpoint] = await readCheckpoints(reading, { checkpoint: row.checkpoint });
  if (checkpoint === undefined) throw new Error('A verification without its checkpoint.');
  return {
    verification_id: row.verification,
    asked_by: row.asked_by,
    purpose_id: row.purpose,
    purpose_version: row.purpose_version,
    checkpoint_id: row.checkpoint,
    state: stateOf(row, now),
    opened_at: iso(row.opened_at),
    expires_at: iso(row.expires_at),
    ...(await waysOpen(reading, { checkpoint, onlyDevice: row.only_device }, person, now)),
  };
}

function useView(use: StoredUse): VerificationUse {
  return {
    at: iso(use.at),
    reported_at: iso(use.reported_at),
    verification_id: use.verification,
    checkpoint_id: use.checkpoint,
    device_id: use.device,
    purpose_id: use.purpose,
    purpose_version: use.purpose_version,
    way: use.way,
    outcome: use.outcome,
    mode: use.mode,
    model: use.model,
  };
}
