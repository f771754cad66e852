import { FactsHandedIn, HandInFacts, LatestFacts } from '@consentry/contract';
import { FactsError, review } from '@consentry/law';
import { ProblemError, appendEvent, requireVersion } from '@consentry/server';
import { actingStaff } from '../facts/acting-staff.ts';
import { disagreements } from '../facts/disagreements.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { requireFresh } from '../facts/handed-in.ts';
import { countHandedIn, latestHandedIn } from '../facts/latest-handed-in.ts';
import { nothingHandedIn } from '../facts/nothing-handed-in.ts';
import { addHandedIn } from '../facts/handed-in-store.ts';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { handedInView } from './posture-view.ts';

/** Stream of documents that were handed in. */
const HANDED_IN = 'handed-in';

/** What the platform does not hold, handed in by itself; with a proposal it comes along. */
export function handInRoutes(server: PlatformServer, { database }: PlatformContext): void {
  server.query({
    url: '/v1/posture/facts',
    action: 'posture.read_facts',
    summary: 'Shows what was handed in last, to go on from.',
    versioned: true,
    answer: LatestFacts,
    about: async () => ({}),
    read: async (reading, _, { now }) => {
      const latest = await latestHandedIn(reading);
      return {
        body: {
          facts: latest?.facts ?? nothingHandedIn(now),
          handed_in: latest === null ? null : handedInView(latest, now),
        },
        version: await countHandedIn(reading),
      };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/posture/facts',
    action: 'posture.hand_in',
    summary: 'Hands in what the platform does not hold; shows where it says another thing than the platform.',
    problems: ['version_other'],
    body: HandInFacts,
    answer: FactsHandedIn,
    status: 201,
    about: async () => ({}),
    // Counting takes long in a large organisation, and nobody else should wait for it.
    before: ({ body: { facts } }, { now }) => gatherFacts(database.aside, { facts }, {}, now),
    do: async (writing, { body: { facts } }, { now, version, principal }, gathered) => {
      // Whoever went on from what was read names it; a whole document of another making needs none.
      if (version !== null) requireVersion(version, await countHandedIn(writing));
      requireFresh(facts, now);
      try {
        // What does not stand together with the platform now is not taken; no row has to be judged for that.
        review(gathered, now, []);
      } catch (error) {
        if (!(error instanceof FactsError)) throw error;
        throw new ProblemError('facts_contradictory', { fields: error.paths, cause: error });
      }
      const by = actingStaff(principal);
      const document = await addHandedIn(writing, facts, by, now);
      await appendEvent(writing, HANDED_IN, {
        kind: 'facts.handed_in',
        body: JSON.stringify({ document, digest: contentDigest(facts), by }),
        at: now,
      });
      return {
        body: {
          document,
          digest: contentDigest(facts),
          at: new Date(now).toISOString(),
          disagreements: [...disagreements(facts, gathered)],
        },
      };
    },
  });
}
