import type { InspectionView } from '@consentry/contract';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@consentry/ui';
import { type Compared, Conflict } from '../../shared/act/conflict.tsx';
import { noteChange } from '../../shared/api/changes.ts';
import type { Command } from '../../shared/api/use-command.ts';
import { authority } from '../api.ts';
import { useAct } from '../officer/use-act.tsx';
import { useInspectionWords } from './words.ts';

/** What was to be done, and what stands there, by the same terms. */
export interface Sides {
  readonly mine: readonly Compared[];
  readonly shown: (latest: InspectionView) => readonly Compared[];
}

/**
 * A step of an inspection. Where somebody else took one meanwhile, both are shown beside each other: what was typed is
 * dropped, or done on the latest version.
 *
 * @param read the version that was seen
 * @param work does it on that version, or on the latest
 */
export function useStep<T>(
  read: InspectionView,
  work: (seen: InspectionView) => Promise<T>,
  { mine, shown }: Sides,
  done?: (result: T) => void,
): Command<[]> & { readonly asks: ReactNode } {
  const { m } = useInspectionWords();
  const act = useAct(work, done);
  const { inspection } = read;
  const state = (of: InspectionView) => ({ term: m.stateNow, text: m.states[of.state] });
  const clashes = act.trouble?.code === 'version_other';
  const asks = (
    <>
      {clashes ? null : act.asks}
      <Conflict
        act={act}
        mine={[state(read), ...mine]}
        latest={async () => authority.inspection.read({ inspection })}
        shown={(latest) => [state(latest), ...shown(latest)]}
        onTake={noteChange}
        onKeep={act.run}
      />
    </>
  );
  return { ...act, run: () => act.run(read), asks };
}

/** What was found, one a line. */
export function findingsText(
  findings: readonly { readonly requirement: string | null; readonly text: string }[],
): string {
  return findings.map(({ requirement, text }) => `${requirement ?? ''} ${text}`.trim()).join('\n');
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
