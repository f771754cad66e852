import type { Layouts, LiveFacts, Scenario } from '@consentry/documents';
import { ProblemError } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import { layoutsNow } from './layout-store.ts';
import { liveFacts } from './live-facts.ts';

/** Gives what papers are made from now, and the layouts that count for the province of the organisation. */
export async function factsNow(
  { database: { reading }, origins }: PlatformContext,
  now: number,
): Promise<LiveFacts & { readonly layouts: Layouts }> {
  const live = await liveFacts(reading, origins()[0] ?? '', now);
  return { ...live, layouts: await layoutsNow(reading) };
}

/** Finds the scenario of a purpose. @throws {ProblemError} `not_found` */
export function requireScenario(live: LiveFacts, purpose: string): Scenario {
  const found = live.scenarios.find((one) => one.purpose === purpose);
  if (found === undefined) throw new ProblemError('not_found');
  return found;
}
