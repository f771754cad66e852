import { StatusChip } from '../status-chip.tsx';
import { LAW_WORDS, type LawWord, type LawWords } from './law-words.ts';
import type { Language } from '../format/formats.ts';

export type LawChipProps = {
  readonly [Slice in keyof LawWords]: {
    readonly of: Slice;
    readonly state: keyof LawWords[Slice];
    readonly language: Language;
  };
}[keyof LawWords];

/** The state of something the law knows, by its one word and look. */
export function LawChip({ language, ...props }: LawChipProps) {
  const word = wordOf(props);
  return (
    <StatusChip tone={word.tone} icon={word.icon}>
      {word[language]}
    </StatusChip>
  );
}

function wordOf({ of, state }: { readonly of: keyof LawWords; readonly state: string }): LawWord {
  const words: Readonly<Record<string, LawWord>> = LAW_WORDS[of];
  const word = words[state];
  if (word === undefined) throw new RangeError(`${of} has no state ${state}.`);
  return word;
}
