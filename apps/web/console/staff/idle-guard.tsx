import { useEffect, useState } from 'react';
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
  const [idle] = useState(() => new Idle());
  useEffect(() => {
    const seen = () => idle.seen();
    addEventListener('pointerdown', seen, { passive: true });
    addEventListener('keydown', seen);
    const timer = setInterval(() => {
      const next = idle.look();
      if (next === 'over') noteSignedOut();
      if (next === 'ask') setAsks(true);
      if (next === 'tell') tellPlatform();
    }, LOOK_MS);
    return () => {
      removeEventListener('pointerdown', seen);
      removeEventListener('keydown', seen);
      clearInterval(timer);
    };
  }, [idle]);
  const stay = () => {
    idle.seen();
    setAsks(false);
    tellPlatform();
  };
  const leave = () => {
    platform.session.end().then(noteSignedOut).catch(noteSignedOut);
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

function tellPlatform(): void {
  platform.session.read().catch(noteSignedOut);
}

/** How long nobody has touched the page. */
class Idle {
  #seen = performance.now();
  #told = performance.now();

  seen(): void {
    this.#seen = performance.now();
  }

  /** What is to be done now. */
  look(): 'over' | 'ask' | 'tell' | 'nothing' {
    const now = performance.now();
    const away = now - this.#seen;
    if (away >= IDLE_MS) return 'over';
    if (away >= IDLE_MS - ASK_BEFORE_MS) return 'ask';
    if (this.#seen <= this.#told || now - this.#told < TELL_MS) return 'nothing';
    this.#told = now;
    return 'tell';
  }
}
