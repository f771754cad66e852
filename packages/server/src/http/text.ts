const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads UTF-8; `null` for bytes that are none: they would come out as other text than was sent. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Finds text that no database keeps as it is: U+0000, which PostgreSQL refuses, and halves of surrogate
 * pairs, which have no UTF-8.
 *
 * @returns a JSON Pointer (RFC 6901) to the first one, the names in it cut short; `null` where there is none
 */
export function unstorable(value: unknown, pointer = ''): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : pointer;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    if (!isStorable(key)) return pointer;
    const name = key.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
    const found = unstorable(part, `${pointer}/${name}`);
    if (found !== null) return found;
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
