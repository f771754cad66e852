import type { ConsentEntry, PersonPlaces, RulesView } from '@consentry/contract';
import { platform } from '../../shared/api/platform.ts';
import { type Query, useQuery } from '../../shared/api/use-query.ts';
import { useSubject } from '../people/subject.tsx';
import type { Told } from '../transfer/transfers.ts';

/** Everything the pages of a person tell about consents. */
export interface Held {
  readonly consents: readonly ConsentEntry[];
  readonly places: PersonPlaces;
  readonly rules: RulesView;
  /** What is told of transfers, of the purposes that were consented to. */
  readonly transfers: readonly Told[];
  /** Consents whose end is under way, or was a short time ago: who stopped sees it through. */
  readonly ending: ReadonlySet<string>;
}

/** Ended this short a time ago, an end is looked at whether it is over. */
const RECENT_MS = 31 * 86_400_000;
/** An end that is over stays on the page for so long. */
const SHOWN_MS = 86_400_000;

/** Reads what is held of a person: their decisions, where faces are, and what is done with them. */
export function useHeld(): Query<Held> {
  const { person } = useSubject();
  return useQuery(`held ${person}`, async (signal) => {
    const [pages, places, rules] = await Promise.all([
      all(platform.consent.list({ person }, { signal })),
      platform.verification.places({ person }, { signal }),
      platform.rules.read({}, { signal }),
    ]);
    const given = new Set(pages.filter(({ state }) => state === 'given').map(({ purpose_id }) => purpose_id));
    const told = await Promise.all(
      [...given].map(async (purpose) => platform.transfer.rules({ purpose }, { signal })),
    );
    const recent = pages.filter(
      ({ ended }) => ended !== null && Date.now() - Date.parse(ended.at) < RECENT_MS,
    );
    const ends = await Promise.all(
      recent.map(async ({ consent }) => platform.consent.withdrawal({ consent }, { signal })),
    );
    const ending = new Set(
      ends
        .filter(({ erased }) => erased === null || Date.now() - Date.parse(erased.at) < SHOWN_MS)
        .map(({ consent }) => consent),
    );
    return { consents: pages, places, rules, transfers: told.flatMap(({ transfers }) => transfers), ending };
  });
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
