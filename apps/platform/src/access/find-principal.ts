import type { Caller, Principal } from '@consentry/server';

/**
 * Finds who asks by one kind of proof; `null` when nothing of its kind was shown, or nothing that counts.
 * It answers the same to what never was and to what has ended.
 */
export type PrincipalFinder = (caller: Caller) => Promise<Principal | null>;

/** Asks the finders in order; the first that knows somebody decides. Nobody, where none does. */
export function principalBy(finders: readonly PrincipalFinder[]): (caller: Caller) => Promise<Principal> {
  return async (caller) => {
    for (const find of finders) {
      const principal = await find(caller);
      if (principal !== null) return principal;
    }
    return { kind: 'nobody' };
  };
}
