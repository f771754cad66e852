import type { Happening, NoteKey } from '@consentry/ledger';
import type { Read, Write } from './ledger-tables.ts';

/** An event of a stream, as the log reads it. */
export interface Told {
  readonly stream: string;
  readonly sequence: number;
  readonly kind: string;
  /** JSON, as text. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * What the entries of a log come from: the events of its server, each read as evidence. It is asked with the tables of
 * that server, which are more than these.
 */
export interface LedgerSource {
  /** What an event is evidence of; `null` where it is none. */
  evidenceOf(reading: Read, told: Told): Promise<Happening | null>;
  /** Tells whether what happened gets no opening, since that of whom it is about was erased; left out: never. */
  isErased?(reading: Read, subject: string, told: Told): Promise<boolean>;
  /** Tells whether something waits for its place that is in no stream; left out: never. */
  isWaiting?(reading: Read): Promise<boolean>;
  /** Takes what waits, at most so much: given once, it waits no more. */
  takeWaiting?(writing: Write, limit: number): Promise<readonly Told[]>;
}

/** Whose own key cosigns: a device of an organisation, say, which is no witness outside. */
export type OwnKey = (
  reading: Read,
  name: string,
) => Promise<{ readonly key: NoteKey; readonly device: string } | null>;
