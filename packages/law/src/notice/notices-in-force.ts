import type { NoticeSection } from './notice-section.ts';

/** One thing of a list and where it stands. */
export interface At<T> {
  readonly it: T;
  /** JSON pointer. */
  readonly at: string;
}

type Notice = NoticeSection['notices'][number];

/** The notice in force of each purpose. */
export function noticesInForce({ notices }: NoticeSection): ReadonlyMap<string, At<Notice>> {
  return new Map(
    notices
      .map((it, index) => ({ it, at: `/notice/notices/${index}` }))
      .filter(({ it }) => it.published_at !== null && it.ended_at === null)
      .map((one) => [one.it.purpose_id, one]),
  );
}

/** A list by the purpose that its elements name. */
export function byPurpose<T extends { readonly purpose_id: string }>(
  list: readonly T[],
  at: string,
): ReadonlyMap<string, At<T>> {
  return new Map(list.map((it, index) => [it.purpose_id, { it, at: `${at}/${index}` }]));
}
