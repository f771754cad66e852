/** How a database answers statements: by EXPLAIN, with the values they were asked with. */
import type { Database, Reading } from '@consentry/server';
/* oxlint-disable no-restricted-imports -- it asks about statements as they are compiled, which no package offers */
import { CompiledQuery, type Kysely, type KyselyPlugin } from 'kysely';
import type { AuthorityTables } from '../../apps/authority/src/store/tables.ts';

/** A statement, and what the database says to it. */
export interface Plan {
  readonly sql: string;
  readonly text: string;
  /** Whether all rows of a table of cases, terms or shares would be looked at. */
  readonly scans: boolean;
}

/** Runs something, and asks about each statement that it read by. */
export async function plansOf(
  database: Database<AuthorityTables>,
  work: (reading: Reading<AuthorityTables>) => Promise<unknown>,
): Promise<readonly Plan[]> {
  const kysely = database.reading as unknown as Kysely<AuthorityTables>;
  const seen: CompiledQuery[] = [];
  const spy: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      seen.push(kysely.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work(kysely.withPlugin(spy));
  const prefix = database.engine === 'sqlite' ? 'explain query plan' : 'explain';
  const plans: Plan[] = [];
  for (const { sql, parameters } of seen) {
    const { rows } = await kysely.executeQuery(CompiledQuery.raw(`${prefix} ${sql}`, [...parameters]));
    const text = rows.map((row) => Object.values(row as object).at(-1) as string).join('\n');
    // Bounded parts of a statement are looked through whole, too: by no name of a table.
    const scans =
      /(?:SCAN|Seq Scan on) (?:one|complaints|filings|complaint_terms|filing_terms|case_shares)\b/.test(text);
    plans.push({ sql, text, scans });
  }
  return plans;
}
