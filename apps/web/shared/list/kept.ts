/** Gives of a list what a filter keeps, page by page as it is read: where the platform has no such filter. */
export async function* kept<T>(items: AsyncIterable<T>, keep: (item: T) => boolean): AsyncGenerator<T> {
  for await (const item of items) if (keep(item)) yield item;
}
