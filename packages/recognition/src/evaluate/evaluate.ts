import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fuse } from '../compare/fuse.ts';
import { cosine } from '../compare/score.ts';
import { centreOf } from '../gallery/centre.ts';
import { type Template, valuesOf } from '../template.ts';
import { bootstrap95 } from './bootstrap.ts';
import { EvaluateError } from './evaluate-error.ts';
import { type Interval, interval95 } from './interval.ts';
import { folderOf, parsePairs, type Pair } from './pairs.ts';
import type { PhotoEncoder } from './photo-encoder.ts';
import { photosIn } from './photo-files.ts';
import { PhotoTemplates } from './photo-templates.ts';
import { References } from './shots.ts';
import { orderOf, ratesOf, type Rates } from './statistics.ts';
import { type PairScore, writeScores } from './write-scores.ts';

/** Most photos fused into one reference. */
const SHOTS_MAX = 16;

export interface EvaluateOptions {
  /** Pairs file: `same TAB a TAB b`. */
  readonly pairs: string;
  /** Folder its paths start from. */
  readonly root: string;
  /** Folder of photos of other people, whose mean is subtracted as a gallery's would be. */
  readonly centre?: string | undefined;
  /** Photos fused into the reference, the b side; 1 by default. */
  readonly shots?: number | undefined;
  /** File to write the scores to. */
  readonly scores?: string | undefined;
  readonly encode: PhotoEncoder;
}

