import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply } from '../courier.ts';

export interface Requests {
  readonly busy: boolean;
  /** Asks once; a second press while the first is under way is ignored. */
  readonly run: <T>(ask: () => Promise<Reply<T>>, then: (reply: Reply<T>) => void) => void;
}

/** One request at a time for one screen. */
export function useRequest(): Requests {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const run = useCallback(<T>(ask: () => Promise<Reply<T>>, then: (reply: Reply<T>) => void) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    void ask().then((reply) => {
      running.current = false;
      // The screen that asked is gone: the person went elsewhere.
      if (gone.current) return;
      setBusy(false);
      then(reply);
    });
  }, []);
  return { busy, run };
}
