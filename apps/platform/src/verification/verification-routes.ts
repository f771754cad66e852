import {
  CheckByStaff,
  CheckedByStaff,
  ClaimVerification,
  DeviceId,
  OpenVerification,
  VerificationClaimed,
  VerificationEnded,
  VerificationId,
  VerificationOpened,
  VerificationView,
} from '@consentry/contract';
import { type Principal, ProblemError, type Reading, type Resource } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { StoredCheckpoint } from '../alternatives/alternatives.ts';
import { readCheckpoints } from '../alternatives/alternatives-store.ts';
import { findDevice } from '../device/device-store.ts';
import { purposesOf } from '../device/serve-store.ts';
import { claimDoorTicket } from '../people/merge-store.ts';
import { waitSeconds } from '../people/one-time-code.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { findPurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { countAttempt } from './door-reports.ts';
import { entryCodeRoutes } from './entry-code-routes.ts';
import { openAtSiteRoute } from './open-at-site.ts';
import { personRoutes } from './person-routes.ts';
import { TICKET_TRIES_MAX, type StoredVerification, verificationView } from './verification.ts';
import {
  addUse,
  claimTicket,
  completeVerification,
  countTicketTry,
  findByTicket,
  findVerification,
  openVerification,
  ticketTries,
} from './verification-store.ts';
import { waysOpen } from './ways-open.ts';

type Read = Reading<PlatformTables>;

const OfVerification = z.strictObject({ verification: VerificationId });
const OfDevice = z.strictObject({ device: DeviceId });
const Nothing = z.strictObject({}).nullish();

/**
 * A program asks whether somebody is who it means; the person chooses the way. The program learns what came
 * of it and, of a yes, by which way: never a score, and nothing that tells who has a face enrolled.
 */
export function verificationRoutes(server: PlatformServer, context: PlatformContext): void {
  openRoutes(server, context);
  claimRoute(server, context);
  checkRoute(server, context);
  personRoutes(server, context);
  entryCodeRoutes(server, context);
  openAtSiteRoute(server);
}

function openRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/verifications',
    action: 'verification.open',
    summary: 'Opens a verification at a place, by whichever way the person chooses; shows its ticket once.',
    problems: ['purpose_not_in_force'],
    body: OpenVerification,
    answer: VerificationOpened,
    status: 201,
    secret: true,
    about: async (reading, { body }) => {
      const place = await placeOf(reading, body);
      return place === null ? null : { site: place.checkpoint.site };
    },
    do: async (writing, { body }, { now, principal }) => {
      const place = await placeOf(writing, body);
      if (place === null || principal.kind !== 'integrator') throw new ProblemError('not_found');
      const { checkpoint, onlyDevice } = place;
      const purpose = await findPurpose(writing, checkpoint.purpose);
      if (purpose?.state !== 'active') throw new ProblemError('purpose_not_in_force');
      const { subject, nonce, expires_in_seconds } = body;
      const { row, ticket } = await openVerification(
        writing,
        keys.secret,
        {
          integrator: principal.id,
          purpose: checkpoint.purpose,
          purpose_version: purpose.version,
          checkpoint: checkpoint.checkpoint,
          site: checkpoint.site,
          only_device: onlyDevice,
          // Nobody is looked up: whether there is such a person is not answered, either.
          person: subject.kind === 'person' ? subject.person : null,
          visitor: subject.kind === 'visitor' ? subject.reference : null,
          nonce,
          expires_at: now + expires_in_seconds * 1000,
        },
        now,
      );
      const ways = await waysOpen(writing, place, null, now);
      return { body: { ...verificationView(row, now), ...ways, ticket } };
    },
  });
  server.query({
    url: '/v1/verifications/:verification',
    action: 'verification.read',
    summary: 'Shows the result of a verification to the program that opened it, without any score.',
    params: OfVerification,
    answer: VerificationView,
    about: aboutOwn,
    read: async (reading, { params: { verification } }, { now }) => ({
      body: verificationView(await requireVerification(reading, verification), now),
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/verifications/:verification/cancellation',
    action: 'verification.cancel',
    summary: 'Ends a verification that is no longer needed.',
    problems: ['verification_over'],
    params: OfVerification,
    body: Nothing,
    answer: VerificationEnded,
    about: aboutOwn,
    do: async (writing, { params: { verification } }, { now }) => {
      const row = await completeVerification(writing, verification, { state: 'cancelled' }, now);
      if (row === null) throw new ProblemError('verification_over');
      return { body: { verification_id: verification, state: row.state } };
    },
  });
}

function claimRoute(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/devices/:device/verifications',
    action: 'verification.claim',
    summary: 'Gives a device the verification of a ticket that was shown at it; of several devices one.',
    problems: ['device_not_approved', 'rate_limited', 'ticket_wrong'],
    params: OfDevice,
    body: ClaimVerification,
    answer: VerificationClaimed,
    secret: true,
    about: async (_, { params }) => params,
    do: async (writing, { params: { device }, body: { ticket } }, { now }) => {
      const row = await findDevice(writing, device);
      if (row?.state !== 'approved') throw new ProblemError('device_not_approved');
      const wait = waitSeconds(await ticketTries(writing, device, now), TICKET_TRIES_MAX, now);
      if (wait > 0) throw new ProblemError('rate_limited', { retryAfterSeconds: wait });
      const got = await claimTicket(writing, keys.secret, { ticket, device, site: row.site }, now);
      if (got === null) {
        const merge = await claimDoorTicket(writing, keys.secret, { ticket, device }, now);
        const [purpose_id] = await purposesOf(writing, device);
        if (merge !== null && purpose_id !== undefined) {
          const left = Math.floor(((merge.ends_at ?? now) - now) / 1000);
          return { body: { verification_id: merge.merge, purpose_id, expires_in_seconds: left } };
        }
        await countTicketTry(writing, device, now);
        return { refused: new ProblemError('ticket_wrong') };
      }
      const expires_in_seconds = Math.floor((got.expires_at - now) / 1000);
      return { body: { verification_id: got.verification, purpose_id: got.purpose, expires_in_seconds } };
    },
  });
}

