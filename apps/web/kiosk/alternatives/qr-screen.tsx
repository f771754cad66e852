import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Problem } from '@consentry/contract';
import { Button, Callout, ReaderField } from '@consentry/ui';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from '../shell/problem-text.tsx';
import { Screen } from '../shell/screen.tsx';
import { Ways } from './ways.tsx';

/** Problems after which another code may be shown, or another way chosen, here. */
const STAY: readonly Problem['code'][] = [
  'entry_code_wrong',
  'entry_code_unavailable',
  'rate_limited',
  'malformed_request',
];
/** A code has 116 characters; of another one no more is needed to refuse it. */
const LENGTH_MAX = 200;

function focusField(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.focus();
}

/** A code on the person's own phone, read by a scanner that types. */
export function QrScreen() {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [began] = useState(() => performance.now());
  const form = useRef<HTMLFormElement>(null);
  // Screen gives its heading the focus first; after that the field has it, for the scanner.
  useEffect(() => focusField(form.current), []);

  const send = (event: FormEvent) => {
    event.preventDefault();
    // A scanner that reads twice types twice: the first is under way.
    if (busy) return;
    const shown = code.trim();
    setCode('');
    setEmpty(shown === '');
    setProblem(null);
    focusField(form.current);
    if (shown === '') return;
    const took_ms = Math.min(600_000, Math.max(1, Math.round(performance.now() - began)));
    const { ticket } = flow;
    const answers = ticket === null ? {} : { verification: ticket.verification };
    run(
      () => courier.enterByQr(shown, { took_ms, ...answers }),
      (reply) => {
        if (reply.ok) dispatch({ type: 'code_taken' });
        else if (reply.problem !== null && STAY.includes(reply.problem.code)) setProblem(reply.problem);
        else dispatch({ type: 'failed', problem: reply.problem });
      },
    );
  };
  return (
    <Screen heading={m.qr.heading} lead={m.qr.lead}>
      <form ref={form} className="k-narrow k-stack" onSubmit={send} noValidate>
        <ReaderField
          label={m.qr.label}
          hint={m.qr.hint}
          maxLength={LENGTH_MAX}
          error={empty ? m.qr.empty : ''}
          value={code}
          onChange={setCode}
        />
        {problem === null ? null : (
          <Callout tone="problem" alert>
            <ProblemText problem={problem} title />
          </Callout>
        )}
        <Button type="submit" look="solid" isPending={busy}>
          {m.qr.submit}
        </Button>
      </form>
      {problem === null ? null : (
        <section className="k-question">
          <h2>{m.capture.otherWays}</h2>
          <Ways without={['qr']} named={problem.other_ways} />
        </section>
      )}
    </Screen>
  );
}
