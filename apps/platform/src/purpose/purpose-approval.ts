import type { HandedInFacts } from '@consentry/contract';
import { ProblemError, type Reading, type Writing } from '@consentry/server';
import { readCheckpoints } from '../alternatives/alternatives-store.ts';
import { endAssessments } from '../assessment/assessment-store.ts';
import { askLaw } from '../facts/ask-law.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { requireFresh } from '../facts/handed-in.ts';
import { type HandedIn, addHandedIn, readHandedIn } from '../facts/handed-in-store.ts';
import { requireNotStopped } from '../incident/incident-stops.ts';
import type { StoredNotice } from '../notice/notice.ts';
import { publishNotice, readNotices } from '../notice/notice-store.ts';
import { beginSchedule } from '../retention/retention-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredProposal, type StoredPurpose, type StoredVersion, proposable } from './purpose.ts';
import { purposeForLaw } from './purpose-facts.ts';
import {
  addProposal,
  changePurpose,
  findProposal,
  putInForce,
  readVersions,
  removeProposal,
} from './purpose-store.ts';

/**
 * Writes down a proposal with the facts that are handed in with it. Whoever proposes signs the record of
 * necessity; the law is asked when another person approves.
 *
 * @throws {ProblemError} `purpose_state`, `facts_stale`
 */
export async function proposePurpose(
  writing: Writing<PlatformTables>,
  row: StoredPurpose,
  facts: HandedInFacts,
  by: string,
  now: number,
): Promise<void> {
  requireFresh(facts, now);
  const { purpose } = row;
  const versions = await readVersions(writing, [purpose]);
  const prepared = versions.some(({ version, state }) => version > row.version && state === 'draft');
  const wanted = proposable(row, prepared);
  if (wanted === null || (await findProposal(writing, purpose)) !== null)
    throw new ProblemError('purpose_state');
  const document = await addHandedIn(writing, facts, by, now);
  await addProposal(writing, { purpose, ...wanted, proposed_by: by, proposed_at: now, document });
  const state = row.state === 'draft' ? 'proposed' : row.state;
  const event = { kind: 'purpose.proposed', body: wanted };
  await changePurpose(writing, row, { state }, event, now);
}

/**
 * Approves a proposal of somebody else: asks the law on the facts of now, and when it permits puts the
 * version in force, with its notice and its times of keeping.
 *
 * @returns the refusal, which is on record; `null` when it is done
 * @throws {ProblemError} `purpose_state`, `four_eyes`, `stopped_by_incident`, `checkpoint_missing`, `facts_contradictory`, `facts_stale`
 */
export async function approvePurpose(
  writing: Writing<PlatformTables>,
  row: StoredPurpose,
  by: string,
  now: number,
): Promise<ProblemError | null> {
  const proposal = await findProposal(writing, row.purpose);
  if (proposal === null) throw new ProblemError('purpose_state');
  // The proposal may be another than when the access table was asked.
  if (proposal.proposed_by === by) throw new ProblemError('four_eyes');
  const handedIn = await readHandedIn(writing, proposal.document);
  const versions = await readVersions(writing, [row.purpose]);
  const approved = { row, proposal, handedIn, versions, by };
  return proposal.act === 'activate_purpose'
    ? activate(writing, approved, now)
    : change(writing, approved, now);
}

interface Approved {
  readonly row: StoredPurpose;
  readonly proposal: StoredProposal;
  readonly handedIn: HandedIn;
  readonly versions: readonly StoredVersion[];
  readonly by: string;
}

function questionOf({ row: { purpose }, proposal, handedIn, by }: Approved) {
  const { version, proposed_by } = proposal;
  return { handedIn, purpose, version, proposedBy: proposed_by, decidedBy: by };
}

