import { useCallback, useEffect, useState } from 'react';

export interface Countdown {
  /** Whole seconds left; 0 when it is over. */
  readonly left: number;
  /** Starts again with this many seconds. */
  readonly extend: (seconds: number) => void;
}

/** Counts seconds down and calls `onEnd` once at zero. Every countdown here can be extended (WCAG 2.2.1). */
export function useCountdown(seconds: number, onEnd: () => void): Countdown {
  const [end, setEnd] = useState(() => performance.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);

  useEffect(() => {
    const timer = setInterval(() => {
      setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    }, 250);
    return () => clearInterval(timer);
  }, [end]);

  useEffect(() => {
    if (left === 0) onEnd();
    // Only reaching zero counts, not a new closure.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [left]);

  const extend = useCallback((more: number) => {
    setEnd(performance.now() + more * 1000);
    setLeft(more);
  }, []);
  return { left, extend };
}
