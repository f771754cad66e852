/** What a running platform gives as evidence, checked by the verifier that shares no code with it. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerConsistency, LedgerView } from '@consentry/contract';
import { NoteKey, NoteSigner, openCheckpoint } from '@consentry/ledger';
import { type FileReport, readTrust, verifyFile } from '@consentry/verifier';
import { expect, test } from 'vitest';
import { appendEvent, inTransaction } from '@consentry/server';
import { Folder, json } from '../apps/cli/src/command.fixture.ts';
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

test('by period, purpose, site and person a bundle holds its entries, papers and posture, and is proved', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start({ now: () => NOW, codes: { via: 'file', path: '/dev/null' } });
  const { person, site } = await liveIn(platform);
  const { reading } = platform.context.database;
  // A notice is published, so that the words people saw are among the papers.
  const draft = await reading
    .selectFrom('notices')
    .innerJoin('assessments', 'assessments.purpose', 'notices.purpose')
    .select(['notices.notice', 'notices.purpose', 'notices.digest'])
    .executeTakeFirstOrThrow();
  const { purpose } = draft;
  await inTransaction(platform.context.database, async (writing) => {
    const published = { state: 'in_force' as const, published_at: NOW, published_by: 'x' };
    await writing.updateTable('notices').set(published).where('notice', '=', draft.notice).execute();
    const approved = { state: 'approved' as const, approved_at: NOW, approved_by: 'x' };
    await writing.updateTable('assessments').set(approved).where('purpose', '=', purpose).execute();
    const body = JSON.stringify({ notice: draft.notice, purpose, digest: draft.digest });
    await appendEvent(writing, 'notices', { kind: 'notice.published', body, at: NOW });
  });
  await platform.keeper.advance();
  const auditor = await signedIn(platform, 'auditor');
  const key = platform.keeper.ledger.signer.key.toString();
  const trust = await readTrust({ logKey: key, witnesses: [] });
  const days = 'from=2026-11-22&to=2026-11-22';
  const headers = { authorization: `Bearer ${auditor.token}`, 'access-reason': 'audit' };
  const get = async (query: string) => {
    const answer = await fetch(`${platform.url}/v1/evidence-bundles?${days}${query}`, { headers });
    return new Uint8Array(await answer.arrayBuffer());
  };
  const counts: Record<string, number> = {};
  for (const [scope, query, papers] of [
    ['period', '', [/^documents\/witnesses\.json$/, /^documents\/notices\//, /^documents\/assessments\//]],
    ['purpose', `&purpose=${purpose}`, [/^documents\/notices\//, /^documents\/assessments\//]],
    ['site', `&site=${site}`, [/^documents\/witnesses\.json$/]],
    ['person', `&person=${person}`, [/^documents\/openings-erased\.json$/]],
  ] as const) {
    const bytes = await get(query);
    const report = await verifyFile(new Blob([bytes]), trust);
    expect([scope, ...failing(report)]).toEqual([scope]);
    expect(report).toMatchObject({ proved: true, format: 'consentry.bundle@v1' });
    if (!('entries' in report)) throw new TypeError('a bundle');
    counts[scope] = report.entries.length;
    for (const paper of papers)
      expect(
        report.documents.some((path) => paper.test(path)),
        `${scope} ${paper}`,
      ).toBe(true);
  }
  for (const scope of ['purpose', 'site', 'person']) {
    expect(counts[scope]).toBeGreaterThan(0);
    expect(counts[scope]).toBeLessThan(counts['period'] ?? 0);
  }

  // The same by the command line, as an auditor does.
  using folder = new Folder();
  const out = join(folder.path, 'site.evidence.zip');
  const token = folder.put('token', auditor.token);
  const asked = ['--platform', platform.url, '--period', '2026-11-22', '--site', site, '--out', out];
  const exported = await json(['evidence', 'export', ...asked, '--token-file', token]);
  expect(exported).toMatchObject({ code: 0, value: { out, bytes: readFileSync(out).length } });
  const verified = await json(['evidence', 'verify', out, '--log-key', key]);
  expect(verified).toMatchObject({ code: 0, value: { proved: true } });
  // What is there stays; without a token nothing is asked; changed, it is not proved (control).
  const again = await json(['evidence', 'export', ...asked, '--token-file', token]);
  expect(again).toMatchObject({ code: 1, value: { error: { code: 'file_unwritable' } } });
  const bytes = readFileSync(out);
  const at = bytes.indexOf('posture.json') + 400;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(out, bytes);
  expect((await verifyFile(new Blob([bytes]), trust)).proved).toBe(false);
}, 180_000);
