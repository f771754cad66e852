import { createContext, useContext } from 'react';
import type { IdentityView } from '@consentry/contract';
import { hrefOf } from '../../shared/router.tsx';

/** Whose data is on the screen: one's own, or a child's in one's care. */
export interface Subject {
  /** Who is signed in. */
  readonly me: string;
  /** Whose it is: the same, or the child. */
  readonly person: string;
  readonly identity: IdentityView;
  /** Until when the session lasts if nothing is done. */
  readonly sessionEnds: string;
}

const SubjectContext = createContext<Subject | null>(null);
export const SubjectProvider = SubjectContext.Provider;

/** Whose data this is. */
export function useSubject(): Subject {
  const subject = useContext(SubjectContext);
  if (subject === null) throw new Error('A page of a person is inside SubjectProvider.');
  return subject;
}

/** Gives the address of a place, for the same person. */
export function useHref(): (...path: readonly string[]) => string {
  const { me, person } = useSubject();
  return (...path) => hrefOf(path, person === me ? {} : { for: person });
}
