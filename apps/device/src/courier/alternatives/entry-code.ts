import {
  ENTRY_CODE_BYTES,
  ENTRY_CODE_LIFE_MS,
  EntryCode,
  GuardianCode,
  entryCodeText,
  guardianCodeText,
} from '@consentry/contract';

/** What the clocks of platform and door may differ by. */
export const ENTRY_CODE_LEEWAY_MS = 5000;

/** Why a code lets nobody in. One for another site is signed by nobody as this door reads it. */
export type EntryCodeRefusal = 'not_signed' | 'not_now' | 'used';

/** A code that lets in, once. */
export interface ShownCode {
  /** Hex. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
}

/** A code that lets in, or why it is none. */
export type CheckedCode = ShownCode | { readonly refused: EntryCodeRefusal };

/** What a door knows when a code is shown. */
export interface CodeCheck {
  readonly site: string;
  /** The platform's time, epoch milliseconds. */
  readonly now: number;
  readonly isSigned: (text: string, signature: Uint8Array) => boolean;
  readonly isUsed: (id: string) => boolean;
}

/**
 * Checks what a scanner read. Nothing of it is looked at before its signature.
 *
 * @param text anything
 */
export function checkEntryCode(text: string, check: CodeCheck): CheckedCode {
  return checkSignedCode(EntryCode.safeParse(text).data, entryCodeText, check);
}

/** As for an entry code; its id is that of the consent, without hyphens. */
export function checkGuardianCode(text: string, check: CodeCheck): CheckedCode {
  return checkSignedCode(GuardianCode.safeParse(text).data, guardianCodeText, check);
}

function checkSignedCode(
  code: string | undefined,
  textOf: (site: string, head: string) => string,
  { site, now, isSigned, isUsed }: CodeCheck,
): CheckedCode {
  if (code === undefined) return { refused: 'not_signed' };
  const bytes = Buffer.from(code.slice(4), 'base64url');
  const head = bytes.subarray(0, ENTRY_CODE_BYTES.end);
  if (!isSigned(textOf(site, head.toString('base64url')), bytes.subarray(ENTRY_CODE_BYTES.end)))
    return { refused: 'not_signed' };
  const endsAt = head.readUInt32BE(ENTRY_CODE_BYTES.id) * 1000;
  const left = endsAt - now;
  if (left <= -ENTRY_CODE_LEEWAY_MS || left > ENTRY_CODE_LIFE_MS + ENTRY_CODE_LEEWAY_MS)
    return { refused: 'not_now' };
  const id = head.toString('hex', 0, ENTRY_CODE_BYTES.id);
  return isUsed(id) ? { refused: 'used' } : { id, endsAt };
}
