import {
  LawDecisionList,
  ListPurposes,
  ProposePurpose,
  PurposeCheck,
  PurposeContent,
  PurposeId,
  PurposeList,
  PurposeView,
  StopPurpose,
} from '@consentry/contract';
import {
  ProblemError,
  type Reading,
  type Resource,
  openCursor,
  requireVersion,
  sealCursor,
} from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import { listDecisions } from '../facts/decision-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';

import type { PlatformTables } from '../store/tables.ts';
import { approvePurpose, proposePurpose } from './purpose-approval.ts';
import { checkPurpose } from './purpose-check.ts';
import { endPurpose, suspendPurpose } from './purpose-end.ts';
import { writableVersion } from './purpose.ts';
import {
  addPurpose,
  changePurpose,
  findProposal,
  findPurpose,
  listPurposes,
  readVersions,
  removeProposal,
  requirePurpose,
  writeVersion,
} from './purpose-store.ts';
import { purposeEntry, viewPurpose } from './purpose-view.ts';

const Params = z.strictObject({ purpose: PurposeId });
const LIST = 'purposes';

/** Purposes: written by one, begun and changed when another approves and the law permits. */
export function purposeRoutes(server: PlatformServer, context: PlatformContext): void {
  reads(server, context);
  writes(server);
  stops(server);
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/proposal',
    action: 'purpose.propose',
    summary: 'Proposes that a purpose begins, changes or goes on, with the facts it rests on.',
    problems: ['facts_stale', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: ProposePurpose,
    answer: PurposeView,
    status: 201,
    about: aboutPurpose,
    do: async (writing, { params: { purpose }, body }, { now, version, principal }) => {
      const row = await requirePurpose(writing, purpose);
      requireVersion(version, row.revision);
      await proposePurpose(writing, row, body.facts, actingStaff(principal), now);
      return viewPurpose(writing, purpose);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/approval',
    action: 'purpose.approve',
    summary: 'Approves what another person proposed, if the law permits it now.',
    problems: ['facts_contradictory', 'not_lawful', 'purpose_state', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: z.strictObject({}),
    answer: PurposeView,
    about: async (reading, { params: { purpose } }) => {
      if ((await findPurpose(reading, purpose)) === null) return null;
      const proposal = await findProposal(reading, purpose);
      return proposal === null ? {} : { proposedBy: proposal.proposed_by };
    },
    do: async (writing, { params: { purpose } }, { now, version, principal }) => {
      const row = await requirePurpose(writing, purpose);
      requireVersion(version, row.revision);
      const refused = await approvePurpose(writing, row, actingStaff(principal), now);
      return refused === null ? viewPurpose(writing, purpose) : { refused };
    },
  });
}

function reads(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/purposes',
    action: 'purpose.read',
    operation: 'purpose.list',
    summary: 'Lists purposes.',
    query: ListPurposes,
    answer: PurposeList,
    about: async () => ({}),
    read: async (reading, { query: { cursor, limit } }) => {
      const [after] = cursor === undefined ? [''] : openCursor(keys.secret, LIST, cursor);
      const rows = await listPurposes(reading, { after: String(after), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const versions = await readVersions(
        reading,
        page.map(({ purpose }) => purpose),
      );
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          purposes: page.map((row) => purposeEntry(row, versions)),
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [last.purpose]),
        },
      };
    },
  });
  server.query({
    url: '/v1/purposes/:purpose',
    action: 'purpose.read',
    summary: 'Shows a purpose, all its versions and what waits for approval.',
    versioned: true,
    params: Params,
    answer: PurposeView,
    about: aboutPurpose,
    read: (reading, { params: { purpose } }) => viewPurpose(reading, purpose),
  });
  server.query({
    url: '/v1/purposes/:purpose/check',
    action: 'purpose.read',
    operation: 'purpose.check',
    summary: 'Shows what the law would say if the next step of a purpose were approved now.',
    problems: ['facts_contradictory', 'purpose_state'],
    params: Params,
    answer: PurposeCheck,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }, { now }) => ({
      body: await checkPurpose(reading, purpose, now),
    }),
  });
  server.query({
    url: '/v1/purposes/:purpose/decisions',
    action: 'purpose.read',
    operation: 'purpose.decisions',
    summary: 'Shows what the law said of a purpose, on which facts, and which of them were handed in.',
    params: Params,
    answer: LawDecisionList,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) => ({
      body: { decisions: [...(await listDecisions(reading, purpose))] },
    }),
  });
}

