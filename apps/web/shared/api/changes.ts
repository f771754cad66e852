/** Told when something was done, so that what is on the screen is read anew; and when nobody is signed in any more. */
const changes = new EventTarget();

/** Has every list and view that is on the screen read anew. */
export function noteChange(): void {
  changes.dispatchEvent(new Event('changed'));
}

/** The platform does not know this session any more. */
export function noteSignedOut(): void {
  changes.dispatchEvent(new Event('signed_out'));
}

/** Whoever was signed in has signed out themselves. */
export function noteLeft(): void {
  changes.dispatchEvent(new Event('left'));
  noteSignedOut();
}

/** Listens; gives what ends it. */
export function onChange(kind: 'changed' | 'left' | 'signed_out', listener: () => void): () => void {
  changes.addEventListener(kind, listener);
  return () => changes.removeEventListener(kind, listener);
}
