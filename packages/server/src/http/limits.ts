/** Largest JSON body, bytes. */
export const JSON_MAX_BYTES = 256 * 1024;
/** Deepest nesting of a JSON body; nothing of the contract comes near it. */
export const JSON_MAX_DEPTH = 32;
/** Longest address with its query, characters: the longest cursor fits several times. */
export const URL_MAX = 4096;
/** All headers together, bytes. */
export const HEADERS_MAX_BYTES = 16 * 1024;
/** A request that has not arrived whole by then is dropped, milliseconds. */
export const REQUEST_MS = 30_000;
/** Streams that one principal may listen to at the same time, at one replica. */
export const STREAMS_MAX = 8;
/** Bytes of files that are on their way in at the same time: two of the largest from one address. */
export const UPLOAD_ROOM = { all: 512 * 2 ** 20, one: 256 * 2 ** 20 };
/** What is still open so long after the server began to stop is cut off, milliseconds. */
export const STOP_MS = 10_000;

/** Tells whether JSON is nested deeper than {@link JSON_MAX_DEPTH}. Brackets in texts do not count. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > JSON_MAX_DEPTH) return true;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return false;
}
