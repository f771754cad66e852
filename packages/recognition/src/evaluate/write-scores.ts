import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { EvaluateError } from './evaluate-error.ts';
import type { Pair } from './pairs.ts';

export interface PairScore extends Pair {
  /** Null where no face was found in a photo. */
  readonly score: number | null;
}

/**
 * Writes `same TAB a TAB b TAB score`, the score empty where no face was found. The file appears
 * whole or not at all.
 *
 * @throws {EvaluateError} `scores_not_writable`
 */
export async function writeScores(path: string, scores: readonly PairScore[]): Promise<void> {
  const text = scores
    .map(
      ({ same, a, b, score }) => `${same ? 1 : 0}\t${a}\t${b}\t${score === null ? '' : score.toFixed(6)}\n`,
    )
    .join('');
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await using file = await open(temporary, 'wx', 0o600);
    await file.writeFile(text);
    await file.sync();
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new EvaluateError('scores_not_writable', { subject: path, cause });
  }
}
