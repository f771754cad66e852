import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostureFacts, type RegisterId, review } from '@consentry/law';

const VECTORS = join(import.meta.dirname, '../../../../../vectors/law/posture');

/**
 * Judges rows on the example of the vectors, with some sections in the place of its own.
 *
 * @returns state and codes found, by row
 */
export function judged(
  sections: Partial<PostureFacts>,
  rows: readonly RegisterId[],
  now: number,
): Readonly<Record<string, { readonly state: string; readonly codes: readonly string[] }>> {
  const names = Object.keys(PostureFacts.shape).filter((name) => name !== 'as_of');
  const example = names.map((name) => [
    name,
    JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8')) as unknown,
  ]);
  const facts = { ...Object.fromEntries(example), ...sections, as_of: new Date(now).toISOString() };
  return Object.fromEntries(
    review(facts, now, rows).map(({ requirement, state, found }) => [
      requirement,
      { state, codes: found.map(({ finding }) => finding.code) },
    ]),
  );
}
