import { createContext, useContext } from 'react';
import type { AuthoritySession } from '@consentry/contract';

/** Who is signed in, and what their roles let them do somewhere (docs/access-authority.md). */
export interface SignedIn extends AuthoritySession {
  readonly can: (action: string) => boolean;
}

const SessionContext = createContext<SignedIn | null>(null);

export const SessionProvider = SessionContext.Provider;

/** Reads a session as the pages use it. */
export function signedIn(session: AuthoritySession): SignedIn {
  const may = new Set(session.may);
  return { ...session, can: (action) => may.has(action) };
}

/** Who is signed in. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('Nobody is signed in here.');
  return session;
}
