import type { Paper, Size } from '../paper/paper.ts';
import { CHROME } from './chrome.ts';
import { columnWidths } from './column-widths.ts';
import { shownByFonts } from './fonts.ts';
import { allPrintable } from './printable.ts';
import { timeWords } from './time-words.ts';
import { setPages } from './typst.ts';

/** `zh-CN`: the official text alone. `en`: with an English gloss under it. */
export type PaperLanguage = 'zh-CN' | 'en';

/**
 * Makes a PDF/A-3 of a paper: tagged, with its fonts, with the files that belong to it inside.
 *
 * @param size of a sign; everything else is A4
 * @returns the same bytes for the same paper
 */
export async function toPdf(paper: Paper, language: PaperLanguage, size: Size = 'A4'): Promise<Uint8Array> {
  const { toString: qrSvg } = await import('qrcode');
  const shows = shownByFonts();
  const scan =
    paper.scan === null
      ? null
      : {
          ...paper.scan,
          svg: await qrSvg(paper.scan.text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
        };
  const data = {
    ...paper,
    scan,
    ...allPrintable(
      { title: paper.title, basis: paper.basis, organisation: paper.organisation, gaps: paper.gaps },
      shows,
    ),
    blocks: allPrintable(paper.blocks, shows).map((block) =>
      block.kind === 'table' ? { ...block, widths: columnWidths(block) } : block,
    ),
    sources: paper.sources.map((source) => ({ ...source, at_words: timeWords(source.as_of) })),
    made: timeWords(paper.made_at),
    date: (new Date(paper.made_at).toISOString().match(/\d+/g) ?? []).map(Number),
    stamp: stampOf(paper),
    marks: marksOf(paper),
    chrome: CHROME,
  };
  const template = paper.form === 'device_sign' ? 'sign.typ' : 'page.typ';
  return setPages(template, { paper: JSON.stringify(data), language, size });
}

/** Which layout it is, for the foot of each page. */
function stampOf({ form, layout: { version, province } }: Paper): string {
  return `${form}${province === null ? '' : `-${province}`} v${version}`;
}

/** Whether something of it is reconstructed. */
export function marksOf({ blocks }: Paper): boolean {
  return blocks.some(
    (block) =>
      (block.kind === 'cells' && block.cells.some(({ reconstructed }) => reconstructed)) ||
      (block.kind === 'table' && block.columns.some(({ reconstructed }) => reconstructed)),
  );
}
