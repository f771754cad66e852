import type { Deadline } from '@consentry/law';
import { countable } from '@consentry/law';
import { addJob, type JobHandler, overAt, soonAt, type Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Write = Writing<PlatformTables>;

/** Something that is owed by a last day, and how it is marked. */
export interface Reminded {
  /** Begins the names of its jobs; their body is its id. */
  readonly slice: string;
  /** How its last day is counted; `null` where nothing is owed any more. */
  readonly owed: (writing: Write, id: string) => Promise<(() => Deadline) | null>;
  /** Marks it in the list of whoever handles it, with the event. */
  readonly mark: (writing: Write, id: string, flag: 'soon' | 'overdue') => Promise<void>;
}

/** Lets somebody be reminded of it. Without a calendar there is no day: it stays in every list all the same. */
export async function remind(
  writing: Write,
  slice: string,
  id: string,
  count: () => Deadline,
  now: number,
): Promise<void> {
  const deadline = countable(count);
  if (deadline !== null) await addJob(writing, job(slice, 'soon', id, soonAt(deadline)), now);
}

/**
 * Reminds a week before the last day, and when it is over. The day is counted anew each time: a calendar that
 * was published meanwhile moves it.
 *
 * @param now gives epoch milliseconds
 */
export function reminders(
  { slice, owed, mark }: Reminded,
  now: () => number,
): Readonly<Record<string, JobHandler<PlatformTables>>> {
  const deadlineOf = async (writing: Write, id: string): Promise<Deadline | null> => {
    const count = await owed(writing, id);
    return count === null ? null : countable(count);
  };
  return {
    [`${slice}.soon`]: async (writing, { body: id }) => {
      const deadline = await deadlineOf(writing, id);
      if (deadline === null) return;
      await mark(writing, id, 'soon');
      await addJob(writing, job(slice, 'over', id, overAt(deadline)), now());
    },
    [`${slice}.over`]: async (writing, { body: id }) => {
      const deadline = await deadlineOf(writing, id);
      if (deadline === null) return;
      const over = overAt(deadline);
      if (now() < over) await addJob(writing, job(slice, 'over', id, over), now());
      else await mark(writing, id, 'overdue');
    },
  };
}

function job(slice: string, when: 'soon' | 'over', id: string, dueAt: number) {
  return { kind: `${slice}.${when}`, body: id, dueAt, once: `${slice}.${when} ${id} ${dueAt}` };
}
