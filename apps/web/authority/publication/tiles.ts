/** A place of the tile map: a division of the first level, its letters in English, its column and row from 1. */
export interface Tile {
  /** GB/T 2260. */
  readonly code: string;
  /** ISO 3166-2:CN, without `CN-`. */
  readonly letters: string;
  readonly column: number;
  readonly row: number;
}

/** Roughly where each lies, in squares of one size; no border is drawn (ADR 40). */
const ROWS: readonly string[] = [
  '. . . . . . . 230000HL',
  '. . . . . 150000NM 210000LN 220000JL',
  '650000XJ . 620000GS 640000NX 140000SX 110000BJ 120000TJ .',
  '540000XZ 630000QH . 610000SN 410000HA 130000HE 370000SD .',
  '. . 510000SC 500000CQ 420000HB 340000AH 320000JS 310000SH',
  '. . 530000YN 520000GZ 430000HN 360000JX 330000ZJ .',
  '. . . 450000GX . 440000GD 350000FJ 710000TW',
  '. . . . 460000HI 820000MO 810000HK .',
];

/** All 34, from the north-west to the south-east: the order in which they are read and walked through. */
export const TILES: readonly Tile[] = ROWS.flatMap((line, row) =>
  line
    .split(' ')
    .map((one, column) => ({
      code: one.slice(0, 6),
      letters: one.slice(6),
      column: column + 1,
      row: row + 1,
    }))
    .filter(({ letters }) => letters !== ''),
);
