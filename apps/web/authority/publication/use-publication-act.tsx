import { type ReactNode, useEffect } from 'react';
import { Callout } from '@consentry/ui';
import { noteChange } from '../../shared/api/changes.ts';
import type { Command } from '../../shared/api/use-command.ts';
import { useAct } from '../officer/use-act.tsx';
import { usePublicationWords } from './words.ts';

/** A step of a publication. Where somebody else took one meanwhile, it is read again and what was typed stays. */
export function usePublicationAct<T>(
  work: () => Promise<T>,
  done?: (result: T) => void,
): Command<[]> & { readonly asks: ReactNode } {
  const { m } = usePublicationWords();
  const act = useAct(work, done);
  const code = act.trouble?.code;
  const clashes = code === 'version_other' || code === 'publication_state';
  useEffect(() => {
    if (clashes) noteChange();
  }, [clashes]);
  const asks = clashes ? (
    <Callout tone="note" alert>
      <p>{m.view.clash}</p>
    </Callout>
  ) : (
    act.asks
  );
  return { ...act, asks };
}
