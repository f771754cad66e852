import { randomUUID } from 'node:crypto';
import {
  CheckReceipt,
  ConsentEntry,
  ConsentList,
  ConsentRecord,
  Decide,
  ListConsents,
  NoticeShown,
  PersonId,
  Receipt,
  ReceiptChecked,
  ReceiptContent,
  ShowNotice,
} from '@consentry/contract';
import { type Principal, ProblemError, openCursor, sealCursor } from '@consentry/server';
import { z } from 'zod';
import { aboutPerson, nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { aboutActive, aboutConsent } from './about-consent.ts';
import { PRESENTATION_LIFE_MS, type StoredConsent, entryOf, iso } from './consent.ts';
import { consentRecord } from './consent-record.ts';
import { addPresentation, findConsent, findWithdrawal, isReceipt, listConsents } from './consent-store.ts';
import { requireOpenRequest } from './consent-requests.ts';
import { decideConsent } from './decide-consent.ts';
import type { ConsentPorts } from './end-consent.ts';
import { paperCode, receiptDigest } from './receipt.ts';

const OfPerson = z.strictObject({ person: PersonId });
export const OfConsent = z.strictObject({ consent: z.uuid() });
const LIST = 'consents';

/** The showing of a notice, and the person’s own decision on it. */
export function consentRoutes(server: PlatformServer, context: PlatformContext, ports: ConsentPorts): void {
  const { keys } = context;
  server.command({
    method: 'POST',
    url: '/v1/people/:person/presentations',
    action: 'notice.present',
    summary: 'Notes that the notice in force was on screen: evidence, and the start of a decision.',
    problems: ['not_asked', 'notice_changed'],
    params: OfPerson,
    body: ShowNotice,
    answer: NoticeShown,
    status: 201,
    about: (reading, { params: { person } }) => aboutActive(reading, person),
    do: async (writing, { params: { person }, body }, { now, principal }) => {
      const purpose = await ports.purposes(writing, body.purpose_id, body.kind, body.recipient_id ?? '');
      if (purpose === null) throw new ProblemError('not_found');
      if (purpose.notice.digest !== body.digest) throw new ProblemError('notice_changed');
      const shownTo = personOf(principal);
      // Staff show a notice only to whom they asked, and asking has its own limits (R06.9).
      if (shownTo === null) await requireOpenRequest(writing, { ...body, person }, now);
      const presentation = randomUUID();
      await addPresentation(writing, {
        presentation,
        person,
        shown_to: shownTo,
        kind: body.kind,
        recipient: body.recipient_id ?? '',
        purpose: body.purpose_id,
        purpose_version: purpose.purpose.version,
        notice_digest: body.digest,
        language: body.language,
        place_kind: body.place.kind,
        place: body.place.id,
        shown_by: nameOf(principal),
        shown_at: now,
      });
      return { body: { presentation, shown_at: iso(now), expires_at: iso(now + PRESENTATION_LIFE_MS) } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/people/:person/consents',
    action: 'consent.decide',
    summary: 'Takes the own decision of a person, or of the guardian of a child.',
    problems: ['not_lawful', 'notice_changed', 'recognition_first'],
    params: OfPerson,
    body: Decide,
    answer: ConsentEntry,
    status: 201,
    about: (reading, { params: { person } }) => aboutActive(reading, person),
    do: async (writing, { params: { person }, body }, { now, principal }) => {
      const decider = personOf(principal);
      // The access table lets nobody else through; staff have no way to decide for somebody.
      if (decider === null) throw new ProblemError('not_your_role');
      const deciding = { person, decider, way: 'session', request: null, ...body } as const;
      return { body: entryOf(await decideConsent(writing, ports, keys.secret, deciding, now), now) };
    },
  });
  readingRoutes(server, context);
  receiptRoutes(server, context);
  recordRoute(server);
}

function readingRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/people/:person/consents',
    action: 'consent.list',
    summary: 'Lists the decisions of a person, newest first.',
    params: OfPerson,
    query: ListConsents,
    answer: ConsentList,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person }, query: { cursor, limit } }, { now }) => {
      const list = `${LIST} ${person}`;
      const [at, consent] = cursor === undefined ? [] : openCursor(keys.secret, list, cursor);
      const before = at === undefined ? null : { at: Number(at), consent: String(consent) };
      const rows = await listConsents(reading, person, before, limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          consents: page.map((row) => entryOf(row, now)),
          cursor: last === undefined ? null : sealCursor(keys.secret, list, [last.decided_at, last.consent]),
        },
      };
    },
  });
  server.query({
    url: '/v1/consents/:consent',
    action: 'consent.read',
    summary: 'Shows one decision.',
    params: OfConsent,
    answer: ConsentEntry,
    about: (reading, { params: { consent } }) => aboutConsent(reading, consent),
    read: async (reading, { params: { consent } }, { now }) => ({
      body: entryOf(await requireConsent(reading, consent), now),
    }),
  });
}

/** A decision in the form of a standard, for whoever asks for it. */
function recordRoute(server: PlatformServer): void {
  server.query({
    url: '/v1/consents/:consent/record',
    action: 'consent.read',
    operation: 'consent.record',
    summary: 'Shows a decision as a record of ISO/IEC TS 27560, with the terms of the W3C DPV.',
    params: OfConsent,
    answer: ConsentRecord,
    about: (reading, { params: { consent } }) => aboutConsent(reading, consent),
    read: async (reading, { params: { consent } }, { now }) => {
      const row = await requireConsent(reading, consent);
      const receipt = ReceiptContent.parse(JSON.parse(row.receipt));
      return { body: consentRecord(row, receipt, await findWithdrawal(reading, consent), now) };
    },
  });
}

function receiptRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/consents/:consent/receipt',
    action: 'consent.receipt',
    summary: 'Hands out the receipt of a decision, with the code that withdraws it.',
    params: OfConsent,
    answer: Receipt,
    about: (reading, { params: { consent } }) => aboutConsent(reading, consent),
    read: async (reading, { params: { consent } }) => {
      const row = await requireConsent(reading, consent);
      const content = ReceiptContent.parse(JSON.parse(row.receipt));
      const code = row.paper_hash === null ? null : paperCode(keys.secret, consent);
      return { body: { content, digest: row.receipt_digest, paper_code: code } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/receipts/check',
    action: 'receipt.check',
    summary: 'Tells whether a receipt is as it was handed out here.',
    body: CheckReceipt,
    answer: ReceiptChecked,
    about: async () => ({}),
    do: async (writing, { body: { content, digest } }) => ({
      body: {
        genuine: receiptDigest(content) === digest && (await isReceipt(writing, content.consent, digest)),
      },
    }),
  });
}

/** The person or guardian who asks; `null` for anybody else. */
function personOf(principal: Principal): string | null {
  return principal.kind === 'person' ? principal.id : null;
}

/** Reads a decision that the access table has let through. */
export async function requireConsent(
  reading: Parameters<typeof findConsent>[0],
  consent: string,
): Promise<StoredConsent> {
  const row = await findConsent(reading, consent);
  if (row === null) throw new ProblemError('not_found');
  return row;
}
