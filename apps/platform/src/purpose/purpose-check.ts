import type { PurposeCheck } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import { readCheckpoints } from '../alternatives/alternatives-store.ts';
import { lawAnswer } from '../facts/ask-law.ts';
import { isStale } from '../facts/handed-in.ts';
import { readHandedIn } from '../facts/handed-in-store.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import { readStops } from '../incident/incident-stops.ts';
import type { PlatformTables } from '../store/tables.ts';
import { askToActivate, askToChange, draftFor } from './purpose-approval.ts';
import { proposable } from './purpose.ts';
import { findProposal, readVersions, requirePurpose } from './purpose-store.ts';

/**
 * Asks what the law would say if the next step of a purpose were approved now, so that people can mend before
 * they propose. Decides nothing and writes nothing down.
 *
 * @throws {ProblemError} `purpose_state` where nothing can be next, `facts_contradictory`
 */
export async function checkPurpose(
  reading: Reading<PlatformTables>,
  purpose: string,
  now: number,
): Promise<PurposeCheck> {
  const row = await requirePurpose(reading, purpose);
  const versions = await readVersions(reading, [purpose]);
  const proposal = await findProposal(reading, purpose);
  const prepared = versions.some(({ version, state }) => version > row.version && state === 'draft');
  const next = proposal ?? proposable(row, prepared);
  if (next === null) throw new ProblemError('purpose_state');
  const { act, version } = next;
  const handedIn =
    proposal === null ? await latestHandedIn(reading) : await readHandedIn(reading, proposal.document);
  const draft = await draftFor(reading, purpose, version);
  const { broken, asks } =
    act === 'activate_purpose'
      ? lawAnswer(await askToActivate(reading, purpose, handedIn, now), now)
      : lawAnswer(await askToChange(reading, { row, versions, version, draft }, handedIn, now), now);
  return {
    act,
    version,
    broken: [...broken],
    asks: [...asks],
    waits_for: act === 'activate_purpose' ? await waitsFor(reading, purpose) : [],
    handed_in: handedIn === null ? null : { digest: handedIn.digest, stale: isStale(handedIn.facts, now) },
    checked_at: new Date(now).toISOString(),
  };
}

async function waitsFor(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<PurposeCheck['waits_for']> {
  const checkpoints = await readCheckpoints(reading, { purpose });
  const stops = await readStops(reading, { thing: 'purpose', id: purpose });
  return [
    ...(checkpoints.length === 0 ? (['checkpoint'] as const) : []),
    ...(stops.length > 0 ? (['incident'] as const) : []),
  ];
}
