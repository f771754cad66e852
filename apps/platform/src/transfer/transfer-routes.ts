import {
  PurposeId,
  TransferNotice,
  TransferNoticeDocument,
  TransferNoticeList,
  TransfersTold,
} from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import { z } from 'zod';
import { iso } from '../consent/consent.ts';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import { aboutPurpose } from '../purpose/purpose-routes.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type StoredTransferNotice,
  countConsented,
  endTransferNotice,
  findTransferNotice,
  listTransferNotices,
  publishTransferNotice,
  transferInForce,
} from './transfer-store.ts';

const OfPurpose = z.strictObject({ purpose: PurposeId });
const OfNotice = z.strictObject({ notice: z.uuid() });

/**
 * What people are told before they consent to a transfer (§ 第八条第一款). No face leaves a device through
 * this platform; where it would go otherwise, consent is asked for apart, one recipient each.
 */
export function transferRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/purposes/:purpose/transfers',
    action: 'rules.read',
    operation: 'transfer.rules',
    summary: 'Shows anyone to whom face information of a purpose may go, and for what.',
    params: OfPurpose,
    answer: TransfersTold,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) => {
      const all = await listTransferNotices(reading, purpose);
      const told = all.filter(({ state }) => state === 'in_force');
      return { body: { transfers: told.map(({ digest, document }) => ({ digest, document })) } };
    },
  });
  server.query({
    url: '/v1/purposes/:purpose/transfer-notices',
    action: 'notice.read',
    operation: 'transfer.notices',
    summary: 'Lists the notices of transfers of a purpose with the persons who consented, the latest first.',
    params: OfPurpose,
    answer: TransferNoticeList,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }, { now }) => {
      const notices: TransferNotice[] = [];
      for (const one of await listTransferNotices(reading, purpose))
        notices.push(await viewOf(reading, one, now));
      return { body: { notices } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/transfer-notices',
    action: 'notice.publish',
    operation: 'transfer.publish',
    summary: 'Publishes what people are told of a transfer to one recipient.',
    problems: ['purpose_state', 'notice_of_other_version', 'notice_unchanged'],
    params: OfPurpose,
    body: TransferNoticeDocument,
    answer: TransferNotice,
    status: 201,
    about: aboutPurpose,
    do: async (writing, { params: { purpose }, body }, { now, principal }) => {
      if (body.purpose !== purpose)
        throw new ProblemError('malformed_request', { fields: ['/body/purpose'] });
      const { state, version } = await requirePurpose(writing, purpose);
      if (state === 'ended') throw new ProblemError('purpose_state');
      if (version !== body.purpose_version) throw new ProblemError('notice_of_other_version');
      const before = await transferInForce(writing, purpose, body.recipient.organisation_id);
      if (before !== null && JSON.stringify(before.document) === JSON.stringify(body))
        throw new ProblemError('notice_unchanged');
      const notice = await publishTransferNotice(writing, body, actingStaff(principal), now);
      return { body: await viewOf(writing, await requireNotice(writing, notice), now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/transfer-notices/:notice/end',
    action: 'notice.publish',
    operation: 'transfer.end',
    summary: 'Ends the notice of a transfer: nobody is asked for it any more.',
    params: OfNotice,
    body: z.strictObject({}).nullish(),
    answer: TransferNotice,
    about: async (reading, { params: { notice } }) =>
      (await findTransferNotice(reading, notice)) === null ? null : {},
    do: async (writing, { params: { notice } }, { now }) => {
      const found = await requireNotice(writing, notice);
      if (found.state === 'in_force') await endTransferNotice(writing, found, now);
      return { body: await viewOf(writing, await requireNotice(writing, notice), now) };
    },
  });
}

async function requireNotice(
  reading: Reading<PlatformTables>,
  notice: string,
): Promise<StoredTransferNotice> {
  const found = await findTransferNotice(reading, notice);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

async function viewOf(
  reading: Reading<PlatformTables>,
  row: StoredTransferNotice,
  now: number,
): Promise<TransferNotice> {
  const { notice, state, digest, document, published_by, published_at, ended_at } = row;
  return {
    notice,
    state,
    digest,
    document,
    published_by,
    published_at: iso(published_at),
    ended_at: ended_at === null ? null : iso(ended_at),
    consented: await countConsented(reading, row, now),
  };
}