/** Result of an evaluation, ready for JSON: rates 0–1, no score of any one pair. */
export interface Evaluation {
  readonly pairs: number;
  readonly genuine_pairs: number;
  readonly impostor_pairs: number;
  /** Pairs in which a face was not found. They count as not matching. */
  readonly not_detected: number;
  /** Share told rightly at the best threshold for this very set. */
  readonly accuracy: number | null;
  readonly eer: number | null;
  readonly tar_1e_2: number | null;
  readonly tar_1e_3: number | null;
  /** 95 % intervals; that of the EER is drawn over people, those of the others count pairs as independent. */
  readonly intervals: { readonly [Rate in keyof Rates]: Interval | null };
  readonly shots: number;
  /** People whose mean was subtracted, or null. */
  readonly centre_people: number | null;
  readonly images: number;
  /** Files that were no usable photos, by error code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly ms_per_image: number;
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

async function readPairs({ pairs: path, root, shots = 1 }: EvaluateOptions): Promise<Pair[]> {
  if (!Number.isInteger(shots) || shots < 1 || shots > SHOTS_MAX) {
    throw new EvaluateError('shots_out_of_range', { subject: String(shots) });
  }
  if ((await kindOf(root)) !== 'folder') throw new EvaluateError('root_missing', { subject: root });
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new EvaluateError('pairs_missing', { subject: path, cause });
  }
  const pairs = parsePairs(text);
  const seen = new Set<string>();
  for (const { same, a, b, line } of pairs) {
    if (shots > 1 && !same && folderOf(a) === folderOf(b)) {
      throw new EvaluateError('shots_need_folders', { line, subject: folderOf(a) });
    }
    for (const photo of [a, b]) {
      if (seen.has(photo)) continue;
      seen.add(photo);
      if ((await kindOf(join(root, photo))) !== 'file') {
        throw new EvaluateError('pairs_photo_missing', { line, subject: photo });
      }
    }
  }
  return pairs;
}

interface Centre {
  readonly people: number;
  readonly subtract: Float64Array;
}

/** Every folder is one person; photos that lie in the folder itself are a person each. */
async function readCentre(folder: string, encode: PhotoEncoder): Promise<Centre> {
  if ((await kindOf(folder)) !== 'folder') {
    throw new EvaluateError('centre_missing', { subject: folder });
  }
  using templates = new PhotoTemplates(folder, encode);
  const byPerson = new Map<string, Template[]>();
  for (const photo of await photosIn(folder, '.', true)) {
    const template = await templates.of(photo);
    if (template === null) continue;
    const person = folderOf(photo) === '.' ? photo : folderOf(photo);
    byPerson.set(person, [...(byPerson.get(person) ?? []), template]);
  }
  const [first, ...others] = [...byPerson.values()].map(fuse);
  if (first === undefined) throw new EvaluateError('centre_empty', { subject: folder });
  const people = [first, ...others];
  const subtract = centreOf(people.map(valuesOf), first.length);
  for (const template of people) template.wipe();
  return { people: people.length, subtract };
}

async function scorePairs(
  pairs: readonly Pair[],
  { root, shots = 1 }: EvaluateOptions,
  subtract: Float64Array | null,
  templates: PhotoTemplates,
): Promise<PairScore[]> {
  using references = new References(root, shots, templates);
  const scores: PairScore[] = [];
  for (const pair of pairs) {
    const probe = await templates.of(pair.a);
    const reference = await references.of(pair);
    const score = probe && reference ? cosine(probe, reference, subtract) : Number.NaN;
    scores.push({ ...pair, score: Number.isNaN(score) ? null : score });
  }
  return scores;
}

/** People are folders; photos without one are taken for people of their own. */
function peopleOf({ a, b }: Pair): { a: string; b: string } {
  const person = (photo: string) => (folderOf(photo) === '.' ? photo : folderOf(photo));
  return { a: person(a), b: person(b) };
}

function intervalsOf(
  rates: Rates,
  scores: readonly PairScore[],
  eer: (weights: Float64Array) => number | null,
) {
  const genuine = scores.filter(({ same }) => same).length;
  const impostor = scores.length - genuine;
  const pairs = (rate: number, trials: number) => interval95(Math.round(rate * trials), trials);
  const drawn = bootstrap95(scores.map(peopleOf), eer);
  // Drawing people says nothing where no error was seen: never narrower than counting the pairs.
  const [low, high] = pairs(rates.eer, Math.min(genuine, impostor));
  return {
    accuracy: pairs(rates.accuracy, scores.length),
    eer: drawn === null ? null : ([Math.min(low, drawn[0]), Math.max(high, drawn[1])] as const),
    tar_1e_2: pairs(rates.tar_1e_2, genuine),
    tar_1e_3: pairs(rates.tar_1e_3, genuine),
  };
}

/**
 * Measures how well pairs of photos are told apart. Each photo is encoded once; with several faces in
 * it the central one counts (`centralFace`). Scores are cosines, centred if `centre` is given exactly
 * as in a gallery of those people. Needs pairs of both kinds for its rates; they are null otherwise.
 *
 * @throws {EvaluateError} before anything is encoded when the input is wrong; nothing is half-written
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const { root, shots = 1, encode } = options;
  const pairs = await readPairs(options);
  if (options.scores !== undefined && (await kindOf(dirname(options.scores))) !== 'folder') {
    throw new EvaluateError('scores_not_writable', { subject: options.scores });
  }
  const centre = options.centre === undefined ? null : await readCentre(options.centre, encode);
  using templates = new PhotoTemplates(root, encode);
  const scores = await scorePairs(pairs, options, centre?.subtract ?? null, templates);

  const scored = scores.map(({ same, score }) => ({ same, score: score ?? Number.NEGATIVE_INFINITY }));
  const order = orderOf(scored);
  const rates = ratesOf(scored, order, new Float64Array(scored.length).fill(1));
  const result: Evaluation = {
    pairs: pairs.length,
    genuine_pairs: pairs.filter(({ same }) => same).length,
    impostor_pairs: pairs.filter(({ same }) => !same).length,
    not_detected: scores.filter(({ score }) => score === null).length,
    accuracy: rates?.accuracy ?? null,
    eer: rates?.eer ?? null,
    tar_1e_2: rates?.tar_1e_2 ?? null,
    tar_1e_3: rates?.tar_1e_3 ?? null,
    intervals:
      rates === null
        ? { accuracy: null, eer: null, tar_1e_2: null, tar_1e_3: null }
        : intervalsOf(rates, scores, (weights) => ratesOf(scored, order, weights)?.eer ?? null),
    shots,
    centre_people: centre?.people ?? null,
    images: templates.count,
    refused: templates.refused,
    ms_per_image: templates.msPerImage,
  };
  if (options.scores !== undefined) await writeScores(options.scores, scores);
  return result;
}
