import type { Block, Words } from '../paper/paper.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** Narrowest and widest column, in widths of a Chinese character. */
const MIN = 5;
const MAX = 24;

/** Characters about half as wide as a Chinese one. */
const NARROW = /[^\u2e80-\uffff]/g;

/** Shares of the width for the columns of a table, by the longest that stands in each. */
export function columnWidths({ columns, rows }: Pick<Table, 'columns' | 'rows'>): readonly number[] {
  return columns.map(({ label }, at) => {
    const longest = rows.flatMap((row) => row[at]?.words ?? []).map(width);
    return Math.min(MAX, Math.max(MIN, width(label), ...longest));
  });
}

/** Width of the longest line, in Chinese characters. */
function width(words: Words): number {
  const text = typeof words === 'string' ? words : words['zh-CN'];
  return Math.max(...text.split('\n').map((line) => line.length - 0.45 * (line.match(NARROW)?.length ?? 0)));
}
