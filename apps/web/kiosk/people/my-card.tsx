import { useState } from 'react';
import type { PersonView, Problem } from '@consentry/contract';
import { Button, Callout } from '@consentry/ui';
import { CardEntry } from '../alternatives/card-entry.tsx';
import { courier, type Reply } from '../courier.ts';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from '../shell/problem-text.tsx';

/** Problems that are mended by another card, or later. */
const STAY: readonly Problem['code'][] = ['card_taken', 'rate_limited', 'malformed_request'];

export interface MyCardProps {
  readonly card: PersonView['card'];
  readonly token: string;
  /** Whether the door takes cards now: one may always be taken away. */
  readonly offered: boolean;
  readonly onChanged: () => void;
  readonly onFailed: (problem: Problem | null) => void;
}

/** Links a card to the person, puts another in its place, or takes it away. */
export function MyCard({ card, token, offered, onChanged, onFailed }: MyCardProps) {
  const { m, date } = useWords();
  const { busy, run } = useRequest();
  const [problem, setProblem] = useState<Problem | null>(null);
  const settle = (reply: Reply<unknown>) => {
    if (reply.ok) onChanged();
    else if (reply.problem !== null && STAY.includes(reply.problem.code)) setProblem(reply.problem);
    else onFailed(reply.problem);
  };
  const act = (ask: () => Promise<Reply<unknown>>) => {
    setProblem(null);
    run(ask, settle);
  };
  const { linked_at } = card;
  return (
    <section className="k-my-act" aria-label={m.card.mine}>
      <div className="k-stack">
        <h2>{m.card.mine}</h2>
        <p>{linked_at === null ? m.card.none : m.card.linked(date(linked_at))}</p>
        {linked_at === null ? null : (
          <Button isPending={busy} onPress={() => act(() => courier.unlinkCard(token))}>
            {m.card.remove}
          </Button>
        )}
      </div>
      {offered ? (
        <CardEntry
          submit={linked_at === null ? m.card.link : m.card.replace}
          busy={busy}
          onSubmit={(number) => act(() => courier.linkCard(number, token))}
        >
          {problem === null ? null : (
            <Callout tone="problem" alert>
              <ProblemText problem={problem} title />
            </Callout>
          )}
        </CardEntry>
      ) : null}
    </section>
  );
}
