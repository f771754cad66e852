import { StatusChip } from '@consentry/ui';
import { useAlternativesWords } from './words.ts';

/** Whether a face may be asked for there now. */
export function FaceChip({ usable }: { readonly usable: boolean }) {
  const { m } = useAlternativesWords();
  return <StatusChip tone={usable ? 'ok' : 'problem'}>{m.faces[usable ? 'usable' : 'stopped']}</StatusChip>;
}
