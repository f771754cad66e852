// The process of a press: sets one paper for each message, and ends with whoever started it.
import process from 'node:process';
import type { Paper, Size } from '../paper/paper.ts';
import { toDocx } from './docx.ts';
import { type PaperLanguage, toPdf } from './pdf.ts';

/** A paper to be set. */
export interface Printing {
  readonly as: 'pdf' | 'docx';
  readonly paper: Paper;
  readonly language: PaperLanguage;
  readonly size: Size;
}

/** What came of it. */
export type Printed = ({ readonly bytes: Uint8Array } | { readonly why: string }) & {
  /** Memory of the process afterwards, bytes. */
  readonly memory: number;
};

process.on('disconnect', () => process.exit());
process.on('message', ({ as, paper, language, size }: Printing) => {
  const printing = as === 'pdf' ? toPdf(paper, language, size) : toDocx(paper, language);
  printing.then(
    (bytes) => tell({ bytes, memory: process.memoryUsage.rss() }),
    (error: unknown) => tell({ why: String(error), memory: process.memoryUsage.rss() }),
  );
});

function tell(printed: Printed): void {
  process.send?.(printed);
}
