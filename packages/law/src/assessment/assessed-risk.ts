import { z } from 'zod';

/** Risks of § 第九条第一款第三项, in the words of the text. */
export const AssessedRisk = z.enum([
  'leakage',
  'tampering',
  'loss',
  'destruction',
  'illegal_acquisition',
  'illegal_sale',
  'illegal_use',
]);
export type AssessedRisk = z.infer<typeof AssessedRisk>;
