import { useSyncExternalStore } from 'react';

/** Where a page is: behind the `#`, so that one file serves every address and none reaches a server's log. */
export interface Place {
  /** Parts of the path, decoded; none at the start. */
  readonly path: readonly string[];
  readonly search: URLSearchParams;
}

/** Reads a place from a hash, for example `#/consents/7f…?tab=uses`. */
export function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const parts = path.split('/').filter((part) => part !== '');
  try {
    return { path: parts.map(decodeURIComponent), search: new URLSearchParams(search) };
  } catch {
    return { path: [], search: new URLSearchParams() };
  }
}

/** Gives the address of a place, for `href`. */
export function hrefOf(path: readonly string[], search: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(search).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
}

/** Goes to a place. */
export function goTo(path: readonly string[], search: Readonly<Record<string, string>> = {}): void {
  location.hash = hrefOf(path, search);
}

const hashNow = () => location.hash;
const listen = (changed: () => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

/** Where the page is now. */
export function usePlace(): Place {
  return placeOf(useSyncExternalStore(listen, hashNow));
}
