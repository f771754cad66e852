import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryCompiler,
  sql,
} from 'kysely';
import type { PoolCounts } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import type { Health } from '../health.ts';
import { checkValue } from '../values.ts';
import type { Place } from './postgres-errors.ts';
import { openPool, type PoolLimits } from './postgres-pool.ts';

/** What has to hold so that nothing acknowledged is lost, and so that Chinese can be stored. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'local', 'remote_write', 'remote_apply'],
  server_encoding: ['UTF8'],
};

/**
 * Opens Kysely over a pool.
 *
 * @param access a pool that reads cannot write: each of its sessions is read-only
 */
export function openPostgres<T>(
  url: string,
  at: Place,
  access: 'reads' | 'writes',
  limits: PoolLimits,
  health: Health,
): { readonly kysely: Kysely<T>; readonly counts: () => PoolCounts } {
  const pool = openPool(url, at, limits, health);
  const kysely = new Kysely<T>({
    dialect: new CheckedPostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        const mode = access === 'reads' ? 'read only' : 'read write';
        await connection.executeQuery(
          CompiledQuery.raw(`set session characteristics as transaction ${mode}`),
        );
      },
    }),
  });
  return { kysely, counts: () => ({ pool: access, ...pool.counts() }) };
}

/** @throws {DatabaseError} `settings_unsafe`, or why the server cannot be reached */
export async function assertPostgresSettings(kysely: Kysely<unknown>): Promise<void> {
  for (const [name, allowed] of Object.entries(SETTINGS)) {
    const { rows } = await sql<{ found: string }>`select current_setting(${name}) as found`.execute(kysely);
    const found = rows[0]?.found ?? '';
    if (!allowed.includes(found)) throw new DatabaseError('settings_unsafe', `${name}=${found}`);
  }
}

class CheckedPostgresDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new CheckedPostgresCompiler();
  }
}

class CheckedPostgresCompiler extends PostgresQueryCompiler {
  protected override appendValue(parameter: unknown): void {
    super.appendValue(checkValue(parameter));
  }
}
