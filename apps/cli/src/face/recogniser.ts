import {
  type FaceImage,
  decodeImage,
  openRecogniser,
  prepareModels,
  type Recogniser,
} from '@consentry/recognition';
import { declareResearch } from '@consentry/law';
import { readInput } from '../input.ts';
import { cacheFolder } from '../paths.ts';

/** Opens the default recogniser, converting the models first if they are not there yet. */
export async function openDefaultRecogniser(): Promise<Recogniser> {
  return openRecogniser({ models: await prepareModels({ cache: cacheFolder() }), now: Date.now });
}

export async function openPhoto(file: string): Promise<FaceImage> {
  return decodeImage(await readInput(file));
}

/**
 * Declares what the commands of `consentry face` are: development on files the caller holds, outside
 * the Measures by § 第二条第二款. The permit lives for one photo.
 */
export function researchPermit() {
  return declareResearch(
    {
      by: 'the person who runs consentry face',
      statement:
        'Trying and measuring face recognition on photo files the caller holds. Nothing is stored and nobody is let in.',
    },
    Date.now(),
  );
}
