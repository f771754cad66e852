import { bearerOf, isToken } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformContext } from '../platform.ts';
import type { PrincipalFinder } from './find-principal.ts';
import { findBySecret, findByToken } from './integrator-store.ts';

const Words = z.array(z.string());

/** Reads a list that is kept as JSON. */
export function wordsOf(text: string): string[] {
  return Words.parse(JSON.parse(text));
}

/** Finds a program by its API key, or by a token it got for its OAuth client secret. */
export function findIntegratorByKey({ database, now }: PlatformContext): PrincipalFinder {
  return async ({ headers }) => {
    const bearer = bearerOf(headers);
    if (bearer === null) return null;
    if (isToken('access', bearer)) {
      const row = await findByToken(database.reading, bearer, now());
      return row === null ? null : principalOf(row);
    }
    if (!isToken('key', bearer)) return null;
    const row = await findBySecret(database.reading, bearer, now());
    // The secret of an OAuth client opens only the token endpoint.
    return row === null || row.kind !== 'api_key' ? null : principalOf(row);
  };
}

function principalOf(row: { readonly integrator: string; readonly scopes: string; readonly sites: string }) {
  const scopes = wordsOf(row.scopes);
  return { kind: 'integrator' as const, id: row.integrator, scopes, sites: wordsOf(row.sites) };
}
