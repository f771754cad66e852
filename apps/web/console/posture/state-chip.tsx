import type { PostureRow } from '@consentry/contract';
import { Icon, type IconName, type Tone } from '@consentry/ui';
import { usePostureWords } from './words.ts';
import './state-chip.css';

type State = PostureRow['state'];

/** A picture for each state, so that none is told by colour alone. */
export const STATE_ICON: Readonly<Record<State, IconName>> = {
  met: 'check',
  'at-risk': 'clock',
  broken: 'cross',
  'not-applicable': 'minus',
  'needs-human': 'hand',
};

export const STATE_TONE: Readonly<Record<State, Tone>> = {
  met: 'ok',
  'at-risk': 'note',
  broken: 'problem',
  'not-applicable': 'plain',
  'needs-human': 'note',
};

/** The state of a row: picture, word and colour. */
export function StateChip({ state }: { readonly state: State }) {
  const { m } = usePostureWords();
  return (
    <span className="k-state" data-state={state}>
      <Icon name={STATE_ICON[state]} />
      {m.states[state]}
    </span>
  );
}
