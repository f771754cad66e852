/** One page, and where the next one begins. */
export interface Page<P, T> {
  readonly page: P;
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * A list, read page by page while it is gone through.
 *
 * @example
 * for await (const person of consentry.person.list({ site })) …
 */
export class Pages<P, T> implements AsyncIterable<T> {
  readonly #read: (cursor: string | undefined) => Promise<Page<P, T>>;

  constructor(read: (cursor: string | undefined) => Promise<Page<P, T>>) {
    this.#read = read;
  }

  /** Item by item. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for await (const { items } of this.#pages()) yield* items;
  }

  /** Page by page, as they were answered; each has the cursor to go on with another day. */
  async *pages(): AsyncGenerator<P, void> {
    for await (const { page } of this.#pages()) yield page;
  }

  async *#pages(): AsyncGenerator<Page<P, T>, void> {
    let cursor: string | undefined;
    do {
      const one = await this.#read(cursor);
      yield one;
      cursor = one.next ?? undefined;
    } while (cursor !== undefined);
  }
}
