import type { z } from 'zod';

/**
 * Reads an answer by its schema. Fields that a newer platform added are passed over; everything else has to
 * be as the contract says.
 *
 * @returns `null` where it is not
 */
export function readAnswer<S extends z.ZodType>(
  schema: S,
  json: unknown,
): { readonly value: z.output<S> } | null {
  const first = schema.safeParse(json);
  if (first.success) return { value: first.data };
  for (const issue of first.error.issues) {
    if (issue.code !== 'unrecognized_keys') return null;
    const owner = issue.path.reduce<unknown>((inner, key) => fieldOf(inner, key), json);
    for (const key of issue.keys) if (!remove(owner, key)) return null;
  }
  const second = schema.safeParse(json);
  return second.success ? { value: second.data } : null;
}

function fieldOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function remove(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Reflect.deleteProperty(value, key);
}
