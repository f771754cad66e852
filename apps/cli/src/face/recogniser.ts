import { declareResearch, type Permit, type ResearchDeclaration } from '@consentry/law';
import {
  decodeImage,
  type FaceImage,
  openRecogniser,
  prepareModels,
  type Recogniser,
} from '@consentry/recognition';
import { readInput } from '../input.ts';
import { cacheFolder } from '../paths.ts';

/**
 * What the commands of `consentry face` are: development on files the caller holds, which § 第二条第二款
 * leaves outside the Measures.
 */
export const RESEARCH: ResearchDeclaration = {
  by: 'the person who runs consentry face',
  statement:
    'Trying and measuring face recognition on photo files the caller holds. Nothing is stored and nobody is let in.',
};

/** Opens the default recogniser, converting the models first if they are not there yet. */
export async function openDefaultRecogniser(): Promise<Recogniser> {
  return openRecogniser({ models: await prepareModels({ cache: cacheFolder() }), now: Date.now });
}

export async function openPhoto(file: string): Promise<FaceImage> {
  return decodeImage(await readInput(file));
}

/** A permit for one photo; it does not live longer. */
export function researchPermit(): Permit<'research'> {
  return declareResearch(RESEARCH, Date.now());
}
