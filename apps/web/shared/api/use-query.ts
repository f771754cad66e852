import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { noteSignedOut, onChange } from './changes.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** Something read from the platform. What was read stays while it is read again. */
export interface Query<T> {
  readonly data: T | undefined;
  readonly trouble: Trouble | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

export interface QueryOptions {
  /** Read again after this long while the page is seen, milliseconds; `null`: only when something changed. */
  readonly every?: number | null;
}

/** What came of the last reading. */
interface Read<T> {
  readonly key: string;
  readonly turn: number;
  readonly data: T | undefined;
  readonly trouble: Trouble | null;
}

/**
 * Reads something, again whenever the key changes, something was done, or the page is seen again.
 *
 * @param key names what is read: another key is another thing, and nothing of the one before is shown
 * @param load gives it; a session that ended is noted for the whole page
 */
export function useQuery<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  { every = null }: QueryOptions = {},
): Query<T> {
  const [turn, setTurn] = useState(0);
  const [read, setRead] = useState<Read<T>>({ key, turn: -1, data: undefined, trouble: null });
  const reload = useCallback(() => setTurn((before) => before + 1), []);

  const ask = useEffectEvent(load);
  useEffect(() => {
    const going = new AbortController();
    const { signal } = going;
    const arrived = (next: (before: Read<T>) => Read<T>) => {
      if (!signal.aborted) setRead(next);
    };
    ask(signal)
      .then((data) => arrived(() => ({ key, turn, data, trouble: null })))
      .catch((error: unknown) => {
        const trouble = troubleOf(error);
        if (trouble.code === 'not_signed_in' && !signal.aborted) noteSignedOut();
        arrived((before) => ({ key, turn, data: before.key === key ? before.data : undefined, trouble }));
      });
    return () => going.abort();
  }, [key, turn]);

  useEffect(() => onChange('changed', reload), [reload]);
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === 'visible') reload();
    };
    document.addEventListener('visibilitychange', seen);
    const timer = every === null ? undefined : setInterval(seen, every);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      clearInterval(timer);
    };
  }, [every, reload]);

  const current = read.key === key;
  return {
    data: current ? read.data : undefined,
    trouble: current ? read.trouble : null,
    loading: !current || read.turn !== turn,
    reload,
  };
}
