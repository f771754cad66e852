import { dirname } from 'node:path';
import { type Evaluation, evaluate, photoEncoder } from '@consentry/recognition';
import type { Command } from 'commander';
import type { Contextual } from '../context.ts';
import { wholeNumber } from '../input.ts';
import type { Messages } from '../messages.ts';
import { openDefaultRecogniser, RESEARCH } from './recogniser.ts';

interface EvaluateFlags {
  readonly root?: string;
  readonly centre?: string;
  readonly shots?: string;
  readonly scores?: string;
}

/** `consentry face evaluate PAIRS.tsv` */
export function addEvaluate(face: Command, m: Messages, withContext: Contextual): void {
  face
    .command('evaluate')
    .argument('<pairs>')
    .option('--root <folder>', m.faceEvaluateRoot)
    .option('--centre <folder>', m.faceEvaluateCentre)
    .option('--shots <count>', m.faceEvaluateShots)
    .option('--scores <file>', m.faceEvaluateScores)
    .description(m.faceEvaluate)
    .action(
      withContext(async ({ output }, pairs: string, flags: EvaluateFlags) => {
        const shots = flags.shots === undefined ? 1 : wholeNumber('--shots', flags.shots, 1, 16);
        await using recogniser = await openDefaultRecogniser();
        const result = await evaluate({
          pairs,
          root: flags.root ?? dirname(pairs),
          centre: flags.centre,
          shots,
          scores: flags.scores,
          encode: photoEncoder(recogniser, RESEARCH, Date.now),
        });
        output.result(result, table(result));
      }),
    );
}

function table(result: Evaluation): string {
  const percent = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(2)} %`);
  const rates = (['accuracy', 'eer', 'tar_1e_2', 'tar_1e_3'] as const).map((name) => {
    const interval = result.intervals[name];
    const range = interval === null ? '' : `  [${percent(interval[0])}, ${percent(interval[1])}]`;
    return `${name.padEnd(14)} ${percent(result[name])}${range}`;
  });
  const counts = (
    ['pairs', 'genuine_pairs', 'impostor_pairs', 'not_detected', 'images', 'ms_per_image'] as const
  ).map((name) => `${name.padEnd(14)} ${Math.round(result[name])}`);
  return [...counts, ...rates].join('\n');
}
