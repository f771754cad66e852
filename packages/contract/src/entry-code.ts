import { z } from 'zod';

/** An entry code is over after this long. */
export const ENTRY_CODE_LIFE_MS = 60_000;
/** Goes before what is signed, so that it can be taken for nothing else. */
const ENTRY_CODE_CONTEXT = 'consentry entry code v1\n';
/** Where the parts of an entry code end, bytes: its random id, its end (seconds since the epoch, big-endian), Ed25519. */
export const ENTRY_CODE_BYTES = { id: 16, end: 20, all: 84 } as const;

/** `CQ1.` and base64url of 84 bytes, to be shown as a QR code; 84 is a multiple of three, so each has one text. */
export const EntryCode = z.string().regex(/^CQ1\.[A-Za-z0-9_-]{112}$/);

/** `POST /v1/people/{person}/entry-codes`: for the doors of this site, and no other. */
export const MakeEntryCode = z.strictObject({ site_id: z.uuid() });
/** The text of the code; the app draws it. */
export const EntryCodeMade = z.strictObject({
  code: EntryCode,
  expires_at: z.iso.datetime({ offset: true }),
});

/**
 * Writes what an entry code is signed over (RFC 8032). The site is in no code: a door puts in its own, so that
 * one for another site is signed by nobody.
 *
 * @param head its id and its end, base64url
 */
export function entryCodeText(site: string, head: string): string {
  return `${ENTRY_CODE_CONTEXT}${site}\n${head}`;
}
