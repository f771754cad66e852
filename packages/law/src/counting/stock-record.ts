import { z } from 'zod';
import { Id } from '../id.ts';

/**
 * Keyed hash of one identifier of a person, lower-case hex of at least 128 bits. One kind of identifier
 * and one secret for all records that are counted together; never made from a face (reading G1).
 */
export const PersonKey = z.string().regex(/^(?:[0-9a-f]{2}){16,64}$/);

/** Tells whether a text is a `PersonKey`; for a million of them, without a parser. */
export function isPersonKey(text: string): boolean {
  return text.length >= 32 && text.length <= 128 && text.length % 2 === 0 && !/[^0-9a-f]/.test(text);
}

/** One person's face information, image or template, kept at one place for a time. */
export const StockRecord = z.strictObject({
  /** `null` where it is not known whose it is, such as a passer-by's. */
  key: PersonKey.nullable(),
  /** Who decides the purpose and method: the filer, not the one entrusted (reading G4). */
  processor: Id,
  /** First instant at which it is kept, milliseconds since the epoch. */
  from: z.int(),
  /** First instant at which it is no longer kept anywhere, or `null` while it is. */
  until: z.int().nullable(),
});
export type StockRecord = z.infer<typeof StockRecord>;

/** Persons in stock at one instant, by bounds: an unknown record may be anybody's or somebody new. */
export interface Stock {
  /** Persons there are for certain. */
  readonly lower: number;
  /** Persons there may be. The duty is judged by this one (R15.2: when in doubt the higher bound). */
  readonly upper: number;
}

/** Bounds from the number of known persons and of records that may be anybody's. */
export function boundsOf(known: number, unknown: number): Stock {
  return { lower: Math.max(known, unknown > 0 ? 1 : 0), upper: known + unknown };
}
