import { useCallback, useEffect, useRef, useState } from 'react';
import { noteSignedOut, onChange } from '../api/changes.ts';
import { type Trouble, troubleOf } from '../api/trouble.ts';

/** Rows on one page of the screen; the platform is asked for more as somebody goes on. */
export const ROWS_SHOWN = 25;

/** A list of the platform, page by page. */
export interface List<T> {
  readonly rows: readonly T[];
  /** Of the first and the last row shown, from 1; 0 where there is none. */
  readonly from: number;
  readonly to: number;
  /** How many there are, where the end was seen. */
  readonly total: number | null;
  readonly state: 'ready' | 'loading' | 'error';
  readonly trouble: Trouble | null;
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
  readonly reload: () => void;
  /** Reads all of it, from the first to the last, for an export. */
  readonly all: () => Promise<readonly T[]>;
}

/** What a list is read from: pages of the client, or everything at once where the platform has no pages. */
export type Source<T> = (signal?: AbortSignal) => AsyncIterable<T> | Promise<readonly T[]>;

interface State<T> {
  readonly key: string;
  readonly page: number;
  readonly read: readonly T[];
  readonly ended: boolean;
  readonly loading: boolean;
  readonly trouble: Trouble | null;
}

/**
 * Reads a list page by page, anew when something was done.
 *
 * @param key names list and filter: another key begins at the first page
 */
export function useList<T>(key: string, source: Source<T>): List<T> {
  const begin: State<T> = { key, page: 0, read: [], ended: false, loading: true, trouble: null };
  const [kept, setState] = useState<State<T>>(begin);
  const state = kept.key === key ? kept : begin;
  const [turn, setTurn] = useState(0);
  const latest = useRef(source);
  latest.current = source;
  const { page } = state;

  useEffect(() => {
    const going = new AbortController();
    const { signal } = going;
    setState((before) => (before.key === key ? { ...before, loading: true } : { ...begin, page }));
    // One more than are shown tells whether there is another page.
    take(latest.current(signal), (page + 1) * ROWS_SHOWN + 1)
      .then(({ items: read, ended }) => {
        if (!signal.aborted) setState({ key, page, read, ended, loading: false, trouble: null });
      })
      .catch((error: unknown) => {
        if (signal.aborted) return;
        const trouble = troubleOf(error);
        if (trouble.code === 'not_signed_in') noteSignedOut();
        setState((before) => ({ ...before, loading: false, trouble }));
      });
    return () => going.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what it begins with follows from the key
  }, [key, page, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => onChange('changed', reload), [reload]);
  const go = (to: number) => setState((before) => ({ ...before, page: to }));
  const first = page * ROWS_SHOWN;
  const rows = state.read.slice(first, first + ROWS_SHOWN);
  return {
    rows,
    from: rows.length === 0 ? 0 : first + 1,
    to: first + rows.length,
    total: state.ended ? state.read.length : null,
    state: state.trouble !== null && !state.loading ? 'error' : state.loading ? 'loading' : 'ready',
    trouble: state.trouble,
    next: state.read.length > first + ROWS_SHOWN ? () => go(page + 1) : null,
    previous: page > 0 ? () => go(page - 1) : null,
    reload,
    all: async () => (await take(latest.current(), Number.POSITIVE_INFINITY)).items,
  };
}

/** Reads so many, or to the end. */
async function take<T>(
  from: AsyncIterable<T> | Promise<readonly T[]>,
  most: number,
): Promise<{ readonly items: readonly T[]; readonly ended: boolean }> {
  if (!(Symbol.asyncIterator in from)) return { items: await from, ended: true };
  const items: T[] = [];
  for await (const item of from) {
    items.push(item);
    if (items.length >= most) return { items, ended: false };
  }
  return { items, ended: true };
}
