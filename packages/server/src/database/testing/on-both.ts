import { afterEach, describe } from 'vitest';
import type { Database, Engine } from '../database.ts';
import { type DatabaseOptions, openDatabase } from '../open-database.ts';
import type { ServerTables } from '../tables.ts';
import { ENGINE, type TestDatabase, makeTestDatabase } from './test-database.ts';

/** Makes an empty database that is gone after the test. */
export interface Place {
  readonly engine: Engine;
  /** The URL of this test's database, the same each time it is asked. */
  url(): Promise<string>;
  /** Opens it; closed after the test. */
  open<T extends ServerTables = ServerTables>(options?: DatabaseOptions): Promise<Database<T>>;
}

/**
 * Runs the same tests of a store on both databases: on SQLite in `npm test`, on PostgreSQL in
 * `npm run test:postgres`.
 *
 * @example
 * describeOnBoth('consents', ({ open }) => {
 *   test('…', async () => { const database = await open(); … });
 * });
 */
export function describeOnBoth(name: string, tests: (place: Place) => void): void {
  describe(`${name} on ${ENGINE}`, () => {
    let made: TestDatabase | null = null;
    const opened: AsyncDisposable[] = [];
    const url = async (): Promise<string> => {
      made ??= await makeTestDatabase();
      return made.url;
    };
    afterEach(async () => {
      for (const database of opened.splice(0)) await database[Symbol.asyncDispose]();
      await made?.[Symbol.asyncDispose]();
      made = null;
    });
    tests({
      engine: ENGINE,
      url,
      open: async <T extends ServerTables>(options?: DatabaseOptions) => {
        const database = await openDatabase<T>(await url(), options);
        opened.push(database);
        return database;
      },
    });
  });
}
