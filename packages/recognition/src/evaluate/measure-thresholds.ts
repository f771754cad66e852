import { cosine } from '../compare/score.ts';
import type { ThresholdRow } from '../models/manifest.ts';
import { folderOf } from './pairs.ts';
import type { PhotoEncoder } from './photo-encoder.ts';
import { photosIn } from './photo-files.ts';
import { PhotoTemplates } from './photo-templates.ts';
import { References } from './shots.ts';

export interface MeasureOptions {
  /** Name of the set, for the table. */
  readonly set: string;
  /** Folder of folders, one a person. */
  readonly root: string;
  /** Group of a person, by the name of their folder; null leaves them out. */
  readonly groupOf: (person: string) => string | null;
  readonly rates: readonly number[];
  /** Photos fused into the reference; the probe is one photo. */
  readonly shots?: number;
  readonly encode: PhotoEncoder;
}

/** Gives the lowest threshold that at most `fmr` of the impostor scores pass: just above the next one. */
function thresholdAt(falling: readonly number[], fmr: number): number {
  const next = falling[Math.floor(falling.length * fmr * (1 + 1e-9))];
  // Rounded up to what a table shows: never looser than measured.
  return next === undefined ? 1 : Math.min(1, Math.floor(next * 1e4 + 1) / 1e4);
}

/**
 * Measures thresholds of plain cosines for a manifest: every two photos of two people of one group are
 * an impostor pair, every two of one person a genuine pair, each photo of a pair being probe in turn
 * when `shots` is above 1. A rate finer than one impostor pair gives the threshold that none passes,
 * which its `impostor_pairs` shows.
 */
export async function measureThresholds(options: MeasureOptions): Promise<ThresholdRow[]> {
  const { set, root, groupOf, rates, shots = 1, encode } = options;
  using templates = new PhotoTemplates(root, encode);
  using references = new References(root, shots, templates);
  const groups = Map.groupBy(await photosIn(root, '.', true), (photo) => groupOf(folderOf(photo)));
  const rows: ThresholdRow[] = [];
  for (const [group, photos] of groups) {
    if (group === null) continue;
    const genuine: number[] = [];
    const impostor: number[] = [];
    for (const [i, a] of photos.entries()) {
      const probe = await templates.of(a);
      if (probe === null) continue;
      for (const b of shots === 1 ? photos.slice(i + 1) : photos) {
        if (a === b) continue;
        const reference = await references.of({ a, b });
        if (reference === null) continue;
        (folderOf(a) === folderOf(b) ? genuine : impostor).push(cosine(probe, reference, null));
      }
    }
    if (genuine.length === 0 || impostor.length === 0) continue;
    impostor.sort((x, y) => y - x);
    for (const fmr of rates) {
      const threshold = thresholdAt(impostor, fmr);
      const missed = genuine.filter((score) => score < threshold).length;
      rows.push({
        set,
        photos: shots,
        group,
        fmr,
        threshold,
        fnmr: Math.round((missed / genuine.length) * 1e4) / 1e4,
        impostor_pairs: impostor.length,
        genuine_pairs: genuine.length,
      });
    }
  }
  return rows;
}
