import {
  ContentDigest,
  NoticeDraft,
  NoticeEntry,
  NoticeList,
  PublishNotice,
  PublishedNotice,
  PurposeId,
  RulesView,
} from '@consentry/contract';
import { ProblemError, type Reading, type Resource, requireVersion } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { aboutPurpose } from '../purpose/purpose-routes.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { publish } from './notice-publication.ts';
import { addNotice, findNotice, findPublished, readNotices, rewriteNotice } from './notice-store.ts';
import { noticeEntry, requireNotice, viewNotice } from './notice-view.ts';
import { rulesNow } from './rules.ts';

const Params = z.strictObject({ notice: z.uuid() });
/** Notices shown at once. */
const SHOWN_MAX = 200;

/** Notices: written, published when the law finds them true, and never changed afterwards. */
export function noticeRoutes(server: PlatformServer, context: Pick<PlatformContext, 'origins'>): void {
  forAnyone(server, context);
  reads(server);
  server.command({
    method: 'POST',
    url: '/v1/notices',
    action: 'notice.write',
    summary: 'Begins to write a notice of a purpose.',
    problems: ['not_found', 'purpose_state'],
    versioned: true,
    body: NoticeDraft,
    answer: NoticeEntry,
    status: 201,
    about: (reading, { body: { document } }) => aboutPurpose(reading, { params: document }),
    do: async (writing, { body }, { now, principal }) => {
      const { state } = await requirePurpose(writing, body.document.purpose);
      if (state === 'ended') throw new ProblemError('purpose_state');
      return viewNotice(writing, await addNotice(writing, body, actingStaff(principal), now));
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/notices/:notice',
    action: 'notice.write',
    operation: 'notice.change',
    summary: 'Writes a notice anew that was not published.',
    problems: ['notice_published', 'version_missing', 'version_other'],
    params: Params,
    body: NoticeDraft,
    answer: NoticeEntry,
    about: aboutNotice,
    do: async (writing, { params: { notice }, body }, { now, version, principal }) => {
      const found = await requireNotice(writing, notice);
      requireVersion(version, found.revision);
      if (found.state !== 'draft') throw new ProblemError('notice_published');
      if (body.document.purpose !== found.purpose)
        throw new ProblemError('malformed_request', { fields: ['/body/document/purpose'] });
      await rewriteNotice(writing, found, body, actingStaff(principal), now);
      return viewNotice(writing, notice);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/notices/:notice/publication',
    action: 'notice.publish',
    summary: 'Publishes a notice in the place of the one in force, if the law finds it whole and true.',
    problems: [
      'not_lawful',
      'notice_of_other_version',
      'notice_unchanged',
      'version_missing',
      'version_other',
    ],
    versioned: true,
    params: Params,
    body: PublishNotice,
    answer: NoticeEntry,
    about: aboutNotice,
    do: async (writing, { params: { notice }, body: { facts } }, { now, version, principal }) => {
      const found = await requireNotice(writing, notice);
      requireVersion(version, found.revision);
      const refused = await publish(writing, found, facts, actingStaff(principal), now);
      return refused === null ? viewNotice(writing, notice) : { refused };
    },
  });
}

/** What anyone may read without signing in (R05.6). */
function forAnyone(server: PlatformServer, { origins }: Pick<PlatformContext, 'origins'>): void {
  server.query({
    url: '/v1/rules',
    action: 'rules.read',
    summary: 'Shows the rules of processing to anyone.',
    answer: RulesView,
    about: async () => ({}),
    read: async (reading) => ({
      body: { ...(await rulesNow(reading)), page: `${origins()[0] ?? ''}/my/#/rules` },
    }),
  });
  server.query({
    url: '/v1/published-notices/:digest',
    action: 'rules.read',
    operation: 'notice.published',
    summary: 'Shows the words that a digest names, if they were ever told to people.',
    params: z.strictObject({ digest: ContentDigest }),
    answer: PublishedNotice,
    about: async () => ({}),
    read: async (reading, { params: { digest } }) => {
      const found = await findPublished(reading, digest);
      if (found === null) throw new ProblemError('not_found');
      const { document, published_at, ended_at } = found;
      return {
        body: {
          digest,
          document,
          published_at: new Date(published_at).toISOString(),
          ended_at: ended_at === null ? null : new Date(ended_at).toISOString(),
        },
      };
    },
  });
}

function reads(server: PlatformServer): void {
  server.query({
    url: '/v1/notices/:notice',
    action: 'notice.read',
    summary: 'Shows a notice and whom it concerns.',
    params: Params,
    answer: NoticeEntry,
    about: aboutNotice,
    read: (reading, { params: { notice } }) => viewNotice(reading, notice),
  });
  server.query({
    url: '/v1/purposes/:purpose/notices',
    action: 'notice.read',
    operation: 'notice.list',
    summary: 'Lists the notices of a purpose, the latest first.',
    params: z.strictObject({ purpose: PurposeId }),
    answer: NoticeList,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) => {
      const all = await readNotices(reading, purpose);
      const inForce = all.find(({ state }) => state === 'in_force') ?? null;
      const beforeOf = (one: (typeof all)[number]) =>
        one.state === 'draft' ? inForce : (all.find(({ notice }) => notice === one.replaces) ?? null);
      return { body: { notices: all.slice(0, SHOWN_MAX).map((one) => noticeEntry(one, beforeOf(one))) } };
    },
  });
}

async function aboutNotice(
  reading: Reading<PlatformTables>,
  { params: { notice } }: { readonly params: { readonly notice: string } },
): Promise<Resource | null> {
  return (await findNotice(reading, notice)) === null ? null : {};
}
