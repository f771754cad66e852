import { z } from 'zod';

/**
 * What an event tells, field by field: the name is a JSON Pointer (RFC 6901) without its first slash, such as
 * `facts/kind`. Words and numbers of bounded length, and nothing that could carry a face.
 */
export const ToldFields = z.record(
  z.string().max(200),
  z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]),
);
export type ToldFields = z.infer<typeof ToldFields>;
