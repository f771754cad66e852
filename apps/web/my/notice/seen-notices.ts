const KEY = 'consentry.seen-notices';

/** Digests of notices that were looked at in this browser: nobody is told of the same words twice. */
export function seenNotices(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Notes one. */
export function noteSeen(digest: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...seenNotices(), digest].slice(-100)));
  } catch {
    // Without storage they are told once more.
  }
}