function writes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/purposes',
    action: 'purpose.write',
    summary: 'Begins to prepare a purpose.',
    versioned: true,
    body: PurposeContent,
    answer: PurposeView,
    status: 201,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) =>
      viewPurpose(writing, await addPurpose(writing, body, actingStaff(principal), now)),
  });
  server.command({
    method: 'PUT',
    url: '/v1/purposes/:purpose/draft',
    action: 'purpose.write',
    operation: 'purpose.change',
    summary: 'Writes the prepared version anew, or the next one of a purpose that has begun.',
    problems: ['purpose_state', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: PurposeContent,
    answer: PurposeView,
    about: aboutPurpose,
    do: async (writing, { params: { purpose }, body: content }, { now, version: seen, principal }) => {
      const row = await requirePurpose(writing, purpose);
      requireVersion(seen, row.revision);
      const version = writableVersion(row);
      if (version === null || (await findProposal(writing, purpose)) !== null)
        throw new ProblemError('purpose_state');
      await writeVersion(writing, { purpose, version, content, by: actingStaff(principal) }, now);
      await changePurpose(writing, row, {}, null, now);
      return viewPurpose(writing, purpose);
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/purposes/:purpose/proposal',
    action: 'purpose.propose',
    operation: 'purpose.take_back',
    summary: 'Takes a proposal back, so that the version can be written anew.',
    problems: ['purpose_state', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: z.strictObject({}).nullish(),
    answer: PurposeView,
    about: aboutPurpose,
    do: async (writing, { params: { purpose } }, { now, version }) => {
      const row = await requirePurpose(writing, purpose);
      requireVersion(version, row.revision);
      if ((await findProposal(writing, purpose)) === null) throw new ProblemError('purpose_state');
      await removeProposal(writing, purpose);
      const state = row.state === 'proposed' ? 'draft' : row.state;
      await changePurpose(writing, row, { state }, null, now);
      return viewPurpose(writing, purpose);
    },
  });
}

function stops(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/suspension',
    action: 'purpose.suspend',
    summary: 'Stops a purpose at once, whatever version was seen.',
    problems: ['purpose_state'],
    versioned: true,
    params: Params,
    body: StopPurpose,
    answer: PurposeView,
    about: aboutPurpose,
    do: async (writing, { params: { purpose }, body: { reason } }, { now }) => {
      await suspendPurpose(writing, await requirePurpose(writing, purpose), reason, now);
      return viewPurpose(writing, purpose);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/end',
    action: 'purpose.end',
    summary: 'Ends a purpose for good: its faces fall due for erasure.',
    problems: ['version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: StopPurpose,
    answer: PurposeView,
    about: aboutPurpose,
    do: async (writing, { params: { purpose }, body: { reason } }, { now, version }) => {
      const row = await requirePurpose(writing, purpose);
      requireVersion(version, row.revision);
      await endPurpose(writing, row, reason, now);
      return viewPurpose(writing, purpose);
    },
  });
}

/** A purpose is the organisation's, of no site; `null` where there is none. */
export async function aboutPurpose(
  reading: Reading<PlatformTables>,
  { params: { purpose } }: { readonly params: { readonly purpose: string } },
): Promise<Resource | null> {
  return (await findPurpose(reading, purpose)) === null ? null : {};
}
