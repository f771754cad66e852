import { createHash, randomBytes } from 'node:crypto';

/** What a token opens, told by its first letters, so that one left in the wrong place is recognised. */
const PREFIXES = { session: 'css_', invitation: 'csi_', key: 'csk_', access: 'csa_' } as const;
type Opens = keyof typeof PREFIXES;

/** Draws a token: 256 random bits, base64url, behind its prefix. Shown once, stored as {@link hashToken}. */
export function drawToken(opens: Opens): string {
  return PREFIXES[opens] + randomBytes(32).toString('base64url');
}

/** Gives SHA-256 of a token, base64url. Enough for 256 random bits; never for what a person chooses. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Tells whether a text has the form of such a token. */
export function isToken(opens: Opens, text: string): boolean {
  return text.startsWith(PREFIXES[opens]) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(PREFIXES[opens].length));
}
