import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import type { Engine } from '../database.ts';

/** Set by `npm run test:postgres`: a cluster whose user may make databases. */
const POSTGRES = process.env['CONSENTRY_TEST_POSTGRES'];

/** The database the tests run on now. */
export const ENGINE: Engine = POSTGRES === undefined ? 'sqlite' : 'postgresql';

/** An empty database of a test; gone when disposed. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  /** Takes every row out, and leaves the tables and what tells their version. Nobody may be connected. */
  empty(): Promise<void>;
}

/** Makes one on the database the tests run on now. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  return POSTGRES === undefined ? makeFile() : makeDatabase(POSTGRES);
}

function makeFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  return {
    url: `sqlite:${join(folder, 'server.db')}`,
    empty: async () => {
      throw new Error('A file is removed, not emptied.');
    },
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true }),
  };
}

async function makeDatabase(cluster: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await command(cluster, `create database ${name}`);
  const url = new URL(cluster);
  url.pathname = name;
  return {
    url: url.href,
    empty: () => command(url.href, EMPTY),
    [Symbol.asyncDispose]: () => command(cluster, `drop database ${name} with (force)`),
  };
}

/** Every table but those of migrations, whatever refers to what. */
const EMPTY = `
  set session_replication_role = replica;
  do $$ declare name text; begin
    for name in select tablename from pg_tables
      where schemaname = 'public' and tablename not like 'migrations%'
    loop execute format('delete from %I', name); end loop;
  end $$;`;

async function command(cluster: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
