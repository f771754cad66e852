import type { PostureRow } from '@consentry/contract';
import { LawChip } from '@consentry/ui';
import { usePostureWords } from './words.ts';

/** The state of a row: picture, word and colour. */
export function StateChip({ state }: { readonly state: PostureRow['state'] }) {
  const { language } = usePostureWords();
  return <LawChip of="posture" state={state} language={language} />;
}
