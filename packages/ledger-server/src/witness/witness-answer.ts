import { addCosignature, LedgerError, type NoteKey, openCheckpoint } from '@consentry/ledger';
import type { OutgoingAnswer } from '@consentry/server';

/** A checkpoint that was handed to a witness, with the size it was taken to hold. */
export interface Handed {
  readonly old: number;
  readonly size: number;
  /** As the log signed it, without cosignatures. */
  readonly note: string;
  readonly log: NoteKey;
  readonly witness: NoteKey;
}

/** What an answer to `add-checkpoint` says. */
export type Said =
  | { readonly said: 'cosigned'; readonly line: string; readonly at: number }
  /** It has seen another size than it was taken to: it is asked again from there. */
  | { readonly said: 'holds'; readonly size: number }
  /** It has seen more entries than are published here. */
  | { readonly said: 'ahead'; readonly size: number }
  /** It has seen another past. */
  | { readonly said: 'other_past' }
  | { readonly said: 'nothing'; readonly failure: string };

const SIZE = /^(0|[1-9]\d{0,15})\n?$/;

/** Reads the answer of a witness (C2SP tlog-witness, add-checkpoint). */
export function witnessAnswer(answer: OutgoingAnswer, handed: Handed): Said {
  if (answer.status === null) return { said: 'nothing', failure: answer.failure };
  const { status, mediaType, body } = answer;
  if (status === 200) return cosigned(body, handed);
  if (status === 409) return conflict(mediaType, body, handed);
  // The size was right, or it would have said 409: it does not follow from what this witness saw.
  if (status === 422) return { said: 'other_past' };
  return { said: 'nothing', failure: FAILURES[status] ?? 'witness_failed' };
}

const FAILURES: Readonly<Record<number, string>> = {
  400: 'witness_malformed',
  403: 'witness_key_unknown',
  404: 'witness_log_unknown',
};

function conflict(mediaType: string, body: string, { old, size }: Handed): Said {
  const [, text] = SIZE.exec(body) ?? [];
  const told = mediaType.split(';')[0]?.trim() === 'text/x.tlog.size' && text !== undefined;
  const holds = told ? Number(text) : Number.NaN;
  // Of the same size it has seen another root. The specification asks for no size in that answer.
  if (old === size && (!told || holds === size)) return { said: 'other_past' };
  if (!Number.isSafeInteger(holds)) return { said: 'nothing', failure: 'witness_malformed' };
  if (holds > size) return { said: 'ahead', size: holds };
  return holds === old ? { said: 'nothing', failure: 'witness_malformed' } : { said: 'holds', size: holds };
}

function cosigned(body: string, { note, log, witness }: Handed): Said {
  try {
    const whole = addCosignature(note, body, witness);
    const { by } = openCheckpoint(whole, log, [witness]);
    const at = by.find(({ key }) => key === witness)?.at ?? null;
    if (at === null) return { said: 'nothing', failure: 'witness_not_signed' };
    return { said: 'cosigned', line: whole.slice(note.length).trimEnd(), at: at * 1000 };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { said: 'nothing', failure: 'witness_not_signed' };
  }
}
