import type { InstrumentId } from './instruments.ts';

/**
 * A place in a text of law: an article with paragraph and item (款, 项) where the text is numbered so,
 * a clause in the instrument's own numbering (standards, guides, announcements), or the instrument as a whole.
 */
export type Citation =
  | {
      readonly instrument: InstrumentId;
      readonly article: number;
      /** Number of an article put in later: 1 of 第二百五十三条之一. */
      readonly inserted?: number;
      readonly paragraph?: number;
      readonly item?: number;
    }
  | { readonly instrument: InstrumentId; readonly clause: string }
  | { readonly instrument: InstrumentId };

/**
 * Cites the Measures. `null` leaves the paragraph out, as § 第十九条, which has only one, is cited.
 *
 * @example article(15, 1, 3) // 第十五条第一款第（三）项
 */
export function article(number: number, paragraph?: number | null, item?: number): Citation {
  return cite('measures', number, paragraph, item);
}

/**
 * Cites an article of a connected instrument; `null` leaves the paragraph out.
 *
 * @example cite('pipl', 14, 2) // 《个人信息保护法》第十四条第二款
 */
export function cite(
  instrument: InstrumentId,
  number: number,
  paragraph?: number | null,
  item?: number,
): Citation {
  return {
    instrument,
    article: number,
    ...(paragraph === undefined || paragraph === null ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  };
}

/**
 * Cites a clause in the instrument's own numbering: standards, guides, annexes.
 *
 * @example clause('gbt-45574', '6.1 a')
 */
export function clause(instrument: InstrumentId, number: string): Citation {
  return { instrument, clause: number };
}

/** Cites an instrument as a whole. */
export function whole(instrument: InstrumentId): Citation {
  return { instrument };
}
