import { LedgerError } from '../ledger-error.ts';
import type { OpenedCheckpoint } from '../note/checkpoint.ts';
import type { NoteKey } from '../note/note-key.ts';
import { parseNote } from '../note/signed-note.ts';

/** Whom a reader asks to have seen the same log: at least `quorum` of `witnesses`. */
export interface WitnessPolicy {
  readonly witnesses: readonly NoteKey[];
  /** 0 where nobody outside watches: the log is then only a promise of whoever runs it. */
  readonly quorum: number;
}

/** How far a checkpoint is watched. */
export interface Watched {
  readonly cosigned: readonly { readonly name: string; readonly at: number }[];
  readonly quorum: number;
  /** `true` where the quorum is reached, and asks for at least one. */
  readonly holds: boolean;
}

/** Judges an opened checkpoint by a policy. */
export function watched({ by }: Pick<OpenedCheckpoint, 'by'>, { witnesses, quorum }: WitnessPolicy): Watched {
  const cosigned = by.flatMap(({ key, at }) =>
    at !== null && witnesses.includes(key) ? [{ name: key.name, at }] : [],
  );
  return { cosigned, quorum, holds: quorum > 0 && cosigned.length >= quorum };
}

/**
 * Adds to a checkpoint the lines a witness answered, leaving out what is not by that witness.
 *
 * @throws {LedgerError} `signature_wrong` where the witness answered no cosignature of this checkpoint
 */
export function addCosignature(note: string, answer: string, witness: NoteKey): string {
  const { text } = parseNote(note);
  const line = answer.split('\n').find((one) => {
    if (!one.startsWith(`— ${witness.name} `)) return false;
    const { signatures } = parseNote(`${text}\n${one}\n`);
    return signatures.some(({ id, signature }) => id.equals(witness.id) && witness.check(text, signature));
  });
  if (line === undefined)
    throw new LedgerError('signature_wrong', `${witness.name} did not cosign this checkpoint.`);
  return `${note}${line}\n`;
}
