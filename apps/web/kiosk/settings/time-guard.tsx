import { useEffect, useState } from 'react';
import type { SessionView } from '@consentry/contract';
import { Button, ButtonRow } from '@consentry/ui';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useSpeech } from './speech.tsx';
import { useCountdown } from './use-countdown.ts';
import { useRequest } from './use-request.ts';
import { useWords } from './words.tsx';
import './idle-guard.css';

/** The warning stands this long before a session ends, seconds; WCAG 2.2.1 asks for 20. */
export const TIME_WARNING_SECONDS = 60;

/** Warns before the time of a session is over, however busy the person is, and gives more of it at one press. */
export function TimeGuard({ session }: { readonly session: SessionView }) {
  const [warned, setWarned] = useState<SessionView | null>(null);
  useEffect(() => {
    const quiet = Math.max(0, session.seconds_left - TIME_WARNING_SECONDS) * 1000;
    const timer = setTimeout(() => setWarned(session), quiet);
    return () => clearTimeout(timer);
  }, [session]);
  return warned === session ? <TimeWarning session={session} /> : null;
}

function TimeWarning({ session }: { readonly session: SessionView }) {
  const { dispatch } = useFlow();
  const { m } = useWords();
  const { say } = useSpeech();
  const { busy, run } = useRequest();
  const over = () => dispatch({ type: 'session_over' });
  const { left } = useCountdown(Math.min(TIME_WARNING_SECONDS, session.seconds_left), over);
  const last = session.extensions_left === 0;
  const text = last ? m.time.last : m.time.text;
  useEffect(() => say(`${m.time.heading} ${text}`), [say, m, text]);
  const more = () =>
    run(
      () => courier.stayOn(session.token),
      (reply) =>
        dispatch(
          reply.ok
            ? { type: 'session_extended', session: reply.value }
            : { type: 'failed', problem: reply.problem },
        ),
    );
  return (
    <section className="k-idle" aria-label={m.time.heading}>
      <div className="k-idle-words">
        <p className="k-idle-heading" role="alert">
          {m.time.heading}
        </p>
        <p>
          {m.time.left(left)} {text}
        </p>
      </div>
      <ButtonRow>
        {last ? null : (
          <Button isPending={busy} onPress={more}>
            {m.time.more}
          </Button>
        )}
        <Button onPress={over}>{m.time.leave}</Button>
      </ButtonRow>
    </section>
  );
}
