import { useEffect, useRef, useState } from 'react';
import { ConfirmDialog } from '@consentry/ui';
import { noteSignedOut } from '../../shared/api/changes.ts';
import { platform } from '../../shared/api/platform.ts';
import { useStaffWords } from './words.ts';

/** The platform ends a session in which nothing was done for fifteen minutes; who only reads is asked before. */
const IDLE_MS = 15 * 60_000;
const ASK_BEFORE_MS = 2 * 60_000;
/** Somebody who works on a page without sending anything is here all the same: the platform is told so often. */
const TELL_MS = 4 * 60_000;
const LOOK_MS = 5_000;

/**
 * Keeps a session alive while somebody is at the page, and asks them in time when they seem to have left
 * (WCAG 2.2, 2.2.1). Nothing else asks the platform by itself, so that a page left open ends.
 */
export function IdleGuard() {
  const { m } = useStaffWords();
  const [asks, setAsks] = useState(false);
  const seen = useRef(performance.now());
  const told = useRef(performance.now());
  const stay = () => {
    seen.current = performance.now();
    told.current = seen.current;
    setAsks(false);
    platform.session.read().catch(noteSignedOut);
  };
  const keep = useRef(stay);
  keep.current = stay;
  useEffect(() => {
    const here = () => {
      seen.current = performance.now();
    };
    addEventListener('pointerdown', here, { passive: true });
    addEventListener('keydown', here);
    const timer = setInterval(() => {
      const away = performance.now() - seen.current;
      if (away >= IDLE_MS) noteSignedOut();
      else if (away >= IDLE_MS - ASK_BEFORE_MS) setAsks(true);
      else if (seen.current > told.current && performance.now() - told.current > TELL_MS) keep.current();
    }, LOOK_MS);
    return () => {
      removeEventListener('pointerdown', here);
      removeEventListener('keydown', here);
      clearInterval(timer);
    };
  }, []);
  const leave = () => {
    platform.session.end().finally(noteSignedOut);
  };
  // The answer that changes nothing comes first.
  return (
    <ConfirmDialog
      isOpen={asks}
      title={m.idle.title}
      consequence={m.idle.text}
      cancelText={m.idle.stay}
      confirmText={m.idle.leave}
      onCancel={stay}
      onConfirm={leave}
    />
  );
}
