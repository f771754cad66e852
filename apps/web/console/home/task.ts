import type { BiText } from '@consentry/law';
import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** What the words of a task are made with. */
export interface TaskWords {
  readonly m: Catalogue<typeof zhCN>;
  readonly pick: (text: BiText) => string;
}

/** Why something is to be done, in the order in which it is shown. */
export const TASK_KINDS = ['approve', 'clock', 'broken', 'soon', 'judge', 'start'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Something that waits for whoever is signed in. */
export interface Task {
  /** Names it among all. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly title: (words: TaskWords) => string;
  readonly text: ((words: TaskWords) => string) | null;
  /** A day (Asia/Shanghai) or an instant; `null` where no clock runs. */
  readonly due: string | null;
  /** Where it is done. */
  readonly to: readonly string[];
}

/** The instant by which a task is to be done, epoch milliseconds; a day ends with its last moment in Shanghai. */
export function dueAt({ due }: Pick<Task, 'due'>): number {
  if (due === null) return Number.MAX_SAFE_INTEGER;
  return Date.parse(due.length === 10 ? `${due}T24:00:00+08:00` : due);
}

/** Puts tasks in groups by their kind, each by its due day; what is over comes first of all. */
export function grouped(tasks: readonly Task[]): ReadonlyArray<readonly [TaskKind, readonly Task[]]> {
  const byKind = Map.groupBy(tasks, ({ kind }) => kind);
  return TASK_KINDS.flatMap((kind) => {
    const all = byKind.get(kind) ?? [];
    return all.length === 0 ? [] : [[kind, all.toSorted((a, b) => dueAt(a) - dueAt(b))] as const];
  });
}
