import type { ReadPdf } from './read-pdf.ts';

/** No word may stand nearer to the edge; points (10 mm). */
const EDGE = 28;

/** Lists words that stand outside of the page, or nearer to its edge than any margin. */
export function outside({ pages }: ReadPdf): readonly string[] {
  return pages.flatMap(({ width, height, placed }, at) =>
    placed
      .filter(
        (one) => one.x < EDGE || one.x + one.width > width - EDGE || one.y < EDGE || one.y > height - EDGE,
      )
      .map(({ text, x, y }) => `page ${at + 1}: ${text} at ${Math.round(x)}, ${Math.round(y)}`),
  );
}
