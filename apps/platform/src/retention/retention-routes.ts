import {
  KeptKind,
  type KeptTime,
  ProposeExtension,
  PurposeId,
  RetentionOutlook,
  RetentionView,
  ShortenRetention,
} from '@consentry/contract';
import { ProblemError, type Reading, requireVersion } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import { requireFresh } from '../facts/handed-in.ts';
import { addHandedIn } from '../facts/handed-in-store.ts';
import type { PlatformServer } from '../platform.ts';
import { aboutPurpose } from '../purpose/purpose-routes.ts';
import { requirePurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { approveExtension, findExtension, requireKept } from './extend-retention.ts';
import { readOutlook } from './outlook.ts';
import { isShorter } from './retention.ts';
import { type StoredExtension, addExtension, readExtensions, readKept, setKept } from './retention-store.ts';

const OfPurpose = z.strictObject({ purpose: PurposeId });
const Params = z.strictObject({ purpose: PurposeId, keeps: KeptKind });
/** Kinds of which a longer time can be proposed at all; a probe is never kept. */
const Extendable = z.strictObject({ purpose: PurposeId, keeps: z.enum(['template', 'video']) });

/** Times of keeping: shorter at once, longer only by the law and another's approval (§ 第八条第二款). */
export function retentionRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/purposes/:purpose/retention',
    action: 'retention.read',
    summary: 'Shows how long each kind is kept for a purpose.',
    params: OfPurpose,
    answer: RetentionView,
    about: aboutPurpose,
    read: async (reading, { params: { purpose } }) => ({ body: await viewRetention(reading, purpose) }),
  });
  server.query({
    url: '/v1/retention-outlook',
    action: 'retention.read',
    operation: 'retention.outlook',
    summary: 'Counts by purpose what runs out when, what has to go still, and what was erased.',
    answer: RetentionOutlook,
    about: async () => ({}),
    read: async (reading, _, { now }) => ({ body: await readOutlook(reading, now) }),
  });
  server.command({
    method: 'PUT',
    url: '/v1/purposes/:purpose/retention/:keeps',
    action: 'retention.shorten',
    summary: 'Keeps a kind shorter, at once.',
    problems: ['retention_longer', 'version_missing', 'version_other'],
    params: Params,
    body: ShortenRetention,
    answer: RetentionView,
    about: aboutPurpose,
    do: async (writing, { params: { purpose, keeps }, body: { limit } }, { now, version, principal }) => {
      const kept = await requireKept(writing, purpose, keeps);
      requireVersion(version, kept.revision);
      if (!isShorter(limit, kept.limit)) throw new ProblemError('retention_longer');
      await setKept(writing, kept, { limit, ground: kept.ground }, actingStaff(principal), now);
      return { body: await viewRetention(writing, purpose) };
    },
  });
  extensionRoutes(server);
}

function extensionRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/retention/:keeps/proposal',
    action: 'retention.propose',
    summary: 'Proposes to keep a kind longer, with what is relied on.',
    problems: ['version_missing', 'version_other'],
    params: Extendable,
    body: ProposeExtension,
    answer: RetentionView,
    status: 201,
    about: aboutPurpose,
    do: async (writing, { params: { purpose, keeps }, body }, { now, version, principal }) => {
      const kept = await requireKept(writing, purpose, keeps);
      requireVersion(version, kept.revision);
      const { days, ground, facts } = body;
      if (kept.limit.unit !== 'days' || days <= kept.limit.amount)
        throw new ProblemError('malformed_request', { fields: ['/body/days'] });
      requireFresh(facts, now);
      const proposed_by = actingStaff(principal);
      const document = await addHandedIn(writing, facts, proposed_by, now);
      const proposal = { purpose, keeps, days, ground, document, proposed_by, proposed_at: now };
      await addExtension(writing, proposal);
      return { body: await viewRetention(writing, purpose) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/purposes/:purpose/retention/:keeps/approval',
    action: 'retention.approve',
    summary: 'Approves a longer time that another person proposed, if the law lets it.',
    problems: ['not_lawful', 'purpose_state', 'version_missing', 'version_other'],
    params: Extendable,
    body: z.strictObject({}),
    answer: RetentionView,
    about: async (reading, { params }) => {
      if ((await aboutPurpose(reading, { params })) === null) return null;
      const proposal = await findExtension(reading, params.purpose, params.keeps);
      return proposal === null ? {} : { proposedBy: proposal.proposed_by };
    },
    do: async (writing, { params: { purpose, keeps } }, { now, version, principal }) => {
      const kept = await requireKept(writing, purpose, keeps);
      requireVersion(version, kept.revision);
      const refused = await approveExtension(writing, kept, actingStaff(principal), now);
      return refused === null ? { body: await viewRetention(writing, purpose) } : { refused };
    },
  });
}

async function viewRetention(reading: Reading<PlatformTables>, purpose: string): Promise<RetentionView> {
  const { version } = await requirePurpose(reading, purpose);
  const proposals = await readExtensions(reading, purpose);
  const kept = (await readKept(reading, purpose)).map(
    ({ keeps, limit, reason, ground, ends_on, changed_at, revision }): KeptTime => ({
      keeps,
      limit,
      reason,
      ground,
      ends_on,
      changed_at: new Date(changed_at).toISOString(),
      revision,
      proposal: proposalView(proposals.find((one) => one.keeps === keeps)),
    }),
  );
  return { purpose, purpose_version: version, kept };
}

function proposalView(proposal: StoredExtension | undefined): KeptTime['proposal'] {
  if (proposal === undefined) return null;
  const { days, ground, proposed_by, proposed_at } = proposal;
  return { days, ground, proposed_by, proposed_at: new Date(proposed_at).toISOString() };
}
