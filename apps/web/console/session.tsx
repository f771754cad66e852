import { createContext, useContext } from 'react';
import type { StaffSession } from '@consentry/contract';

/** Who is signed in, and what their roles let them do somewhere (docs/access.md). */
export interface SignedIn extends StaffSession {
  readonly can: (action: string | null) => boolean;
}

const SessionContext = createContext<SignedIn | null>(null);

export const SessionProvider = SessionContext.Provider;

/** Reads a session as the console uses it; an action of `null` is everybody's who is signed in. */
export function signedIn(session: StaffSession): SignedIn {
  const may = new Set(session.may);
  return { ...session, can: (action) => action === null || may.has(action) };
}

/** Who is signed in. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('Nobody is signed in here.');
  return session;
}
