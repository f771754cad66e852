import { LedgerError } from '../ledger-error.ts';
import { type Hash, HASH_BYTES } from '../tree/hash.ts';
import type { NoteKey, NoteSigner } from './note-key.ts';
import { openNote, type OpenedNote } from './signed-note.ts';

/** Head of a log at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log, one line, such as `consentry.example/ledger`. */
  readonly origin: string;
  /** Entries. */
  readonly size: number;
  readonly root: Hash;
}

/** A checkpoint whose signatures were checked. */
export interface OpenedCheckpoint extends Checkpoint, OpenedNote {}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (origin === '' || origin.includes('\n')) throw new LedgerError('checkpoint_malformed', 'No origin.');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Writes a checkpoint with the log's signature. */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  const text = checkpointText(checkpoint);
  return `${text}\n${signer.sign(text, 0)}`;
}

/** Reads the text of a checkpoint; lines after the third are left alone. @throws {LedgerError} `checkpoint_malformed` */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...more] = text.split('\n');
  const bytes = Buffer.from(root, 'base64');
  const wellFormed =
    origin !== '' &&
    /^(0|[1-9]\d*)$/.test(size) &&
    Number.isSafeInteger(Number(size)) &&
    bytes.length === HASH_BYTES &&
    bytes.toString('base64') === root &&
    more.at(-1) === '' &&
    more.slice(0, -1).every((line) => line !== '');
  if (!wellFormed)
    throw new LedgerError(
      'checkpoint_malformed',
      'A checkpoint is an origin, a size and a root, a line each.',
    );
  return { origin, size: Number(size), root: bytes };
}

/**
 * Checks a checkpoint of the log whose key is given, and which known witnesses cosigned it. The origin of a log
 * is the name of its key.
 *
 * @throws {LedgerError} `note_malformed`, `signature_wrong`, `note_unsigned`, `checkpoint_malformed`
 */
export function openCheckpoint(
  note: string,
  log: NoteKey,
  witnesses: readonly NoteKey[] = [],
): OpenedCheckpoint {
  const opened = openNote(note, [log, ...witnesses]);
  if (!opened.by.some(({ key }) => key === log))
    throw new LedgerError('note_unsigned', `${log.name} did not sign this checkpoint.`);
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint.origin !== log.name)
    throw new LedgerError(
      'checkpoint_malformed',
      `The checkpoint is of ${checkpoint.origin}, not of ${log.name}.`,
    );
  return { ...checkpoint, ...opened };
}
