import { z } from 'zod';

/** A text in both languages of the product. Neither may be empty. */
export const BiText = z.strictObject({
  'zh-CN': z.string().min(1).max(4000),
  en: z.string().min(1).max(4000),
});
export type BiText = z.infer<typeof BiText>;

/** Makes a text in both languages; the short form in which tables of the law are written. */
export function both(zh: string, en: string): BiText {
  return { 'zh-CN': zh, en };
}

/** What an error says to people: what happened, why, and what to do. */
export interface Explanation {
  readonly what: BiText;
  readonly why: BiText;
  readonly remedy: BiText;
}
