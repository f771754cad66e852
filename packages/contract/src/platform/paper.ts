import { BiText } from '@consentry/law';
import { z } from 'zod';
import { ContentDigest } from './facts.ts';

/** What a paper is asked for with: PDF for showing and keeping, Word for going on with. */
export const AskPaper = z.strictObject({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  /** `zh-CN`: the official text. `en`: with an English gloss under it. */
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export type AskPaper = z.infer<typeof AskPaper>;

/** `GET /v1/consents/{consent}/check/{digest}`: what the code on a paper asks. For anyone; it names nobody. */
export const PaperChecked = z.strictObject({
  digest: ContentDigest,
  /** Which paper of this consent has that digest; `null` for none. */
  paper: z.enum(['receipt', 'certificate']).nullable(),
  genuine: z.boolean(),
  /** The same in words. */
  text: BiText,
});
export type PaperChecked = z.infer<typeof PaperChecked>;
