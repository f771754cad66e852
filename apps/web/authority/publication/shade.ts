/** How dark a tile is: by quarters of the largest count; the number stands in it as well. */
export type Shade = '0' | '1' | '2' | '3' | '4' | 'withheld';

const QUARTERS = ['1', '2', '3', '4'] as const;

/** Gives the shade of a count. Pure. */
export function shadeOf(count: number | null, most: number): Shade {
  if (count === null) return 'withheld';
  if (count === 0) return '0';
  return QUARTERS[Math.min(3, Math.ceil((count / most) * 4) - 1)] ?? '1';
}

/** Lists the counts that each shade stands for, those that any count can have. */
export function shadesOf(
  most: number,
): ReadonlyArray<{ readonly shade: Shade; readonly from: number; readonly to: number }> {
  return QUARTERS.map((shade, at) => ({
    shade,
    from: Math.floor((most * at) / 4) + 1,
    to: Math.floor((most * (at + 1)) / 4),
  })).filter(({ from, to }) => from <= to);
}
