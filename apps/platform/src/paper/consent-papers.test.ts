import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { type CertificateContent, canonicalJson, certificateText } from '@consentry/contract';
import { readPdf } from '@consentry/documents/testing';
import { NoteKey, leafHash, openCheckpoint, readProofFile, verifyInclusion } from '@consentry/ledger';
import { inTransaction } from '@consentry/server';
import { expect, test } from 'vitest';
import { personAsker } from '../access/testing/everybody.ts';
import { liveIn } from '../access/testing/lived-in.ts';
import { readCertificate } from '../device/erasure-certificate.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';

/** Whether a proof shows that an entry stands in the log of a key. */
function isIn(entry: string, proof: string, log: string): boolean {
  const { index, hashes, checkpoint } = readProofFile(proof);
  const { size, root } = openCheckpoint(checkpoint, NoteKey.parse(log));
  return verifyInclusion({ index, size, leaf: leafHash(Buffer.from(entry)), root, proof: hashes });
}

async function lived(platforms: RunningPlatforms) {
  const platform = await platforms.start({ codes: { via: 'file', path: '/dev/null' } });
  const ids = await liveIn(platform);
  await platform.keeper.advance();
  const [consent] = await platform.context.database.reading
    .selectFrom('consents')
    .selectAll()
    .where('person', '=', ids.person)
    .execute();
  if (consent === undefined) throw new Error('Nobody consented.');
  const tokenOf = async (person?: string) => {
    const { headers } = (await personAsker(platform, person)).signed({
      method: 'GET',
      path: '/',
      headers: {},
      body: null,
    });
    return headers['authorization'] ?? '';
  };
  const get = (path: string, authorization: string) =>
    fetch(platform.url + path, { headers: { authorization } });
  return { platform, consent, own: await tokenOf(ids.person), other: await tokenOf(), get, ...ids };
}

async function pdfOf(answer: Response) {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return readPdf(new Uint8Array(await answer.arrayBuffer()));
}

test('a person takes home the receipt on paper, with its evidence inside, and nobody else does', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, consent, own, other, get, site } = await lived(platforms);
  const at = `/v1/consents/${consent.consent}/receipt/paper`;
  const pdf = await pdfOf(await get(at, own));
  expect(pdf.pages).toHaveLength(1);
  for (const words of ['同意回执', '员工进入办公楼时核对身份', '一句承诺', consent.receipt_digest])
    expect(pdf.text).toContain(words);
  expect(pdf.text).not.toContain('Withdrawal code');
  expect(new Set(pdf.files.keys())).toEqual(new Set(['receipt.json', `${consent.consent}.evidence.json`]));
  // What is inside is what the platform answers as data.
  const evidence = await (await get(`/v1/consents/${consent.consent}/evidence`, own)).json();
  const inside = JSON.parse(pdf.files.get(`${consent.consent}.evidence.json`) ?? '');
  // Each proof is by the head of its moment, since the log goes on; each proves the entry, and no other.
  expect({ ...inside, proof: '' }).toEqual({ ...evidence, proof: '' });
  for (const { proof } of [inside, evidence]) {
    expect(isIn(inside.entry, proof, inside.log)).toBe(true);
    expect(isIn(`${inside.entry} `, proof, inside.log)).toBe(false);
  }
  const { content, digest } = JSON.parse(pdf.files.get('receipt.json') ?? '');
  expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(digest);
  const english = await pdfOf(await get(`${at}?language=en`, own));
  expect(english.text).toContain('Withdrawalcode');

  expect((await get(at, other)).status).toBe(404);
  expect((await get(at, '')).status).toBe(401);
  const operator = await signedIn(platform, 'operator', { sites: [site] });
  const auditor = await signedIn(platform, 'auditor');
  expect((await get(at, `Bearer ${operator.token}`)).status).toBe(200);
  expect((await get(at, `Bearer ${auditor.token}`)).status).toBe(403);
  expect((await get(`${at}?language=fr`, own)).status).toBe(400);
  const word = await get(`${at}?format=docx`, own);
  expect(
    Buffer.from(await word.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('the code on a paper says whether it is genuine, of receipt and certificate, and of nothing else', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, consent, own, get, device } = await lived(platforms);
  const { database, now } = platform.context;
  const check = async (digest: string) =>
    (await callAt(platform.url, 'GET', `/v1/consents/${consent.consent}/check/${digest}`)).body;
  expect(await check(consent.receipt_digest)).toMatchObject({ genuine: true, paper: 'receipt' });
  expect(await check('0'.repeat(64))).toMatchObject({ genuine: false, paper: null });

  const paper = `/v1/consents/${consent.consent}/withdrawal/paper`;
  expect((await get(paper, own)).status).toBe(404);
  await fetch(`${platform.url}/v1/consents/${consent.consent}/withdrawal`, {
    method: 'POST',
    headers: { authorization: own, 'content-type': 'application/json' },
    body: '{}',
  });
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const content: CertificateContent = {
    v: 1,
    device_id: device.id,
    consent_id: consent.consent,
    sequence: 1,
    templates: 1,
    epoch_from: 4,
    epoch_to: 5,
    level: 'E3',
    custody: 'software',
    share: 'kept',
    storage: { file_system: 'ext4', overwrites_in_place: true, medium: 'solid_state' },
    boot_id: null,
    erased_at: new Date(now()).toISOString(),
  };
  const certificate = {
    content,
    key_digest: createHash('sha256').update(spki).digest('hex'),
    signature: sign(null, Buffer.from(certificateText(content)), privateKey).toString('hex'),
  };
  await inTransaction(database, (writing) =>
    writing
      .insertInto('erasure_certificates')
      .values({
        consent: consent.consent,
        device: device.id,
        certificate: JSON.stringify(certificate),
        received_at: now(),
      })
      .execute(),
  );
  const pdf = await pdfOf(await get(paper, own));
  for (const words of ['人脸信息删除证明', 'E3', '不能保证', '闪存', '撤回同意'])
    expect(pdf.text).toContain(words);
  const inside = JSON.parse(pdf.files.get('erasure-1.certificate.json') ?? '');
  const of = { device: device.id, consent: consent.consent, publicKey: spki.toString('base64') };
  expect(readCertificate(inside, of)).toEqual(certificate);
  const digest = createHash('sha256').update(canonicalJson(certificate)).digest('hex');
  expect(pdf.text).toContain(digest);
  expect(await check(digest)).toMatchObject({ genuine: true, paper: 'certificate' });
});

test('an official layout that was loaded is the one of receipts, too', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, consent, own, get } = await lived(platforms);
  const dpo = await signedIn(platform, 'dpo');
  const { body } = await dpo.call('GET', '/v1/paper-layouts/consent_receipt');
  const layout = {
    ...(body['layout'] as object),
    official: {
      published_by: { 'zh-CN': '某办', en: 'An office' },
      published_on: '2026-10-01',
      address: null,
    },
    blocks: [{ kind: 'words', text: { 'zh-CN': '官方回执：{purpose}', en: 'Official.' } }],
  };
  const at = `/v1/consents/${consent.consent}/receipt/paper`;
  expect((await pdfOf(await get(at, own))).text).not.toContain('官方回执');
  expect((await dpo.call('POST', '/v1/paper-layouts', { body: { layout } })).status).toBe(201);
  expect((await pdfOf(await get(at, own))).text).toContain('官方回执：员工进入办公楼时核对身份');
});
