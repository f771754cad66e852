import { type LawDecision, LawDecision as Decision } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { partsOf } from './handed-in.ts';
import { readHandedIn } from './handed-in-store.ts';

/** Decisions shown at once. */
const SHOWN_MAX = 50;

/** Reads what the law said of a purpose, the latest first. */
export async function listDecisions(
  reading: Reading<PlatformTables>,
  purpose: string,
): Promise<readonly LawDecision[]> {
  const rows = await reading
    .selectFrom('law_decisions')
    .selectAll()
    .where('purpose', '=', purpose)
    .orderBy('decided_at', 'desc')
    .orderBy('decision')
    .limit(SHOWN_MAX)
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const { decision, act, purpose: of, version, permitted, proposed_by, decided_by } = row;
      const { document, broken, asks, decided_at } = row;
      const { digest, by, facts } = await readHandedIn(reading, document);
      return Decision.parse({
        decision,
        act,
        purpose: of,
        version,
        permitted,
        proposed_by,
        decided_by,
        broken: JSON.parse(broken) as unknown,
        asks: JSON.parse(asks) as unknown,
        handed_in: { digest, by, parts: partsOf(facts) },
        decided_at: new Date(decided_at).toISOString(),
      });
    }),
  );
}
