import { useEffect, useRef, useState } from 'react';
import { Button, ButtonRow } from '@consentry/ui';
import { useCountdown } from './use-countdown.ts';
import { useSpeech } from './speech.tsx';
import { useWords } from './words.tsx';
import './idle-guard.css';

/** Without a sign of life for this long the screen is cleared for the next person, seconds. */
export const IDLE_SECONDS = 90;
/** The warning stands this long before, seconds; WCAG 2.2.1 asks for 20. */
export const WARNING_SECONDS = 20;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove', 'scroll', 'focusin'] as const;

/** Clears the screen after a person has walked away, and asks first. */
export function IdleGuard({ onIdle }: { readonly onIdle: () => void }) {
  const [warning, setWarning] = useState(false);
  const quiet = useRef(0);

  useEffect(() => {
    const alive = () => {
      quiet.current = performance.now();
    };
    alive();
    for (const sign of SIGNS) addEventListener(sign, alive, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (performance.now() - quiet.current >= (IDLE_SECONDS - WARNING_SECONDS) * 1000) setWarning(true);
    }, 1000);
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, alive, { capture: true });
      clearInterval(timer);
    };
  }, []);

  if (!warning) return null;
  const stay = () => {
    quiet.current = performance.now();
    setWarning(false);
  };
  return <IdleWarning onStay={stay} onIdle={onIdle} />;
}

function IdleWarning({ onStay, onIdle }: { readonly onStay: () => void; readonly onIdle: () => void }) {
  const { m } = useWords();
  const { say } = useSpeech();
  const { left } = useCountdown(WARNING_SECONDS, onIdle);
  useEffect(() => say(m.idle.heading), [say, m]);
  return (
    <section className="k-idle" aria-label={m.idle.heading}>
      <div className="k-idle-words">
        <p className="k-idle-heading" role="alert">
          {m.idle.heading}
        </p>
        <p>{m.idle.text(left)}</p>
      </div>
      <ButtonRow>
        <Button onPress={onStay}>{m.idle.more}</Button>
        <Button onPress={onIdle}>{m.idle.leave}</Button>
      </ButtonRow>
    </section>
  );
}
