import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { afterEach, describe } from 'vitest';
import type { Database, Engine } from '../database.ts';
import { type DatabaseOptions, openDatabase } from '../open-database.ts';
import type { ServerTables } from '../tables.ts';

/** Set by `npm run test:postgres`: a cluster whose user may make databases. */
const POSTGRES = process.env['CONSENTRY_TEST_POSTGRES'];

/** The database the tests run on now. */
export const ENGINE: Engine = POSTGRES === undefined ? 'sqlite' : 'postgresql';

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
    let made: { url: string; remove: () => Promise<void> } | null = null;
    const opened: AsyncDisposable[] = [];
    const url = async (): Promise<string> => {
      made ??= ENGINE === 'sqlite' ? makeFile() : await makeDatabase(POSTGRES ?? '');
      return made.url;
    };
    afterEach(async () => {
      for (const database of opened.splice(0)) await database[Symbol.asyncDispose]();
      await made?.remove();
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

function makeFile(): { url: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  return {
    url: `sqlite:${join(folder, 'server.db')}`,
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

async function makeDatabase(cluster: string): Promise<{ url: string; remove: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await command(cluster, `create database ${name}`);
  const url = new URL(cluster);
  url.pathname = name;
  return { url: url.href, remove: () => command(cluster, `drop database ${name} with (force)`) };
}

async function command(cluster: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
