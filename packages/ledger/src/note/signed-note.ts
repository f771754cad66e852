import { LedgerError } from '../ledger-error.ts';
import type { NoteKey } from './note-key.ts';

/** Signatures on one note that are read; the specification asks for at least 16. */
export const SIGNATURES_MAX = 64;
/** Longest note, characters. */
export const NOTE_MAX_CHARS = 100_000;

/** A text with the lines of those who signed it (C2SP signed-note). */
export interface SignedNote {
  /** Ends with a line end. To be ignored until {@link openNote} has checked it. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  readonly id: Buffer;
  readonly signature: Buffer;
}

/** A note whose signatures by known keys are right. */
export interface OpenedNote {
  readonly text: string;
  readonly by: readonly SignedBy[];
}

export interface SignedBy {
  readonly key: NoteKey;
  /** Epoch seconds; `null` for a signature without a time. */
  readonly at: number | null;
}

const LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** Reads a note without checking who signed it. @throws {LedgerError} `note_malformed` */
export function parseNote(note: string): SignedNote {
  const end = note.lastIndexOf('\n\n');
  // eslint-disable-next-line no-control-regex -- the specification forbids them
  const clean = note.isWellFormed() && !/[\u0000-\u0009\u000B-\u001F]/.test(note);
  if (!clean || end < 0 || !note.endsWith('\n') || note.length > NOTE_MAX_CHARS)
    throw new LedgerError('note_malformed', 'A note is a text, an empty line, and lines of signatures.');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX)
    throw new LedgerError('note_malformed', `A note has at most ${SIGNATURES_MAX} signatures.`);
  return { text: note.slice(0, end + 1), signatures: lines.map(parseLine) };
}

function parseLine(line: string): NoteSignature {
  const [, name, encoded] = LINE.exec(line) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== encoded)
    throw new LedgerError('note_malformed', 'A line of a signature is not as it is to be.');
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/**
 * Checks a note against the keys that are known. Signatures by others are ignored; one by a known key that is
 * wrong spoils the note.
 *
 * @throws {LedgerError} `note_malformed`, `signature_wrong`, or `note_unsigned` where no known key signed it
 */
export function openNote(note: string, keys: readonly NoteKey[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const by = new Map<NoteKey, SignedBy>();
  for (const { name, id, signature } of signatures) {
    const key = keys.find((known) => known.name === name && known.id.equals(id));
    if (key === undefined) continue;
    const checked = key.check(text, signature);
    if (checked === false)
      throw new LedgerError('signature_wrong', `The signature of ${name} is not of this text.`);
    by.set(key, { key, at: checked.at });
  }
  if (by.size === 0) throw new LedgerError('note_unsigned', 'Nobody known signed this note.');
  return { text, by: [...by.values()] };
}
