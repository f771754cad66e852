import { randomUUID } from 'node:crypto';
import type { ProposeResumption } from '@consentry/contract';
import { ProblemError, type Reading, type Writing } from '@consentry/server';
import { lawAnswer } from '../facts/ask-law.ts';
import { contentDigest } from '../facts/content-digest.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { requireFresh } from '../facts/handed-in.ts';
import { addHandedIn, readHandedIn } from '../facts/handed-in-store.ts';
import { changePurpose, findPurpose } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { requireState } from './handle-incident.ts';
import type { StoredIncident } from './incident.ts';
import { changeIncident, touchedBy } from './incident-store.ts';
import { liftStops } from './incident-stops.ts';

export type StoredResumption = PlatformTables['incident_proposals'];

/** Reads what waits for another person's approval. */
export async function findResumption(
  reading: Reading<PlatformTables>,
  incident: string,
): Promise<StoredResumption | null> {
  const row = await reading
    .selectFrom('incident_proposals')
    .selectAll()
    .where('incident', '=', incident)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Proposes to close an incident and to take up again what it stopped; anew, it replaces the one before.
 *
 * @throws {ProblemError} `incident_state`, `facts_stale`
 */
export async function proposeResumption(
  writing: Writing<PlatformTables>,
  one: StoredIncident,
  { root_cause, measures, facts }: ProposeResumption,
  by: string,
  now: number,
): Promise<void> {
  requireState(one, 'open');
  requireFresh(facts, now);
  const { incident } = one;
  const document = await addHandedIn(writing, facts, by, now);
  const row = { root_cause, measures, document, proposed_by: by, proposed_at: now };
  await writing
    .insertInto('incident_proposals')
    .values({ incident, ...row })
    .onConflict((on) => on.column('incident').doUpdateSet(row))
    .execute();
  const body = { by, root_cause, measures };
  await changeIncident(writing, one, {}, { kind: 'incident.resumption_proposed', body }, now);
}

/**
 * Closes an incident when the law permits `resume` on the facts of now, and takes up again what it stopped:
 * purposes at once, but for those that another incident holds; a device may be approved again. The answer of
 * the law is on record, whichever it is.
 *
 * @returns the refusal; `null` when it is done
 * @throws {ProblemError} `incident_state`, `four_eyes`, `facts_contradictory`, `facts_stale`
 */
export async function resumeAfter(
  writing: Writing<PlatformTables>,
  one: StoredIncident,
  by: string,
  now: number,
): Promise<ProblemError | null> {
  requireState(one, 'open');
  const { incident } = one;
  const proposal = await findResumption(writing, incident);
  if (proposal === null) throw new ProblemError('incident_state');
  // The proposal may be another than when the access table was asked.
  if (proposal.proposed_by === by) throw new ProblemError('four_eyes');
  const handedIn = await readHandedIn(writing, proposal.document);
  requireFresh(handedIn.facts, now);
  const [purpose] = await touchedBy(writing, one.facts);
  const facts = await gatherFacts(writing, handedIn, purpose === undefined ? {} : { purpose }, now);
  const answer = lawAnswer({ act: 'resume', facts, target: { incident_id: incident } }, now);
  const permitted = answer.broken.length === 0;
  await writing
    .insertInto('incident_decisions')
    .values({
      decision: randomUUID(),
      incident,
      document: proposal.document,
      facts_digest: contentDigest(facts),
      permitted,
      broken: JSON.stringify(answer.broken.map(({ code, requirement }) => ({ code, requirement }))),
      asks: JSON.stringify(answer.asks),
      proposed_by: proposal.proposed_by,
      decided_by: by,
      decided_at: now,
    })
    .execute();
  if (!permitted) {
    const body = { by, broken: answer.broken.map(({ code }) => code) };
    await changeIncident(writing, one, {}, { kind: 'incident.resumption_refused', body }, now);
    return new ProblemError('not_lawful', { broken: answer.broken });
  }
  await writing.deleteFrom('incident_proposals').where('incident', '=', incident).execute();
  const resumed = await takeUpAgain(writing, incident, now);
  const { root_cause, measures } = proposal;
  const closing = JSON.stringify({ root_cause, measures, by });
  const change = { state: 'closed' as const, closed_at: now, closing };
  const body = { by, root_cause, measures, resumed };
  await changeIncident(writing, one, change, { kind: 'incident.closed', body }, now);
  return null;
}

/** Whatever happened to a purpose meanwhile stands: only what is still suspended goes on. @returns those that go on */
export async function takeUpAgain(
  writing: Writing<PlatformTables>,
  incident: string,
  now: number,
): Promise<readonly string[]> {
  const resumed: string[] = [];
  for (const { thing, id } of await liftStops(writing, incident, now)) {
    const row = thing === 'purpose' ? await findPurpose(writing, id) : null;
    if (row?.state !== 'suspended') continue;
    const event = { kind: 'purpose.resumed', body: { version: row.version, incident } };
    await changePurpose(writing, row, { state: 'active', reason: null }, event, now);
    resumed.push(id);
  }
  return resumed;
}
