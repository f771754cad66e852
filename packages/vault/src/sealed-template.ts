import { DATA_KEY_BYTES } from './key-custody.ts';
import { NONCE_BYTES, type Sealed, SUITE, seal, unseal } from './aead.ts';
import { bind, u32, u64 } from './bytes.ts';

/** Version of what the additional data binds, and how. */
export const SEAL_VERSION = 1;

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
}

/** Additional authenticated data of a sealed template, as `vectors/vault/seal.json` has it. */
export function additionalData(binding: TemplateBinding): Uint8Array {
  return bind('consentry/vault/v1/template', [
    Buffer.of(SEAL_VERSION, SUITE),
    binding.device,
    binding.consent,
    binding.purpose,
    u32(binding.purposeVersion),
    binding.template,
    binding.model,
    u64(binding.notAfter),
  ]);
}

/**
 * Seals the bytes of a template under a data key of its own. The caller wipes the key and the bytes.
 *
 * @param plain float32 little-endian, as `Template.toBytes` gives it
 * @param random source of random bytes, in production `crypto.randomBytes`
 */
export function sealTemplate(
  plain: Uint8Array,
  binding: TemplateBinding,
  random: (bytes: number) => Uint8Array,
): { readonly key: Uint8Array; readonly sealed: Sealed } {
  const key = random(DATA_KEY_BYTES);
  return { key, sealed: seal(key, random(NONCE_BYTES), plain, additionalData(binding)) };
}

/** Opens a sealed template, or gives `null` where key, bytes or binding differ. The caller wipes the result. */
export function openTemplate(key: Uint8Array, sealed: Sealed, binding: TemplateBinding): Uint8Array | null {
  return unseal(key, sealed, additionalData(binding));
}
