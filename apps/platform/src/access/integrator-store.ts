import type { Reading, Writing } from '@consentry/server';
import { drawToken, hashToken } from '@consentry/staff';
import type { PlatformTables } from '../store/tables.ts';
import type { IntegratorSecretTable, IntegratorTable } from './integrator-tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Reads one program. */
export async function findIntegrator(reading: Read, integrator: string): Promise<IntegratorTable | null> {
  const row = await reading
    .selectFrom('integrators')
    .selectAll()
    .where('integrator', '=', integrator)
    .executeTakeFirst();
  return row ?? null;
}

/** Lists programs, in the order of their ids. */
export async function listIntegrators(
  reading: Read,
  after: string,
  limit: number,
): Promise<readonly IntegratorTable[]> {
  return reading
    .selectFrom('integrators')
    .selectAll()
    .where('integrator', '>', after)
    .orderBy('integrator')
    .limit(limit)
    .execute();
}

/** Lists the secrets of a program that still work, oldest first. */
export async function listSecrets(
  reading: Read,
  integrator: string,
  now: number,
): Promise<readonly IntegratorSecretTable[]> {
  const rows = await reading
    .selectFrom('integrator_secrets')
    .selectAll()
    .where('integrator', '=', integrator)
    .orderBy('made_at')
    .execute();
  return rows.filter(({ expires_at }) => expires_at === null || expires_at > now);
}

/** Adds a program. */
export async function addIntegrator(writing: Write, row: IntegratorTable): Promise<void> {
  await writing.insertInto('integrators').values(row).execute();
}

/**
 * Gives a program a new secret, which is nowhere else; those before it work until `until` at the longest.
 *
 * @param until epoch milliseconds
 */
export async function replaceSecret(
  writing: Write,
  integrator: string,
  now: number,
  until: number,
): Promise<string> {
  await writing
    .deleteFrom('integrator_secrets')
    .where('integrator', '=', integrator)
    .where('expires_at', '<=', now)
    .execute();
  await writing
    .updateTable('integrator_secrets')
    .set({ expires_at: until })
    .where('integrator', '=', integrator)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', until)]))
    .execute();
  const secret = drawToken('key');
  await writing
    .insertInto('integrator_secrets')
    .values({ secret_hash: hashToken(secret), integrator, made_at: now, expires_at: null })
    .execute();
  return secret;
}

/** Ends a program at once: its secrets and its tokens are gone. */
export async function revokeIntegrator(writing: Write, integrator: string): Promise<void> {
  await writing
    .updateTable('integrators')
    .set({ state: 'revoked' })
    .where('integrator', '=', integrator)
    .execute();
  await writing.deleteFrom('integrator_secrets').where('integrator', '=', integrator).execute();
  await writing.deleteFrom('access_tokens').where('integrator', '=', integrator).execute();
}

/** Finds the program a secret is of, while the secret works. */
export async function findBySecret(
  reading: Read,
  secret: string,
  now: number,
): Promise<IntegratorTable | null> {
  const row = await reading
    .selectFrom('integrator_secrets')
    .innerJoin('integrators', 'integrators.integrator', 'integrator_secrets.integrator')
    .selectAll('integrators')
    .select('integrator_secrets.expires_at')
    .where('secret_hash', '=', hashToken(secret))
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined || (row.expires_at !== null && row.expires_at <= now)) return null;
  const { expires_at: _, ...integrator } = row;
  return integrator;
}

/** Gives a token for some of the scopes of a program; tokens that expired are swept on the way. */
export async function giveToken(
  writing: Write,
  integrator: string,
  scopes: readonly string[],
  now: number,
  expiresAt: number,
): Promise<string> {
  await writing
    .deleteFrom('access_tokens')
    .where('integrator', '=', integrator)
    .where('expires_at', '<=', now)
    .execute();
  const token = drawToken('access');
  await writing
    .insertInto('access_tokens')
    .values({
      token_hash: hashToken(token),
      integrator,
      scopes: JSON.stringify(scopes),
      expires_at: expiresAt,
    })
    .execute();
  return token;
}

/** Finds what a token is for, while it works. */
export async function findByToken(
  reading: Read,
  token: string,
  now: number,
): Promise<Pick<IntegratorTable, 'integrator' | 'scopes' | 'sites'> | null> {
  const row = await reading
    .selectFrom('access_tokens')
    .innerJoin('integrators', 'integrators.integrator', 'access_tokens.integrator')
    .select(['integrators.integrator', 'access_tokens.scopes', 'sites'])
    .where('token_hash', '=', hashToken(token))
    .where('access_tokens.expires_at', '>', now)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row ?? null;
}
