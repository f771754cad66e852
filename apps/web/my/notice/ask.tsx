import { Button, ButtonRow, Callout } from '@consentry/ui';
import { useWords } from '../words.ts';

interface AskProps {
  readonly question: string;
  /** What follows from a no. */
  readonly either: string;
  readonly busy: boolean;
  readonly onAnswer: (answer: 'given' | 'refused') => void;
}

/** The question: yes and no of one look, size and number of steps (§ 第六条). */
export function Ask({ question, either, busy, onAnswer }: AskProps) {
  const { m } = useWords();
  return (
    <Callout tone="plain">
      <h2>{question}</h2>
      <p>{either}</p>
      <ButtonRow>
        <Button isPending={busy} onPress={() => onAnswer('refused')}>
          {m.decide.no}
        </Button>
        <Button isPending={busy} onPress={() => onAnswer('given')}>
          {m.decide.yes}
        </Button>
      </ButtonRow>
    </Callout>
  );
}
