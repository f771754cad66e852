import { useCallback, useEffect, useRef, useState } from 'react';
import { noteChange, noteSignedOut } from './changes.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** Something that can be done once at a time. */
export interface Command<A extends readonly unknown[]> {
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** Does it; a second press while the first is under way is ignored. */
  readonly run: (...given: A) => void;
  /** Takes the words about what went wrong away. */
  readonly clear: () => void;
}

/**
 * Does something at the platform, and has what is on the screen read anew.
 *
 * @param work asks the platform; the client sends its own idempotency key, the same for each try
 * @param done called with what came of it, if the screen is still there
 */
export function useCommand<A extends readonly unknown[], T>(
  work: (...given: A) => Promise<T>,
  done?: (result: T) => void,
): Command<A> {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const act = async (given: A) => {
    running.current = true;
    setBusy(true);
    setTrouble(null);
    try {
      const result = await work(...given);
      if (!gone.current) done?.(result);
      noteChange();
    } catch (error) {
      const wrong = troubleOf(error);
      if (wrong.code === 'not_signed_in') noteSignedOut();
      if (!gone.current) setTrouble(wrong);
    }
    running.current = false;
    if (!gone.current) setBusy(false);
  };
  const run = (...given: A) => {
    if (!running.current) void act(given);
  };
  const clear = useCallback(() => setTrouble(null), []);
  return { busy, trouble, run, clear };
}
