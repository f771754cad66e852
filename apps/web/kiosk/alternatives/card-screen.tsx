import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@consentry/contract';
import { Callout } from '@consentry/ui';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from '../shell/problem-text.tsx';
import { Screen } from '../shell/screen.tsx';
import { CardEntry } from './card-entry.tsx';
import { Ways } from './ways.tsx';

/** Problems that are mended by reading the card again, so the person stays here. */
const STAY: readonly Problem['code'][] = ['card_unknown', 'rate_limited', 'malformed_request'];

/** A card: to come in, and for nothing else. */
export function CardScreen() {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [began] = useState(() => performance.now());
  const entry = useRef<HTMLDivElement>(null);
  // The heading takes the focus when the screen comes; after it the field does, for the reader.
  useEffect(() => entry.current?.querySelector('input')?.focus(), []);

  const send = (number: string) => {
    const took_ms = Math.min(600_000, Math.max(1, Math.round(performance.now() - began)));
    const { ticket } = flow;
    const answers = ticket === null ? {} : { verification: ticket.verification };
    setProblem(null);
    run(
      () => courier.enterByCard(number, { took_ms, ...answers }),
      (reply) => {
        if (reply.ok) dispatch({ type: 'card_known', session: reply.value.session });
        else if (reply.problem !== null && STAY.includes(reply.problem.code)) setProblem(reply.problem);
        else dispatch({ type: 'failed', problem: reply.problem });
      },
    );
  };
  return (
    <Screen heading={m.card.heading} lead={m.card.lead}>
      <div ref={entry}>
        <CardEntry submit={m.card.submit} busy={busy} onSubmit={send}>
          {problem === null ? null : (
            <Callout tone="problem" alert>
              <ProblemText problem={problem} title />
            </Callout>
          )}
        </CardEntry>
      </div>
      {problem === null ? null : (
        <section className="k-question">
          <h2>{m.capture.otherWays}</h2>
          <Ways without={['card']} named={problem.other_ways} />
        </section>
      )}
    </Screen>
  );
}
