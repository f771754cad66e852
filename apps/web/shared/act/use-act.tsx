import { type ReactNode, createContext, useCallback, useContext, useRef, useState } from 'react';
import { ConsentryProblem } from '@consentry/sdk';
import { noteChange } from '../api/changes.ts';
import { type Command, useCommand } from '../api/use-command.ts';
import { type Factors, StepUpDialog } from './step-up-dialog.tsx';

/** Asks for a second factor; settles when it was shown, or rejects when whoever is asked would rather not. */
type AskFactor = () => Promise<void>;

const StepUpContext = createContext<AskFactor | null>(null);

export interface StepUpProviderProps {
  /** Takes the second factor: `platform.session`. */
  readonly session: Factors;
  readonly children: ReactNode;
}

/** Lets whatever is done below it ask for a second factor, one at a time. */
export function StepUpProvider({ session, children }: StepUpProviderProps) {
  const [isOpen, setOpen] = useState(false);
  const waiting = useRef<{ readonly shown: () => void; readonly not: () => void }[]>([]);
  const ask = useCallback<AskFactor>(
    () =>
      new Promise((resolve, reject) => {
        waiting.current.push({ shown: resolve, not: () => reject(new NotShown()) });
        setOpen(true);
      }),
    [],
  );
  const settle = useCallback((was: 'shown' | 'not') => {
    setOpen(false);
    for (const one of waiting.current.splice(0)) one[was]();
  }, []);
  return (
    <StepUpContext value={ask}>
      {children}
      {isOpen ? (
        <StepUpDialog session={session} onShown={() => settle('shown')} onClose={() => settle('not')} />
      ) : null}
    </StepUpContext>
  );
}

class NotShown extends Error {}

/**
 * Does something at the platform as `useCommand` does; where the platform asks for a second factor it is
 * asked for, and the same is done again. Whoever closes that dialog reads why nothing was done.
 *
 * @example
 * const approve = useAct(() => platform.site.approve({ site }, { ifMatch: read }), () => toast(m.approved));
 */
export function useAct<A extends readonly unknown[], T>(
  work: (...given: A) => Promise<T>,
  done?: (result: T) => void,
): Command<A> {
  const ask = useContext(StepUpContext);
  return useCommand(async (...given: A) => {
    try {
      return await work(...given);
    } catch (error) {
      if (!(error instanceof ConsentryProblem)) throw error;
      // Somebody changed it meanwhile: what is on the screen is read anew, so that the next try is of what is seen.
      if (error.code === 'version_other') noteChange();
      if (ask === null || error.code !== 'step_up') throw error;
      await ask().catch(() => {
        throw error;
      });
      return work(...given);
    }
  }, done);
}
