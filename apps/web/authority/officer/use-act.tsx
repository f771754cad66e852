import type { ReactNode } from 'react';
import { useAct as useSharedAct } from '../../shared/act/use-act.tsx';
import type { Command } from '../../shared/api/use-command.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';

/** Something an official does; where it needs a second factor, that is asked for first. `asks` says what went wrong. */
export function useAct<A extends readonly unknown[], T>(
  work: (...given: A) => Promise<T>,
  done?: (result: T) => void,
): Command<A> & { readonly asks: ReactNode } {
  const command = useSharedAct(work, done);
  return { ...command, asks: <ProblemText trouble={command.trouble} /> };
}
