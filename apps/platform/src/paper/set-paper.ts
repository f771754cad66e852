import type { AskPaper } from '@consentry/contract';
import { DocumentsError, type Paper, type Size, toDocx, toPdf } from '@consentry/documents';
import { ProblemError } from '@consentry/server';

/** Why a paper could not be set now, and may be asked for again. */
const AGAIN: ReadonlySet<DocumentsError['code']> = new Set(['press_busy', 'press_too_slow', 'press_lost']);
const RETRY_SECONDS = 10;

/**
 * Sets a paper, beside everything else that is asked of this server.
 *
 * @throws {ProblemError} `paper_unset`: too many are being set, it took too long, or its process ended
 */
export async function setPaper(
  paper: Paper,
  format: AskPaper['format'],
  language: AskPaper['language'],
  size: Size = 'A4',
): Promise<Uint8Array> {
  try {
    return await (format === 'pdf' ? toPdf(paper, language, size) : toDocx(paper, language));
  } catch (error) {
    if (!(error instanceof DocumentsError) || !AGAIN.has(error.code)) throw error;
    throw new ProblemError('paper_unset', { retryAfterSeconds: RETRY_SECONDS, cause: error });
  }
}
