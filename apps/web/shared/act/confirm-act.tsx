import { useState } from 'react';
import { Button, ConfirmDialog } from '@consentry/ui';
import type { Command } from '../api/use-command.ts';
import { ProblemText } from '../shell/problem-text.tsx';
import { useActWords } from './words.ts';

export interface ConfirmActProps {
  /** A verb: on the button, and on the one that confirms. */
  readonly text: string;
  /** A question. */
  readonly title: string;
  /** What will be so afterwards. */
  readonly consequence: string;
  readonly act: Command<[]>;
  readonly look?: 'solid' | 'quiet';
  /** `danger` for what cannot be undone. */
  readonly tone?: 'plain' | 'danger';
}

/** A button that asks before it does what has consequences. */
export function ConfirmAct({
  text,
  title,
  consequence,
  act,
  look = 'solid',
  tone = 'plain',
}: ConfirmActProps) {
  const { m } = useActWords();
  const [asked, setAsked] = useState(false);
  return (
    <div className="w-stack">
      <ProblemText trouble={act.trouble} />
      <div>
        <Button look={look} onPress={() => setAsked(true)} isPending={act.busy}>
          {text}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asked}
        title={title}
        consequence={consequence}
        confirmText={text}
        cancelText={m.cancel}
        tone={tone}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          act.run();
        }}
      />
    </div>
  );
}
