import { z } from 'zod';

/** Goes before what is signed, so that it can be taken for nothing else. */
const GUARDIAN_CODE_CONTEXT = 'consentry guardian code v1\n';

/**
 * `CG1.` and base64url of the 84 bytes of an entry code (`ENTRY_CODE_BYTES`), with the id of the consent in the place
 * of a random one: the guardian who gave it shows at a door that it is they, and for which consent.
 */
export const GuardianCode = z.string().regex(/^CG1\.[A-Za-z0-9_-]{112}$/);

/** `POST /v1/consents/{consent}/guardian-codes`: for the doors of this site, and no other. */
export const MakeGuardianCode = z.strictObject({ site_id: z.uuid() });
/** The text of the code; the page draws it. Over as soon as an entry code is. */
export const GuardianCodeMade = z.strictObject({
  code: GuardianCode,
  expires_at: z.iso.datetime({ offset: true }),
});

/** Writes what a guardian code is signed over (RFC 8032); as with an entry code the door puts in its own site. */
export function guardianCodeText(site: string, head: string): string {
  return `${GUARDIAN_CODE_CONTEXT}${site}\n${head}`;
}
