import { z } from 'zod';

/** Ways to verify a person without their face (§ 第十条第一款). */
export const AlternativeKind = z.enum([
  'pin',
  'totp',
  'passkey',
  'card',
  'qr',
  'staff',
  'fingerprint',
  'voice',
]);
export type AlternativeKind = z.infer<typeof AlternativeKind>;

export const AlternativeFacts = z.strictObject({
  kind: AlternativeKind,
  /** Works now, at this door (R10.1). */
  live: z.boolean(),
});
export type AlternativeFacts = z.infer<typeof AlternativeFacts>;
