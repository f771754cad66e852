import { createHash } from 'node:crypto';
import {
  FollowInspection,
  InspectionFile,
  InspectionStatus,
  ReportRectification,
  type FileVerdict,
} from '@consentry/contract';
import { asSpelled, inTransaction, ProblemError, type Reading } from '@consentry/server';
import { countTries } from '@consentry/staff';
import { Refusal, readTrust, verdictOf, verifyFile } from '@consentry/verifier';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { opens } from '../complaint/complaint.ts';
import { departmentView } from '../department/department.ts';
import { findDepartment } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import type { StoredInspection } from './inspection.ts';
import type { z } from 'zod';
import { addFile, filesOf, findInspection, stepInspection } from './inspection-store.ts';
import { rectificationsOf, shownFile, statusOf } from './inspection-view.ts';

/** A bundle of evidence of a year of one site; more goes on several. */
export const BUNDLE_MAX_BYTES = 64 * 1024 * 1024;
const FILES_MAX = 20;
/** Files, and looks, from one address within fifteen minutes. */
const SENT_MAX = 30;
const FOLLOWED_MAX = 60;
/** Who acts with the code of an order: a processor has no account here. */
const PROCESSOR = 'processor';

/** What the processor of an order does, by its reference and code: read it, hand evidence in, say what it mended. */
export function processorRoutes(server: AuthorityServer, context: AuthorityContext): void {
  const { database, keys, bundles } = context;
  const follow = async (_: unknown, { address, now }: { address: string; now: number }) =>
    countTries(
      database,
      keys.secret,
      [{ kind: 'inspection follow-up', name: address, limit: FOLLOWED_MAX }],
      now,
    );
  server.command({
    method: 'POST',
    url: '/v1/inspections/follow-up',
    action: 'inspection.follow',
    summary: 'Shows the processor an order: what is to be shown, what was found, what is to be mended.',
    problems: ['code_wrong', 'rate_limited'],
    secret: true,
    body: FollowInspection,
    answer: InspectionStatus,
    about: async () => ({}),
    before: follow,
    do: async (writing, { body }, { now }) => {
      const row = await opened(writing, body.reference, body.code);
      return { body: await shown(writing, row, now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/inspections/report',
    action: 'inspection.report',
    summary: 'Notes what the processor says it mended; the department looks again.',
    problems: ['code_wrong', 'inspection_state', 'rate_limited'],
    secret: true,
    body: ReportRectification,
    answer: InspectionStatus,
    about: async () => ({}),
    before: follow,
    do: async (writing, { body }, { now }) => {
      const row = await opened(writing, body.reference, body.code);
      const told = { reported: body.text, reported_at: new Date(now).toISOString() };
      const rectifications = rectificationsOf(row).map((one, at, all) =>
        at === all.length - 1 ? { ...one, ...told } : one,
      );
      const change = { rectifications: JSON.stringify(rectifications) };
      const next = await stepInspection(writing, row, 'report', change, PROCESSOR, now);
      return { body: await shown(writing, next, now) };
    },
  });
  server.upload({
    url: '/v1/inspections/files',
    action: 'inspection.hand_in',
    maxBytes: BUNDLE_MAX_BYTES,
    answer: InspectionFile,
    about: async () => ({}),
    take: async (bytes, _params, { headers, address, now }) => {
      await countTries(
        database,
        keys.secret,
        [{ kind: 'inspection file', name: address, limit: SENT_MAX }],
        now,
      );
      const reference = String(headers['inspection-reference'] ?? '');
      const row = await opened(database.reading, reference, String(headers['inspection-code'] ?? ''));
      if (bytes.length === 0) throw new ProblemError('attachment_empty');
      const digest = createHash('sha256').update(bytes).digest('hex');
      // What came and whose answer was lost on its way back is not another file.
      const same = (await filesOf(database.reading, [row.inspection])).find((one) => one.digest === digest);
      if (same !== undefined && row.state === 'answered') return shownFile(same);
      const verdict = await verdictOn(bytes, row.log_key);
      const kept = await bundles.keep(bytes);
      const file = {
        file: kept.attachment,
        inspection: row.inspection,
        digest: kept.digest,
        verdict,
        bytes: bytes.length,
        received_at: now,
      };
      try {
        await inTransaction(database, async (writing) => {
          const current = await opened(writing, reference, String(headers['inspection-code'] ?? ''));
          if ((await filesOf(writing, [row.inspection])).length >= FILES_MAX)
            throw new ProblemError('too_many_files');
          await stepInspection(writing, current, 'answer', {}, PROCESSOR, now);
          await addFile(writing, file);
        });
      } catch (error) {
        await bundles.drop(kept.attachment);
        throw error;
      }
      return shownFile(file);
    },
  });
}

/** Shows a processor its order. */
async function shown(
  reading: Reading<AuthorityTables>,
  row: StoredInspection,
  now: number,
): Promise<z.input<typeof InspectionStatus>> {
  const department = await findDepartment(reading, row.department);
  if (department === null) throw new ProblemError('not_found');
  return statusOf(row, await filesOf(reading, [row.inspection]), departmentView(department).name, now);
}

/** Finds the order that a code opens. @throws {ProblemError} `code_wrong`, whichever of both is wrong */
async function opened(
  reading: Reading<AuthorityTables>,
  reference: string,
  code: string,
): Promise<StoredInspection> {
  const row = await findInspection(reading, 'reference', asSpelled(reference));
  if (!opens(row, code) || row === null) throw new ProblemError('code_wrong');
  return row;
}

/** Checks a file as anybody can (packages/verifier); what it does not prove is kept all the same, and said. */
async function verdictOn(bytes: Uint8Array, logKey: string | null): Promise<FileVerdict> {
  const trust = await readTrust(logKey === null ? {} : { logKey });
  const { tone } = verdictOf(await verifyFile(new Blob([Uint8Array.from(bytes)]), trust));
  return ({ holds: 'proved', trusted: 'proved_on_trust', fails: 'not_proved' } as const)[tone];
}

/** Tells whether a text is the key of a log, as the verifier reads it. */
export async function isLogKey(text: string): Promise<boolean> {
  try {
    await readTrust({ logKey: text });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
