/** What a running platform gives as evidence, checked by the verifier that shares no code with it. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { LedgerConsistency, LedgerView } from '@consentry/contract';
import { NoteKey, NoteSigner, openCheckpoint } from '@consentry/ledger';
import { type FileReport, readTrust, verifyFile } from '@consentry/verifier';
import { expect, test } from 'vitest';
import { liveIn } from '../apps/platform/src/access/testing/lived-in.ts';
import { callAt, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const NOW = Date.parse('2026-11-22T09:00:00+08:00');

const failing = ({ checks }: FileReport) =>
  checks.flatMap(({ check, code, result }) => (result === 'fails' ? [`${check}: ${code}`] : []));

test('evidence and bundles of a platform are proved as they come over the wire, also after a witness has gone', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start({ now: () => NOW, codes: { via: 'file', path: '/dev/null' } });
  await liveIn(platform);
  const get = async (path: string) => (await callAt(platform.url, 'GET', path)).body;
  const { key } = LedgerView.parse(await get('/v1/ledger'));
  const [admin, auditor] = [await signedIn(platform, 'admin'), await signedIn(platform, 'auditor')];
  const [leaving, staying] = ['old.example/witness', 'new.example/witness'].map((name) =>
    NoteSigner.generate('witness', name),
  ) as [NoteSigner, NoteSigner];
  const name = { 'zh-CN': '某某会计师事务所', en: 'An audit firm' };
  const agreeOn = async (signers: readonly NoteSigner[]) => {
    const witnesses = signers.map((one) => ({
      key: one.key.toString(),
      organisation: name,
      kind: 'auditor',
    }));
    const { body } = await admin.call('POST', '/v1/ledger/policies', { body: { quorum: 1, witnesses } });
    const path = `/v1/ledger/policies/${String(body['policy'])}/confirmation`;
    expect((await auditor.call('POST', path, { body: {} })).status).toBe(200);
    await platform.keeper.advance();
  };
  await agreeOn([leaving, staying]);
  const { size, checkpoint } = LedgerConsistency.parse(await get('/v1/ledger/consistency?from=0'));
  const { text } = openCheckpoint(checkpoint, NoteKey.parse(key));
  for (const signer of [leaving, staying]) {
    const body = { size, cosignature: signer.sign(text, NOW / 1000) };
    expect((await callAt(platform.url, 'POST', '/v1/ledger/cosignatures', { body })).status).toBe(200);
  }
  const bytesOf = async (path: string) => {
    const headers = { authorization: `Bearer ${auditor.token}`, 'access-reason': 'audit' };
    const answer = await fetch(platform.url + path, { headers });
    expect(answer.status).toBe(200);
    return new Blob([await answer.arrayBuffer()]);
  };
  for (const witnesses of [[leaving, staying], [staying]]) {
    if (witnesses.length === 1) await agreeOn(witnesses);
    const trust = await readTrust({ logKey: key, witnesses: witnesses.map((one) => one.key.toString()) });
    for (const index of [0, 1, size - 1]) {
      const report = await verifyFile(await bytesOf(`/v1/ledger/entries/${index}/evidence`), trust);
      expect(failing(report)).toEqual([]);
      expect(report).toMatchObject({ proved: true, index: String(index), size: String(size) });
    }
    // Its last entries are younger than what the witnesses have seen, so none is asked for.
    const bundle = await bytesOf('/v1/evidence-bundles?from=2026-11-22&to=2026-11-22');
    const report = await verifyFile(bundle, { ...trust, quorum: 0 });
    expect(failing(report)).toEqual([]);
    expect(report).toMatchObject({ proved: true, format: 'consentry.bundle@v1' });
  }
}, 120_000);
