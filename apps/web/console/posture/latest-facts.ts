import type { HandedInFacts } from '@consentry/contract';
import { platform } from '../../shared/api/platform.ts';

/** What was handed in last, told again as of now: what a proposal or a publication rests on. */
export async function latestFacts(): Promise<HandedInFacts> {
  const { facts } = await platform.posture.readFacts();
  return { ...facts, as_of: new Date().toISOString() };
}
