import { DATA_KEY_BYTES } from './key-custody.ts';
import { NONCE_BYTES, type Sealed, seal, unseal } from './aead.ts';
import { bind, u32, u64 } from './bytes.ts';
import { derive, type Suite } from './suite.ts';

/** How many shares a template is sealed under: its data key, and the platform's share of the consent. */
export type Shares = 1 | 2;
/** Bytes of the share that the platform keeps of one consent. */
export const SHARE_BYTES = 32;

/** What a sealed template is bound to. Change one field of a stored row, and it does not open. */
export interface TemplateBinding {
  readonly device: string;
  readonly consent: string;
  readonly purpose: string;
  readonly purposeVersion: number;
  readonly template: string;
  /** Digest of the models that made it, 64 hex digits. */
  readonly model: string;
  /** End of retention, milliseconds since the epoch: a later date cannot be written in (§ 第八条第二款). */
  readonly notAfter: number;
  readonly shares: Shares;
  /** Generation of the rotation key it is turned by; `null` as its model gave it, from before there was one. */
  readonly rotation: number | null;
}

/** Additional authenticated data of a sealed template, as `vectors/vault` has it. */
export function additionalData(suite: Suite, binding: TemplateBinding): Uint8Array {
  return bind('consentry/vault/v1/template', [
    // What was the version of one share is the number of shares: neither opens as the other.
    Buffer.of(binding.shares, suite.id),
    binding.device,
    binding.consent,
    binding.purpose,
    u32(binding.purposeVersion),
    binding.template,
    binding.model,
    u64(binding.notAfter),
    ...(binding.rotation === null ? [] : [u32(binding.rotation)]),
  ]);
}

/**
 * Seals the bytes of a template under a data key of its own. The caller wipes the key and the bytes.
 *
 * @param plain float32 little-endian, turned as the binding says
 * @param share of the platform, where there is one: without it the key in the slot opens nothing
 * @param random source of random bytes, in production `crypto.randomBytes`
 */
export function sealTemplate(
  suite: Suite,
  plain: Uint8Array,
  binding: Omit<TemplateBinding, 'shares'>,
  share: Uint8Array | null,
  random: (bytes: number) => Uint8Array,
): { readonly key: Uint8Array; readonly sealed: Sealed; readonly shares: Shares } {
  const key = random(DATA_KEY_BYTES);
  const shares = share === null ? 1 : 2;
  using sealing = keyOf(suite, key, share, binding.consent);
  const aad = additionalData(suite, { ...binding, shares });
  return { key, shares, sealed: seal(suite, sealing.key, random(NONCE_BYTES), plain, aad) };
}

/** The key a template is sealed by: the data key, or HKDF (RFC 5869) of it with the share as salt. */
function keyOf(suite: Suite, dataKey: Uint8Array, share: Uint8Array | null, consent: string) {
  if (share === null) return { key: dataKey, [Symbol.dispose]: () => {} };
  const key = derive(suite, dataKey, share, bind('consentry/vault/v1/share', [consent]), DATA_KEY_BYTES);
  return { key, [Symbol.dispose]: () => void key.fill(0) };
}

/** Opens a sealed template, or gives `null` where key, bytes or binding differ. The caller wipes the result. */
export function openTemplate(
  suite: Suite,
  key: Uint8Array,
  share: Uint8Array | null,
  sealed: Sealed,
  binding: TemplateBinding,
): Uint8Array | null {
  if ((share === null) !== (binding.shares === 1)) return null;
  using sealing = keyOf(suite, key, share, binding.consent);
  return unseal(suite, sealing.key, sealed, additionalData(suite, binding));
}
