import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { ENGINE, type TestDatabase, makeTestDatabase } from '@consentry/server/testing';

/** Databases of the folders that are not files in them. */
const DATABASES = new Map<string, TestDatabase>();
/** Databases that were emptied: to make one and its tables takes a second. They end with the cluster. */
const EMPTIED: TestDatabase[] = [];

/** Makes the folder of a platform. */
export function makeData(): string {
  return mkdtempSync(join(tmpdir(), 'consentry-platform-'));
}

/**
 * Gives the URL of the database that belongs to a folder, the same each time: a file in it, or a database of
 * its own in `npm run test:postgres`.
 */
export async function databaseOf(data: string): Promise<string> {
  if (ENGINE === 'sqlite') return `sqlite:${join(data, 'platform.db')}`;
  const database = DATABASES.get(data) ?? EMPTIED.pop() ?? (await makeTestDatabase());
  DATABASES.set(data, database);
  return database.url;
}

/** Removes a folder with its database. */
export async function removeData(data: string): Promise<void> {
  const database = DATABASES.get(data);
  DATABASES.delete(data);
  if (database !== undefined) {
    await database.empty();
    EMPTIED.push(database);
  }
  rmSync(data, { recursive: true, force: true });
}
