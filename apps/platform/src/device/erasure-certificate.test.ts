import { createHash, generateKeyPairSync, randomInt, randomUUID, sign } from 'node:crypto';
import {
  CERTIFICATE_CONTEXT,
  type CertificateContent,
  type ErasureCertificate,
  canonicalJson,
  certificateText,
} from '@consentry/contract';
import { expect, test } from 'vitest';
import { readCertificate } from './erasure-certificate.ts';

const pair = generateKeyPairSync('ed25519');
const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
const OF = { device: randomUUID(), consent: randomUUID(), publicKey: spki.toString('base64') };
const CONTENT: CertificateContent = {
  v: 1,
  device_id: OF.device,
  consent_id: OF.consent,
  sequence: 7,
  templates: 1,
  epoch_from: 4,
  epoch_to: 5,
  level: 'E3',
  custody: 'software',
  share: 'kept',
  storage: { file_system: 'ext4', overwrites_in_place: true, medium: 'rotating' },
  boot_id: randomUUID(),
  erased_at: '2026-11-22T08:00:00.000Z',
};

function certified(content: CertificateContent, text = certificateText(content)): ErasureCertificate {
  return {
    content,
    key_digest: createHash('sha256').update(spki).digest('hex'),
    signature: sign(null, Buffer.from(text), pair.privateKey).toString('hex'),
  };
}

/** Changes one character of a certificate's text, or drops or doubles it. */
function mutated(text: string): string {
  const at = randomInt(text.length);
  const other = String.fromCharCode(32 + randomInt(95));
  const put = [other, '', (text[at] ?? '') + (text[at] ?? '')][randomInt(3)] ?? '';
  return text.slice(0, at) + put + text.slice(at + 1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

test('of 10,000 changed certificates none is taken; as it was signed, it is', () => {
  const genuine = certified(CONTENT);
  const text = JSON.stringify(genuine);
  const same = canonicalJson(genuine);
  let changed = 0;
  let wellFormed = 0;
  while (changed < 10_000) {
    const value = parsed(mutated(text));
    // A blank between members, or a letter in its own place, changes nothing.
    if (value !== null && canonicalJson(value) === same) continue;
    changed += 1;
    if (value !== null) wellFormed += 1;
    expect(readCertificate(value, OF)).toBeNull();
  }
  // The control: it is taken as it is, and many of the changed ones were read to the end.
  expect(readCertificate(parsed(text), OF)).toEqual(genuine);
  expect(wellFormed).toBeGreaterThan(4000);
});

test('another device, consent, key or context is refused, and a level that was only claimed', () => {
  const genuine = certified(CONTENT);
  const otherKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' });
  expect(readCertificate(genuine, { ...OF, device: randomUUID() })).toBeNull();
  expect(readCertificate(genuine, { ...OF, consent: randomUUID() })).toBeNull();
  expect(readCertificate(genuine, { ...OF, publicKey: otherKey.toString('base64') })).toBeNull();
  const text = certificateText(CONTENT).replace(CERTIFICATE_CONTEXT, 'consentry bundle v1\n');
  expect(readCertificate(certified(CONTENT, text), OF)).toBeNull();
  // Signed by the right key, and still no E4: its share is not gone.
  expect(readCertificate(certified({ ...CONTENT, level: 'E4' }), OF)).toBeNull();
  expect(readCertificate(certified({ ...CONTENT, level: 'E4', share: 'destroyed' }), OF)).not.toBeNull();
});
