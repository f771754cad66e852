import { LedgerError } from '../ledger-error.ts';
import { type Hash, HASH_BYTES } from '../tree/hash.ts';

/** Proof that an entry stands in a log, in one text (C2SP tlog-proof, `.tlog-proof`). */
export interface ProofFile {
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The checkpoint as the log and its witnesses signed it. */
  readonly checkpoint: string;
  /** What an application adds; nobody signed it. */
  readonly extra?: Buffer;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** Hashes of a proof in a tree of 2 ** 63 entries. */
const HASHES_MAX = 63;

/** Writes a proof. */
export function writeProofFile({ index, hashes, checkpoint, extra }: ProofFile): string {
  const lines = [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`extra ${extra.toString('base64')}`]),
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a proof without checking it. @throws {LedgerError} `proof_malformed` */
export function readProofFile(text: string): ProofFile {
  const end = text.indexOf('\n\n');
  const [first, ...lines] = end < 0 ? [] : text.slice(0, end).split('\n');
  const extra = lines[0]?.startsWith('extra ') === true ? fromBase64(lines.shift()?.slice(6)) : undefined;
  const [, index] = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '') ?? [];
  const hashes = lines.map(fromBase64);
  const wellFormed =
    first === FIRST_LINE &&
    index !== undefined &&
    Number.isSafeInteger(Number(index)) &&
    hashes.length <= HASHES_MAX &&
    hashes.every((hash) => hash.length === HASH_BYTES);
  if (!wellFormed)
    throw new LedgerError('proof_malformed', 'A proof is its first line, an index, hashes and a checkpoint.');
  return {
    index: Number(index),
    hashes,
    checkpoint: text.slice(end + 2),
    ...(extra === undefined ? {} : { extra }),
  };
}

function fromBase64(text = ''): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new LedgerError('proof_malformed', 'A line is not base64.');
  return bytes;
}
