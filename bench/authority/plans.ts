/** How a database answers statements: by EXPLAIN, with the values they were asked with. */
import type { Database, Reading } from '@consentry/server';
/* oxlint-disable no-restricted-imports -- as the bench above it */
import type { AuthorityTables } from '../../apps/authority/src/store/tables.ts';

interface Compiled {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

interface Spy {
  transformQuery(of: { readonly node: object; readonly queryId: object }): object;
  transformResult(of: { readonly result: object }): Promise<object>;
}

/** What reads underneath: as far as it is asked here. */
interface Underneath {
  withPlugin(spy: Spy): Reading<AuthorityTables>;
  getExecutor(): { compileQuery(node: object, queryId: object): Compiled };
  executeQuery(compiled: Compiled): Promise<{ readonly rows: readonly object[] }>;
}

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
  const kysely = database.reading as unknown as Underneath;
  const seen: Compiled[] = [];
  const spy: Spy = {
    transformQuery: ({ node, queryId }) => {
      seen.push(kysely.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work(kysely.withPlugin(spy));
  const prefix = database.engine === 'sqlite' ? 'explain query plan' : 'explain';
  const plans: Plan[] = [];
  for (const compiled of seen) {
    const { sql } = compiled;
    const { rows } = await kysely.executeQuery({ ...compiled, sql: `${prefix} ${sql}` });
    const text = rows.map((row) => Object.values(row).at(-1) as string).join('\n');
    // Bounded parts of a statement are looked through whole, too: by no name of a table.
    const scans =
      /(?:SCAN|Seq Scan on) (?:one|complaints|filings|complaint_terms|filing_terms|case_shares)\b/.test(text);
    plans.push({ sql, text, scans });
  }
  return plans;
}
