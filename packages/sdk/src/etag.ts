/** Versions of what was read, for as long as it is held. */
const ETAGS = new WeakMap<object, string>();

/** Gives the ETag of what an operation answered; `undefined` where it has no version. */
export function etagOf(answer: object): string | undefined {
  return ETAGS.get(answer);
}

/** Remembers the version of an answer. */
export function keepEtag(answer: unknown, etag: string | null): void {
  if (etag !== null && typeof answer === 'object' && answer !== null) ETAGS.set(answer, etag);
}

/**
 * Gives what `If-Match` says.
 *
 * @throws {TypeError} for something that was not read from a platform, or has no version
 */
export function ifMatchOf(read: object | string): string {
  const etag = typeof read === 'string' ? read : etagOf(read);
  if (etag === undefined) throw new TypeError('ifMatch takes what an operation answered, or an ETag.');
  return etag;
}
