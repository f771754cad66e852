import { LedgerError } from '../ledger-error.ts';

/** Longest entry of a bundle, bytes (tlog-tiles: a length of 16 bits). */
export const ENTRY_MAX_BYTES = 65_535;

/** Packs entries into a bundle: each after its length in 16 bits, big-endian (tlog-tiles, Log entries). */
export function packBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > ENTRY_MAX_BYTES)
        throw new LedgerError('entry_malformed', `An entry has at most ${ENTRY_MAX_BYTES} bytes.`);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** Unpacks a bundle. @throws {LedgerError} `tile_damaged` where it ends in the middle of an entry */
export function unpackBundle(bundle: Buffer): readonly Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; ) {
    const from = at + 2;
    const to = from <= bundle.length ? from + bundle.readUInt16BE(at) : Infinity;
    if (to > bundle.length) throw new LedgerError('tile_damaged', 'A bundle ends in the middle of an entry.');
    entries.push(bundle.subarray(from, to));
    at = to;
  }
  return entries;
}
