import { LedgerError } from '../ledger-error.ts';
import { openCheckpoint, parseCheckpoint, type OpenedCheckpoint } from '../note/checkpoint.ts';
import type { NoteKey, NoteSigner } from '../note/note-key.ts';
import { parseNote } from '../note/signed-note.ts';
import { type Hash, HASH_BYTES } from '../tree/hash.ts';
import { verifyConsistency } from '../tree/verify-proof.ts';

/** The tree of a log that a witness saw last. */
export interface SeenTree {
  readonly size: number;
  readonly root: Hash;
}

/** What a witness remembers. */
export interface WitnessStore {
  latest(origin: string): Promise<SeenTree | null>;
  /**
   * Replaces `from` by `to` in one step; it survives a power cut when this returns. Gives `false`, and changes
   * nothing, where what is remembered is no longer `from`.
   */
  advance(origin: string, from: SeenTree | null, to: SeenTree & { readonly note: string }): Promise<boolean>;
}

/** An answer by HTTP (C2SP tlog-witness, add-checkpoint). */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
}

/** Hashes of a consistency proof the specification allows. */
const PROOF_MAX = 63;

/**
 * A witness: cosigns a checkpoint of a log it knows only when it follows the one it cosigned last, and remembers
 * it before it answers (C2SP tlog-witness).
 */
export class Witness {
  readonly #signer: NoteSigner;
  readonly #logs: readonly NoteKey[];
  readonly #store: WitnessStore;
  readonly #now: () => number;

  /** @param options `now` gives epoch milliseconds */
  constructor(options: {
    readonly signer: NoteSigner;
    readonly logs: readonly NoteKey[];
    readonly store: WitnessStore;
    readonly now: () => number;
  }) {
    this.#signer = options.signer;
    this.#logs = options.logs;
    this.#store = options.store;
    this.#now = options.now;
  }

  /** Answers the body of an `add-checkpoint` request. */
  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const request = readWitnessRequest(body);
    if (request === null) return refusal(400, 'The request is not as tlog-witness says.');
    const log = this.#logs.find(({ name }) => name === request.origin);
    if (log === undefined) return refusal(404, 'This witness does not know the log.');
    const checkpoint = this.#open(request.note, log);
    if (checkpoint === null) return refusal(403, 'The log did not sign this checkpoint.');
    if (request.old > checkpoint.size) return refusal(400, 'The old size is above that of the checkpoint.');
    const seen = await this.#store.latest(log.name);
    if (request.old !== (seen?.size ?? 0)) return conflict(seen);
    if (seen !== null && seen.size === checkpoint.size && !seen.root.equals(checkpoint.root))
      return conflict(seen);
    if (!follows(seen, checkpoint, request.proof))
      return refusal(422, 'The consistency proof does not hold.');
    const { size, root, text } = checkpoint;
    if (!(await this.#store.advance(log.name, seen, { size, root, note: request.note })))
      return conflict(await this.#store.latest(log.name));
    const at = Math.floor(this.#now() / 1000);
    return { status: 200, type: 'text/plain; charset=utf-8', body: this.#signer.sign(text, at) };
  }

  #open(note: string, log: NoteKey): OpenedCheckpoint | null {
    try {
      return openCheckpoint(note, log);
    } catch (error) {
      if (error instanceof LedgerError) return null;
      throw error;
    }
  }
}

/** Writes the body of an `add-checkpoint` request. */
export function witnessRequest(old: number, proof: readonly Buffer[], note: string): string {
  return [`old ${old}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n');
}

/** An `add-checkpoint` request as it was read. */
export interface WitnessRequest {
  readonly old: number;
  readonly proof: readonly Buffer[];
  readonly note: string;
  readonly origin: string;
}

/** Reads the body of an `add-checkpoint` request, without checking who signed it; `null` where it is none. */
export function readWitnessRequest(body: string): WitnessRequest | null {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = end < 0 ? [] : body.slice(0, end).split('\n');
  const [, old] = /^old (0|[1-9]\d*)$/.exec(first) ?? [];
  if (old === undefined || !Number.isSafeInteger(Number(old)) || lines.length > PROOF_MAX) return null;
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (proof.some((hash, at) => hash.length !== HASH_BYTES || hash.toString('base64') !== lines[at]))
    return null;
  const note = body.slice(end + 2);
  try {
    return { old: Number(old), proof, note, origin: parseCheckpoint(parseNote(note).text).origin };
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

function follows(seen: SeenTree | null, now: SeenTree, proof: readonly Buffer[]): boolean {
  if (seen === null || seen.size === 0) return proof.length === 0;
  return verifyConsistency({ size1: seen.size, root1: seen.root, size2: now.size, root2: now.root, proof });
}

function refusal(status: 400 | 403 | 404 | 422, why: string): WitnessAnswer {
  return { status, type: 'text/plain; charset=utf-8', body: `${why}\n` };
}

function conflict(seen: SeenTree | null): WitnessAnswer {
  return { status: 409, type: 'text/x.tlog.size', body: `${seen?.size ?? 0}\n` };
}