function checkRoute(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/staff-checks',
    action: 'verification.check',
    summary: 'Completes the verification of a ticket by a member of staff who looked; records who.',
    problems: ['ticket_wrong', 'verification_over'],
    body: CheckByStaff,
    answer: CheckedByStaff,
    // Asked of the ticket, which is spent by it.
    secret: true,
    about: async (reading, { body }) => {
      // The time is looked at below, with the clock of the request.
      const row = await findByTicket(reading, keys.secret, body.ticket, 0);
      return row === null ? null : { site: row.site };
    },
    do: async (writing, { body: { ticket, outcome } }, asked) => {
      const { now } = asked;
      const found = await findByTicket(writing, keys.secret, ticket, now);
      if (found === null) throw new ProblemError('ticket_wrong');
      const by = staffOf(asked);
      const result = { state: outcome, way: 'staff', checkedBy: by } as const;
      const row = await completeVerification(writing, found.verification, result, now);
      if (row === null) throw new ProblemError('verification_over');
      await addUse(writing, {
        verification: row.verification,
        checkpoint: row.checkpoint,
        device: null,
        person: row.person,
        purpose: row.purpose,
        purpose_version: row.purpose_version,
        way: 'staff',
        mode: null,
        outcome,
        model: null,
        checked_by: by,
        at: now,
        reported_at: now,
      });
      await countAttempt(
        writing,
        row.checkpoint,
        {
          way: 'staff',
          took_ms: now - (row.claimed_at ?? row.opened_at),
          first_succeeded: outcome === 'verified' ? 1 : 0,
        },
        now,
      );
      return { body: { verification_id: row.verification, state: row.state } };
    },
  });
}

/** The place that is named, if it belongs to the purpose. */
async function placeOf(
  reading: Read,
  { purpose_id: purpose, at }: Pick<OpenVerification, 'purpose_id' | 'at'>,
): Promise<{ readonly checkpoint: StoredCheckpoint; readonly onlyDevice: string | null } | null> {
  if (at.kind === 'checkpoint') {
    const [checkpoint] = await readCheckpoints(reading, { purpose, checkpoint: at.checkpoint_id });
    return checkpoint === undefined ? null : { checkpoint, onlyDevice: null };
  }
  const device = await findDevice(reading, at.device_id);
  if (device === null) return null;
  const [checkpoint] = await readCheckpoints(reading, { purpose, site: device.site });
  return checkpoint === undefined ? null : { checkpoint, onlyDevice: device.device };
}

/** A verification is there for the program that opened it, and for no other. */
async function aboutOwn(
  reading: Read,
  { params: { verification } }: { readonly params: { readonly verification: string } },
  principal: Principal,
): Promise<Resource | null> {
  const row = await findVerification(reading, verification);
  return row === null || row.integrator !== principalId(principal) ? null : { site: row.site };
}

function principalId(principal: Principal): string | null {
  return principal.kind === 'integrator' ? principal.id : null;
}

async function requireVerification(reading: Read, verification: string): Promise<StoredVerification> {
  const row = await findVerification(reading, verification);
  if (row === null) throw new ProblemError('not_found');
  return row;
}
