import { RetirementCertificate, retirementText } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { noteErased } from './consent-end-store.ts';
import { endKey, noteCustody } from './device-key-store.ts';
import { isSignedByDevice } from './device-signature.ts';
import { changeDevice, findDevice } from './device-store.ts';
import { emptySet } from './set-store.ts';

type Write = Writing<PlatformTables>;

/**
 * Reads a certificate of retirement: of this device, signed by its key over exactly these words, and with a level
 * that its own reasons bear.
 *
 * @param publicKey Ed25519, SubjectPublicKeyInfo in DER, base64
 * @returns `null` where it is not
 */
export function readRetirement(
  value: unknown,
  device: string,
  publicKey: string,
): RetirementCertificate | null {
  const parsed = RetirementCertificate.safeParse(value);
  if (!parsed.success) return null;
  const { content } = parsed.data;
  if (content.device_id !== device) return null;
  const text = retirementText(content);
  return isSignedByDevice(parsed.data, text, content.ledger_index, publicKey) ? parsed.data : null;
}

/**
 * Takes a device's word that it is emptied for good: it is retired, whatever it held is erased, and its key is over.
 *
 * @returns `false` where the certificate is not what it says: then nothing changes
 */
export async function takeRetirement(
  writing: Write,
  device: string,
  value: RetirementCertificate,
  now: number,
): Promise<boolean> {
  const row = await findDevice(writing, device);
  const certificate = row === null ? null : readRetirement(value, device, row.public_key);
  if (row === null || certificate === null) return false;
  await writing
    .insertInto('device_retirements')
    .values({ device, certificate: JSON.stringify(certificate), received_at: now })
    .execute();
  if (row.state !== 'retired') {
    await emptySet(writing, device);
    const by = `device ${device}`;
    await changeDevice(writing, row, { state: 'retired' }, 'device_retired', now, { by, reason: 'emptied' });
  }
  await eraseAllAt(writing, device, now);
  await noteCustody(writing, device, certificate.content.custody);
  await endKey(writing, device, now);
  return true;
}

/** What a device signed when it was emptied; `null` before. */
export async function retirementOf(
  reading: Reading<PlatformTables>,
  device: string,
): Promise<RetirementCertificate | null> {
  const row = await reading
    .selectFrom('device_retirements')
    .select('certificate')
    .where('device', '=', device)
    .executeTakeFirst();
  return row === undefined ? null : RetirementCertificate.parse(JSON.parse(row.certificate));
}

/** Nothing of anybody is left at the device. Consents that are over elsewhere, too, may be erased by that. */
async function eraseAllAt(writing: Write, device: string, now: number): Promise<void> {
  const ended = await writing
    .selectFrom('device_tombstones as t')
    .innerJoin('consent_ends as e', 'e.consent', 't.consent')
    .select('t.consent')
    .where('t.device', '=', device)
    .where('t.erased_at', 'is', null)
    .where('e.erased_at', 'is', null)
    .execute();
  for (const { consent } of ended) await noteErased(writing, device, consent, now);
  await writing
    .updateTable('device_tombstones')
    .set({ erased_at: now })
    .where('device', '=', device)
    .where('erased_at', 'is', null)
    .execute();
}
