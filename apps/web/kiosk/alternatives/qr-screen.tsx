import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@consentry/contract';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { Screen } from '../shell/screen.tsx';
import { CodeEntry } from './code-entry.tsx';
import { Ways } from './ways.tsx';

/** Problems after which another code may be shown, or another way chosen, here. */
const STAY: readonly Problem['code'][] = [
  'entry_code_wrong',
  'entry_code_unavailable',
  'rate_limited',
  'malformed_request',
];

/** A code on the person's own phone, read by a scanner that types. */
export function QrScreen() {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [began] = useState(() => performance.now());
  const entry = useRef<HTMLDivElement>(null);
  // The heading takes the focus when the screen comes; after it the field does, for the scanner.
  useEffect(() => entry.current?.querySelector('input')?.focus(), []);
  const send = (code: string) => {
    setProblem(null);
    const took_ms = Math.min(600_000, Math.max(1, Math.round(performance.now() - began)));
    const { ticket } = flow;
    const answers = ticket === null ? {} : { verification: ticket.verification };
    run(
      () => courier.enterByQr(code, { took_ms, ...answers }),
      (reply) => {
        if (reply.ok) dispatch({ type: 'code_taken' });
        else if (reply.problem !== null && STAY.includes(reply.problem.code)) setProblem(reply.problem);
        else dispatch({ type: 'failed', problem: reply.problem });
      },
    );
  };
  return (
    <Screen heading={m.qr.heading} lead={m.qr.lead}>
      <div ref={entry}>
        <CodeEntry submit={m.qr.submit} busy={busy} problem={problem} onSubmit={send} />
      </div>
      {problem === null ? null : (
        <section className="k-question">
          <h2>{m.capture.otherWays}</h2>
          <Ways without={['qr']} named={problem.other_ways} />
        </section>
      )}
    </Screen>
  );
}
