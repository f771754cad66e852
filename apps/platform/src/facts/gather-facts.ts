import type { HandedInFacts } from '@consentry/contract';
import { type PostureFacts, type SectionName, civilDate, civilDateAt } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { alternativesSection } from '../alternatives/alternatives-facts.ts';
import { assessmentSection } from '../assessment/assessment-facts.ts';
import { auditSection } from '../audit/audit-facts.ts';
import { complaintSection } from '../complaint/complaint-facts.ts';
import { consentSection } from '../consent/consent-facts.ts';
import { incidentSection } from '../incident/incident-facts.ts';
import { incidentQuestions } from '../incident/question-facts.ts';
import { ledgerControls } from '../ledger/ledger-facts.ts';
import { minorsSection } from '../minors/minors-facts.ts';
import { noticeSection } from '../notice/notice-facts.ts';
import { filingSection } from '../people/stock-facts.ts';
import { livingAttestations } from '../posture/attestation-store.ts';
import { purposeSection } from '../purpose/purpose-facts.ts';
import { recordSection } from '../record/record-facts.ts';
import { openErasures } from '../retention/erasure-facts.ts';
import { retentionSection } from '../retention/retention-facts.ts';
import { rightsSection } from '../rights/rights-facts.ts';
import { sitingSection } from '../siting/siting-facts.ts';
import { securitySection } from '../staff/staff-facts.ts';
import type { PlatformTables } from '../store/tables.ts';
import { supervisionSection } from '../supervision/supervision-facts.ts';
import type { HandedIn } from './handed-in-store.ts';
import { nothingHandedIn } from './nothing-handed-in.ts';

/** What the facts are gathered for. */
export interface GatheredFor {
  /** The purpose that is decided on; left out: the state as a whole. */
  readonly purpose?: string;
  /** The notice whose processor counts; left out: that of the purpose in force. */
  readonly notice?: string;
  /** The times of keeping of this prepared version count, not those in force. */
  readonly preparedVersion?: number;
}

/** Members of the facts that are gathered one by one; each can change without the others. */
export type FactsPart = SectionName | 'attestations';

interface Gathering {
  readonly reading: Reading<PlatformTables>;
  /** What was handed in, or its empty form. */
  readonly base: HandedInFacts;
  readonly handedIn: HandedInFacts | null;
  readonly wanted: GatheredFor;
  readonly now: number;
}

type Gather = { readonly [S in FactsPart]: (of: Gathering) => PostureFacts[S] | Promise<PostureFacts[S]> };

const gather: Gather = {
  scope: scopeSection,
  purpose: ({ reading, base }) => purposeSection(reading, base.purpose),
  notice: ({ reading, base, wanted }) => noticeSection(reading, base, wanted),
  consent: ({ reading, base, handedIn, now }) =>
    consentSection(reading, handedIn?.consent ?? null, base.consent, now),
  minors: ({ reading, base, now }) => minorsSection(reading, base.minors, now),
  storage: storageSection,
  retention: async ({ reading, base, wanted }) => {
    const section = await retentionSection(reading, base.retention, wanted);
    return { ...section, erasures: ownAndHandedIn(await openErasures(reading), section.erasures) };
  },
  assessment: ({ reading, now }) => assessmentSection(reading, now),
  record: async ({ reading, base, now }) => {
    const { kept, ...record } = base.record;
    return { ...record, kept: ownAndHandedIn((await recordSection(reading, now)).kept, kept) };
  },
  alternatives: async ({ reading, base, now }) => ({
    ...base.alternatives,
    checkpoints: await alternativesSection(reading, now),
  }),
  siting: ({ reading, base }) => sitingSection(reading, base.siting, base.scope),
  security: async ({ reading, base, now }) => {
    const section = await securitySection(reading, base.security, now);
    return { ...section, controls: ownAndHandedIn(await ledgerControls(reading, now), section.controls) };
  },
  filing: ({ reading, base, now }) => filingSection(reading, base.filing, now),
  supervision: async ({ reading, base: { supervision } }) => {
    const { inspections, decisions } = await supervisionSection(reading);
    const asked = [...inspections, ...(await incidentQuestions(reading))];
    return {
      ...supervision,
      inspections: ownAndHandedIn(asked, supervision.inspections),
      decisions: ownAndHandedIn(decisions, supervision.decisions),
    };
  },
  complaint: ({ reading, base, now }) => complaintSection(reading, now, base.complaint),
  rights: ({ reading, base, now }) => rightsSection(reading, now, base.rights),
  incident: async ({ reading, base, now }) => ({
    incidents: ownAndHandedIn((await incidentSection(reading, now)).incidents, base.incident.incidents),
  }),
  audit: ({ reading, base }) => auditSection(reading, base.audit),
  attestations: async ({ reading, base, now }) => [
    ...base.attestations,
    ...(await livingAttestations(reading, now)),
  ],
};

/** Every part, in the order in which the facts hold them. */
export const FACTS_PARTS = Object.keys(gather) as readonly FactsPart[];

/**
 * Gathers the state of the organisation as it is now: whatever the platform holds or counts from the platform,
 * everything else from the handed-in document. What nobody handed in or holds stays unknown.
 *
 * @param handedIn `null` where nobody has handed in anything yet
 * @param now epoch milliseconds
 */
export async function gatherFacts(
  reading: Reading<PlatformTables>,
  handedIn: Pick<HandedIn, 'facts'> | null,
  wanted: GatheredFor,
  now: number,
): Promise<PostureFacts> {
  const parts = await gatherParts(reading, handedIn, FACTS_PARTS, now, wanted);
  // All of them were asked for.
  return parts as PostureFacts;
}

/** Gathers some parts, whole, as of now. */
export async function gatherParts(
  reading: Reading<PlatformTables>,
  handedIn: Pick<HandedIn, 'facts'> | null,
  parts: readonly FactsPart[],
  now: number,
  wanted: GatheredFor = {},
): Promise<Partial<PostureFacts> & Pick<PostureFacts, 'as_of'>> {
  const base = handedIn?.facts ?? nothingHandedIn(now);
  const of: Gathering = { reading, base, handedIn: handedIn?.facts ?? null, wanted, now };
  const gathered: Partial<Record<FactsPart, unknown>> = {};
  for (const part of parts) gathered[part] = await gather[part](of);
  return { as_of: new Date(now).toISOString(), ...(gathered as Partial<PostureFacts>) };
}

/** What the platform holds itself, nobody hands in over it. */
function ownAndHandedIn<T extends { readonly id: string }>(own: readonly T[], handedIn: readonly T[]): T[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...handedIn.filter(({ id }) => !ids.has(id))];
}

/** Since when there is any processing: as was handed in, or since the first purpose began here. */
async function scopeSection({ reading, base: { scope } }: Gathering): Promise<PostureFacts['scope']> {
  if (scope.processing_since_on !== null) return scope;
  const [first] = await reading
    .selectFrom('purpose_versions')
    .select((e) => e.fn.min('in_force_at').as('at'))
    .execute();
  const at = first?.at ?? null;
  return { ...scope, processing_since_on: at === null ? null : civilDate(civilDateAt(at)) };
}

/** How many persons' templates devices may hold; an examination of every store is the officer's. */
async function storageSection({ reading, base: { storage } }: Gathering): Promise<PostureFacts['storage']> {
  if (storage.data_map === null) return storage;
  const [held] = await reading
    .selectFrom('device_grants')
    .select((e) => e.fn.count<number>('consent').distinct().as('consents'))
    .execute();
  const counted = held?.consents ?? 0;
  return { ...storage, data_map: { ...storage.data_map, in_devices: counted } };
}
