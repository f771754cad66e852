import { useEffect, useRef, useState } from 'react';

/** Guidance stays on the screen at least this long, milliseconds, so that it can be read. */
const STEADY_MS = 1_000;

/** Follows a text that changes several times a second, slowly enough to be read. */
export function useSteady(text: string): string {
  const [shown, setShown] = useState(text);
  const since = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const wait = Math.max(0, since.current + STEADY_MS - performance.now());
    const timer = setTimeout(() => {
      since.current = performance.now();
      setShown(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return shown;
}
