import { type KeyObject, createHmac } from 'node:crypto';
import type { Identifier, Identity } from '@consentry/contract';

/** Kinds of identifier, in the order in which a contact is preferred for a code. */
export const IDENTIFIER_KINDS = ['phone', 'email', 'employee_number'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/**
 * Keyed hash of one identifier: the `PersonKey` by which persons are found and counted (R15.2), lower-case
 * hex of 256 bits. Whoever has the table but not the secret cannot find out an identifier by trying.
 * Never made from a face (reading G1).
 *
 * @param secret the same for every replica, as long as anybody is counted
 */
export function personKey(secret: KeyObject, { kind, value }: Identifier): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['person', kind, normalised({ kind, value })]))
    .digest('hex');
}

/** One form for what people write in several: `138 0000 0000` and `+8613800000000` are one number. */
function normalised({ kind, value }: Identifier): string {
  const text = value.normalize('NFKC').trim();
  if (kind !== 'phone') return text.toLowerCase();
  const digits = text.replaceAll(/[ -]/g, '');
  if (digits.startsWith('+')) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return `+86${digits}`;
}

/** Lists the identifiers of an identity. */
export function identifiersOf(identity: Identity): readonly Identifier[] {
  return IDENTIFIER_KINDS.flatMap((kind) => {
    const value = identity[kind];
    return value === null ? [] : [{ kind, value }];
  });
}
