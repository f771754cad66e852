import {
  AnswerRightsRequest,
  Identity,
  ListRightsRequests,
  RefuseRightsRequest,
  RightsRequestList,
  RightsRequestView,
  TakeRightsRequest,
} from '@consentry/contract';
import { ProblemError, type Writing, requireVersion } from '@consentry/server';
import type { Holders } from '../consent/holders.ts';
import { changeWho } from '../people/change-who.ts';
import { nameOf } from '../people/people-routes.ts';
import { findIdentity } from '../people/people-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { answerRights, handOver, refuseRights, requireOpen, takeRights } from './answer-rights.ts';
import { endAll } from './open-rights.ts';
import { type StoredRights, missingFor, transferFound } from './rights.ts';
import { OfRequest, aboutRights, pageOf, viewOf } from './rights-pages.ts';
import { note, requireRights } from './rights-store.ts';

type Keys = PlatformContext['keys'];

/** What staff do with a request. There is no way to put its last day off: the law has none. */
export function rightsHandlingRoutes(server: PlatformServer, keys: Keys, holders: Holders): void {
  server.query({
    url: '/v1/rights-requests',
    action: 'rights.list',
    summary: 'Lists requests, newest first: those that are soon due, over, or of one kind.',
    query: ListRightsRequests,
    answer: RightsRequestList,
    about: async (_reading, { query: { site } }) => (site === undefined ? {} : { site }),
    read: async (reading, { query: { cursor, limit, ...wanted } }, { now }) => {
      const list = `rights ${JSON.stringify(wanted)}`;
      return { body: await pageOf(reading, keys.secret, { list, cursor, limit }, wanted, now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/rights-requests/:request/taking',
    action: 'rights.take',
    summary: 'Takes a request up; the person sees that somebody has it.',
    problems: ['rights_answered', 'rights_taken', 'version_missing', 'version_other'],
    params: OfRequest,
    body: TakeRightsRequest,
    answer: RightsRequestView,
    versioned: true,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    do: async (writing, { params: { request } }, { now, principal, version }) => {
      const held = await requireRights(writing, request);
      requireVersion(version, held.version);
      await takeRights(writing, held, nameOf(principal), now);
      return viewOf(writing, holders, await requireRights(writing, request), now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/rights-requests/:request/answer',
    action: 'rights.answer',
    summary: 'Answers a request: it is granted, in these words.',
    problems: [
      'rights_answered',
      'rights_not_shown',
      'rights_to_correct',
      'version_missing',
      'version_other',
    ],
    params: OfRequest,
    body: AnswerRightsRequest,
    answer: RightsRequestView,
    versioned: true,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    do: async (writing, { params: { request }, body }, { now, principal, version }) => {
      const held = await requireRights(writing, request);
      requireVersion(version, held.version);
      await grant(writing, holders, held, { ...body, by: nameOf(principal) }, now);
      return viewOf(writing, holders, await requireRights(writing, request), now);
    },
  });
  closingRoutes(server, keys, holders);
}

function closingRoutes(server: PlatformServer, { secret }: Keys, holders: Holders): void {
  server.command({
    method: 'POST',
    url: '/v1/rights-requests/:request/refusal',
    action: 'rights.refuse',
    summary: 'Refuses a request, with the reason; the person reads where to complain and to sue.',
    problems: ['rights_answered', 'version_missing', 'version_other'],
    params: OfRequest,
    body: RefuseRightsRequest,
    answer: RightsRequestView,
    versioned: true,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    do: async (writing, { params: { request }, body }, { now, principal, version }) => {
      const held = await requireRights(writing, request);
      requireVersion(version, held.version);
      const { reason, text } = body;
      const conditions = transferOf(held, body.transfer, false, now);
      await refuseRights(writing, held, { reason, text, ...conditions, by: nameOf(principal) }, now);
      return viewOf(writing, holders, await requireRights(writing, request), now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/rights-requests/:request/correction',
    action: 'rights.correct',
    summary: 'Corrects who a person is, as they asked, and answers the request. By four eyes.',
    problems: [
      'identifier_taken',
      'rights_answered',
      'rights_not_shown',
      'rights_nothing_to_correct',
      'version_missing',
      'version_other',
    ],
    params: OfRequest,
    body: TakeRightsRequest,
    answer: RightsRequestView,
    versioned: true,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    do: async (writing, { params: { request } }, { now, principal, version }) => {
      const held = await requireRights(writing, request);
      requireVersion(version, held.version);
      await correct(writing, secret, held, nameOf(principal), now);
      return viewOf(writing, holders, await requireRights(writing, request), now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/rights-requests/:request/handing-over',
    action: 'rights.hand_over',
    summary: 'Notes that an answer on paper is in the person’s hands.',
    problems: ['rights_open'],
    params: OfRequest,
    body: TakeRightsRequest,
    answer: RightsRequestView,
    versioned: true,
    about: (reading, { params: { request } }) => aboutRights(reading, request),
    do: async (writing, { params: { request } }, { now, principal }) => {
      const held = await handOver(writing, await requireRights(writing, request), nameOf(principal), now);
      return viewOf(writing, holders, held, now);
    },
  });
}

type Write = Writing<PlatformTables>;

/** Grants a request by words, where words are enough. Deleting is done, not said. */
async function grant(
  writing: Write,
  holders: Holders,
  held: StoredRights,
  { text, transfer, by }: AnswerRightsRequest & { readonly by: string },
  now: number,
): Promise<void> {
  requireOpen(held);
  const missing = missingFor(held);
  if (missing === 'correction') throw new ProblemError('rights_to_correct');
  if (missing !== null) throw new ProblemError('rights_not_shown');
  if (held.kind === 'delete') {
    await endAll(writing, holders, held, now);
    const left = await requireRights(writing, held.request);
    // Granted when the last device has said so, and not before: the sweep answers it.
    if (left.state !== 'granted') await takeIfNew(writing, left, by, now);
    return;
  }
  await answerRights(writing, held, { by, text, ...transferOf(held, transfer, true, now) }, now);
}

async function takeIfNew(writing: Write, held: StoredRights, by: string, now: number): Promise<void> {
  if (held.state === 'received') await takeRights(writing, held, by, now);
}

function transferOf(
  { kind, identity_check }: StoredRights,
  found: AnswerRightsRequest['transfer'],
  granted: boolean,
  now: number,
): { readonly transfer?: object } {
  if (kind === 'transfer') {
    if (granted && found === null)
      throw new ProblemError('malformed_request', { fields: ['/body/transfer'] });
    return { transfer: transferFound(found, granted, identity_check !== 'not_shown', now) };
  }
  if (found !== null) throw new ProblemError('malformed_request', { fields: ['/body/transfer'] });
  return {};
}

/** Writes what is right in the place of what was wrong; what the request leaves out stays as it is. */
async function correct(
  writing: Write,
  secret: Keys['secret'],
  held: StoredRights,
  by: string,
  now: number,
): Promise<void> {
  requireOpen(held);
  if (held.correction === null) throw new ProblemError('rights_nothing_to_correct');
  const missing = missingFor(held);
  if (missing !== null && missing !== 'correction') throw new ProblemError('rights_not_shown');
  const found = await findIdentity(writing, held.person);
  if (found === null) throw new ProblemError('not_found');
  const { person, version, changed_at: _changed, ...identity } = found;
  const right = Identity.parse({ ...identity, ...held.correction });
  await changeWho(writing, secret, { person, identity: right, version: version + 1 }, now);
  const fields = Object.keys(held.correction);
  await note(writing, 'corrected', { request: held.request, person, fields, by }, now);
  await answerRights(writing, held, { by, text: null }, now);
}
