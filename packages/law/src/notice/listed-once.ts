import type { z } from 'zod';

/**
 * Checks that a list names each thing once, where the thing is not called `id`.
 *
 * @example z.array(Shown).superRefine(listedOnce('purpose_id'))
 */
export function listedOnce<K extends string>(
  key: K,
): (list: ReadonlyArray<Readonly<Record<K, string>>>, context: z.RefinementCtx) => void {
  return (list, context) => {
    const seen = new Set<string>();
    for (const [index, element] of list.entries()) {
      if (seen.has(element[key])) {
        context.addIssue({ code: 'custom', path: [index, key], message: 'listed twice' });
      }
      seen.add(element[key]);
    }
  };
}
