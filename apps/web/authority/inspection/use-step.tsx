import { type ReactNode, useEffect, useState } from 'react';
import { Callout, ConfirmDialog } from '@consentry/ui';
import { noteChange } from '../../shared/api/changes.ts';
import type { Command } from '../../shared/api/use-command.ts';
import { useAct } from '../officer/use-act.tsx';
import { useInspectionWords } from './words.ts';

/**
 * A step of an inspection. Where somebody else took one meanwhile, it is read again and what was typed stays.
 *
 * @param work sends the version that was seen last
 */
export function useStep<T>(
  work: () => Promise<T>,
  done?: (result: T) => void,
): Command<[]> & { readonly asks: ReactNode } {
  const { m } = useInspectionWords();
  const act = useAct(work, done);
  const { trouble } = act;
  const clashes = trouble?.code === 'version_other' || trouble?.code === 'inspection_state';
  useEffect(() => {
    if (clashes) noteChange();
  }, [clashes]);
  const asks = clashes ? (
    <Callout tone="note" alert>
      <p>{m.clash}</p>
    </Callout>
  ) : (
    act.asks
  );
  return { ...act, asks };
}

/** What a question before something with consequences says. */
export interface Question {
  readonly title: string;
  readonly consequence: string;
  /** The verb. */
  readonly confirm: string;
  readonly tone?: 'plain' | 'danger';
}

/** Asks before something is done. */
export function useConfirmed(
  question: Question,
  done: () => void,
): { readonly ask: () => void; readonly dialog: ReactNode } {
  const { m } = useInspectionWords();
  const [asked, setAsked] = useState(false);
  const { title, consequence, confirm, tone = 'plain' } = question;
  const dialog = (
    <ConfirmDialog
      isOpen={asked}
      title={title}
      consequence={<p>{consequence}</p>}
      confirmText={confirm}
      cancelText={m.cancel}
      tone={tone}
      onCancel={() => setAsked(false)}
      onConfirm={() => {
        setAsked(false);
        done();
      }}
    />
  );
  return { ask: () => setAsked(true), dialog };
}
