import type { HandedInFacts, KeptFor } from '@consentry/contract';
import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { GatheredFor } from '../facts/gather-facts.ts';
import { readVersions } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredKept, readKept } from './retention-store.ts';

type Schedule = PostureFacts['retention']['schedule'];

/** Times of keeping as the law asks for them: in force, or prepared where nothing is in force yet. */
export async function retentionSection(
  reading: Reading<PlatformTables>,
  { counted, ...handedIn }: HandedInFacts['retention'],
  { purpose: wanted, preparedVersion }: GatheredFor,
): Promise<PostureFacts['retention']> {
  const counts = new Map(
    counted.map(({ purpose_id, keeps, past_end }) => [`${keeps}:${purpose_id}`, past_end]),
  );
  const inForce = Map.groupBy(await readKept(reading), ({ purpose }) => purpose);
  const versions = await readVersions(reading);
  const schedule = [...Map.groupBy(versions, ({ purpose }) => purpose)].flatMap(
    ([purpose, own]): Schedule => {
      const begun = own.some(({ in_force_at }) => in_force_at !== null);
      const prepared = purpose === wanted ? preparedVersion : undefined;
      const meant = own.find(({ version }) => version === (prepared ?? 1));
      // Where nothing was kept yet, nobody is kept past the end.
      const pastEnd = (keeps: string): number | null =>
        begun ? (counts.get(`${keeps}:${purpose}`) ?? null) : 0;
      if (begun && prepared === undefined)
        return (inForce.get(purpose) ?? []).map((kept) => inForceOf(kept, pastEnd(kept.keeps)));
      return (meant?.content.schedule ?? []).map((kept) => preparedOf(kept, purpose, pastEnd(kept.keeps)));
    },
  );
  return { ...handedIn, schedule };
}

function preparedOf(kept: KeptFor, purpose: string, past_end: number | null): Schedule[number] {
  return { ...kept, id: `${kept.keeps}:${purpose}`, purpose_id: purpose, ground: null, past_end };
}

function inForceOf(kept: StoredKept, past_end: number | null): Schedule[number] {
  const { purpose, keeps, limit, reason, ends_on, ground } = kept;

  return { id: `${keeps}:${purpose}`, purpose_id: purpose, keeps, limit, reason, ends_on, ground, past_end };
}
