import type { AskPaper } from '@consentry/contract';
import type { Paper, Size } from '@consentry/documents';
import type { File } from '@consentry/server';
import { setPaper } from './set-paper.ts';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Sends a paper as a file. What it says stands only as of now, so nobody on the way keeps it. */
export async function sendPaper(
  paper: Paper,
  { format, language }: AskPaper,
  size: Size = 'A4',
): Promise<File> {
  const bytes = await setPaper(paper, format, language, size);
  const name = `${paper.form.replaceAll('_', '-')}${paper.number === null ? '' : `-${paper.number}`}.${format}`;
  const title = encodeURIComponent(`${paper.title['zh-CN']}.${format}`);
  return {
    type: TYPES[format],
    bytes,
    headers: {
      // RFC 6266: the title for whoever reads it, the form for whoever cannot.
      'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${title}`,
      'cache-control': 'no-store',
      'consentry-missing': `${paper.gaps.length}`,
    },
  };
}