/** § 第四条、第九条、第十条: before the first face, and before a suspended purpose goes on. */
async function activate(
  writing: Writing<PlatformTables>,
  approved: Approved,
  now: number,
): Promise<ProblemError | null> {
  const { purpose, state } = approved.row;
  await requireNotStopped(writing, 'purpose', purpose);
  if ((await readCheckpoints(writing, { purpose })).length === 0)
    throw new ProblemError('checkpoint_missing');
  const question = {
    ...questionOf(approved),
    ...(await askToActivate(writing, purpose, approved.handedIn, now)),
  };
  const refused = await askLaw(writing, question, now);
  if (refused !== null) return refused;
  const kind = state === 'suspended' ? 'purpose.resumed' : 'purpose.activated';
  await putVersionInForce(writing, approved, kind, now);
  return null;
}

/** § 第五条第二款, 《个人信息保护法》第十四条第二款: a new version, told with its notice, consented to anew. */
async function change(
  writing: Writing<PlatformTables>,
  approved: Approved,
  now: number,
): Promise<ProblemError | null> {
  const { row, proposal, versions, handedIn } = approved;
  const { purpose } = row;
  const { version } = proposal;
  const draft = await draftFor(writing, purpose, version);
  const prepared = { row, versions, version, draft };
  const question = { ...questionOf(approved), ...(await askToChange(writing, prepared, handedIn, now)) };
  const refused = await askLaw(writing, question, now);
  if (refused !== null) return refused;
  if (draft !== null) await publishNotice(writing, draft, approved.by, now);
  await putVersionInForce(writing, approved, 'purpose.changed', now);
  await endAssessments(writing, purpose, (one) => one.purpose_version < version, now);
  return null;
}

/** Gathers on what it is judged that a purpose begins or goes on. */
export async function askToActivate(
  reading: Reading<PlatformTables>,
  purpose: string,
  handedIn: HandedIn | null,
  now: number,
) {
  const facts = await gatherFacts(reading, handedIn, { purpose }, now);
  return { act: 'activate_purpose', target: { purpose_id: purpose }, facts } as const;
}

/** Gathers on what it is judged that a purpose changes to its prepared version. */
export async function askToChange(
  reading: Reading<PlatformTables>,
  {
    row,
    versions,
    version,
    draft,
  }: {
    readonly row: StoredPurpose;
    readonly versions: readonly StoredVersion[];
    readonly version: number;
    readonly draft: StoredNotice | null;
  },
  handedIn: HandedIn | null,
  now: number,
) {
  const { purpose } = row;
  const wanted = { purpose, preparedVersion: version, ...(draft === null ? {} : { notice: draft.notice }) };
  const facts = await gatherFacts(reading, handedIn, wanted, now);
  const counted = handedIn?.facts.purpose.counted.find((one) => one.purpose_id === purpose);
  const target = {
    purpose: purposeForLaw(row, versions, version, counted),
    notice_id: draft?.notice ?? null,
    // A consent is to one version: nobody is carried over.
    carried_over: 0,
  };
  return { act: 'change_purpose', target, facts } as const;
}

/** The notice that was written last for a version that is to come. */
export async function draftFor(
  reading: Reading<PlatformTables>,
  purpose: string,
  version: number,
): Promise<StoredNotice | null> {
  const notices = await readNotices(reading, purpose);
  return notices.find((one) => one.state === 'draft' && one.purpose_version === version) ?? null;
}

async function putVersionInForce(
  writing: Writing<PlatformTables>,
  { row, proposal, versions, by }: Approved,
  kind: string,
  now: number,
): Promise<void> {
  const { purpose } = row;
  const { version } = proposal;
  const meant = versions.find((one) => one.version === version);
  if (meant === undefined) throw new TypeError('A proposal names a version that is written.');
  if (meant.state === 'draft') {
    await putInForce(writing, purpose, version, now);
    await beginSchedule(writing, { purpose, version, schedule: meant.content.schedule, by }, now);
  }
  await removeProposal(writing, purpose);
  // A suspended purpose that changes stays suspended until it is approved to go on.
  const state = proposal.act === 'activate_purpose' ? 'active' : row.state;
  const reason = state === 'active' ? null : row.reason;
  const event = { kind, body: { version, digest: meant.digest } };
  await changePurpose(writing, row, { state, version, reason }, event, now);
}
