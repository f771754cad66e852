import type { VaultReply } from '@consentry/contract';
import { FactsError } from '@consentry/law';
import { ImageError } from '@consentry/recognition';
import { VaultError, type VaultErrorCode } from '@consentry/vault';

export type ReplyCode = Extract<VaultReply, { outcome: 'error' }>['code'];

/** Only what the courier can act on has a name of its own outside; the rest is `internal`. */
const OF_VAULT: Partial<Record<VaultErrorCode, ReplyCode>> = {
  not_enrolled: 'not_enrolled',
  already_enrolled: 'already_enrolled',
  erased: 'erased',
  other_model: 'other_model',
  sealed: 'starting',
  other_consent: 'malformed_request',
  store_failed: 'store_failed',
  store_tampered: 'store_failed',
};

/** Gives the code an error leaves the process by. Its text stays inside. */
export function replyCodeOf(error: unknown): ReplyCode {
  if (error instanceof ImageError) return error.code;
  if (error instanceof FactsError) return 'malformed_request';
  if (error instanceof VaultError) return OF_VAULT[error.code] ?? 'internal';
  return 'internal';
}
