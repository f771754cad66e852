import { AttachmentView } from '@consentry/contract';
import { asSpelled, inTransaction, ProblemError } from '@consentry/server';
import { countTries } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { attachmentKind } from './attachment-kind.ts';
import { type StoredComplaint, opens } from './complaint.ts';
import { aboutComplaint } from './about-complaint.ts';
import { attachmentsOf, findComplaint, noteComplaint } from './complaint-store.ts';
import type { ComplaintTables } from './complaint-tables.ts';
import { attachmentView } from './complaint-view.ts';
import { inertFile } from '../http/inert.ts';

/** A photo of today, a short film. */
export const ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024;
export const ATTACHMENTS_MAX = 5;
/** Files from one address within fifteen minutes. */
const SENT_MAX = 50;

const OfAttachment = z.strictObject({ complaint: z.uuid(), attachment: z.uuid() });

/** Evidence of citizens: handed in with the reference and the code, handed out to who handles the complaint. */
export function attachmentRoutes(server: AuthorityServer, context: AuthorityContext): void {
  const { database, keys, attachments } = context;
  server.upload({
    url: '/v1/complaints/attachments',
    action: 'complaint.attach',
    maxBytes: ATTACHMENT_MAX_BYTES,
    answer: AttachmentView,
    about: async () => ({}),
    take: async (bytes, _params, { headers, address, now }) => {
      const tried = [{ kind: 'complaint attachment', name: address, limit: SENT_MAX }];
      await countTries(database, keys.secret, tried, now);
      const reference = asSpelled(String(headers['complaint-reference'] ?? ''));
      const row = await findComplaint(database.reading, 'reference', reference);
      const code = String(headers['complaint-code'] ?? '');
      if (!opens(row, code) || row === null) throw new ProblemError('code_wrong');
      if (bytes.length === 0) throw new ProblemError('attachment_empty');
      return keep(context, row, bytes, now);
    },
  });
  server.files({
    url: '/v1/complaints/:complaint/attachments/:attachment',
    action: 'complaint.read_attachment',
    params: OfAttachment,
    about: (_query, { complaint }) => aboutComplaint(database.reading, complaint, 'case_and_files'),
    read: async (_path, _query, _asked, { complaint, attachment }) => {
      const all = await attachmentsOf(database.reading, complaint);
      const row = all.find((one) => one.attachment === attachment);
      if (row === undefined) return null;
      const bytes = await attachments.read(attachment, row.digest);
      if (bytes === null) throw new ProblemError('attachment_damaged');
      return inertFile(bytes, `${attachment}.bin`);
    },
  });
}

/** The file is on the disk before its row says so; without a row it is nobody's, and goes. */
async function keep(
  { database, attachments }: AuthorityContext,
  { complaint }: StoredComplaint,
  bytes: Uint8Array,
  now: number,
): Promise<AttachmentView> {
  const kept = await attachments.keep(bytes);
  const row: ComplaintTables['attachments'] = {
    ...kept,
    complaint,
    kind: attachmentKind(bytes),
    bytes: bytes.length,
    received_at: now,
  };
  try {
    await inTransaction(database, async (writing) => {
      const current = await findComplaint(writing, 'complaint', complaint);
      if (current === null || current.state === 'closed') throw new ProblemError('complaint_state');
      if ((await attachmentsOf(writing, complaint)).length >= ATTACHMENTS_MAX) {
        throw new ProblemError('too_many_attachments');
      }
      await writing.insertInto('attachments').values(row).execute();
      const { attachment, kind, digest } = row;
      await noteComplaint(writing, 'attachment_received', { complaint, attachment, kind, digest }, now);
    });
  } catch (error) {
    await attachments.drop(kept.attachment);
    throw error;
  }
  return attachmentView(row);
}
