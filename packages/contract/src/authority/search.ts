import { z } from 'zod';

/** A part of a name, of two characters at least. Width, case and spaces are no matter. */
export const FindPart = z
  .string()
  .regex(/^[^\p{Cc}]+$/u)
  .max(100)
  .refine((part) => Array.from(part.normalize('NFKC').trim()).length >= 2);

/** Days in Asia/Shanghai on which cases came, both of them within. */
export const Period = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() });

/** Pages of what waits, put in order by its clock over all of it. */
export const WaitingPages = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
/** Of all that waits: how many there are, and where the next page begins. */
export const WaitingRest = z.strictObject({ count: z.int().min(0), cursor: z.string().nullable() });

/** How many a list has, on its first page: to a thousand, and whether there are more. */
export const Found = z.strictObject({ count: z.int().min(0), more: z.boolean() });
export type Found = z.infer<typeof Found>;
