import type { PostureRow } from '@consentry/contract';
import { type IconName, LawChip } from '@consentry/ui';
import { usePostureWords } from './words.ts';

type State = PostureRow['state'];

/** A picture for each state, so that none is told by colour alone. */
export const STATE_ICON: Readonly<Record<State, IconName>> = {
  met: 'check',
  'at-risk': 'clock',
  broken: 'cross',
  'not-applicable': 'minus',
  'needs-human': 'people',
};

/** The state of a row: picture, word and colour. */
export function StateChip({ state }: { readonly state: State }) {
  const { language } = usePostureWords();
  return <LawChip of="posture" state={state} language={language} />;
}
