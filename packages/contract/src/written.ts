import { z } from 'zod';

/** An instant, ISO 8601 with its offset. */
export const At = z.iso.datetime({ offset: true });

/** Words of people: lines, tabs, and no other control characters. */
export const Words = z
  .string()
  .regex(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u)
  .min(1)
  .max(4000);

/** One line that says something. */
export const Line = z
  .string()
  .regex(/^[^\p{Cc}]*[^\s\p{Cc}][^\p{Cc}]*$/u)
  .max(200);
