import type { BiText } from '@consentry/law';
import { Button } from '@consentry/ui';
import { useGuideWords } from './words.ts';

export interface SuggestedProps {
  /** `null`: there are none. */
  readonly text: BiText | null;
  /** What is written by now. */
  readonly value: string;
  readonly onTake: (words: string) => void;
}

/** Words to begin from, while nothing is written: somebody reads them, takes them over and changes them. */
export function Suggested({ text, value, onTake }: SuggestedProps) {
  const { m, pick } = useGuideWords();
  if (text === null || value.trim() !== '') return null;
  return (
    <div className="k-suggested">
      <p className="k-soft">{m.pair(m.suggested, pick(text))}</p>
      <Button look="quiet" icon="edit" onPress={() => onTake(pick(text))}>
        {m.takeOver}
        <span className="c-hidden">{pick(text)}</span>
      </Button>
    </div>
  );
}
