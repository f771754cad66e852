import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf } from '@consentry/documents/testing';
import { expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { RealEvidence } from '../../../packages/verifier/src/testing/real-evidence.ts';
import { consentry, errorOf, Folder, json } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const real = await RealEvidence.of(6);
const other = await RealEvidence.of(1);

test('evidence verify ends with 0 where it is proved and with 1 where it is not', async () => {
  using folder = new Folder();
  const good = folder.put('good.evidence.json', await real.file(0));
  const bad = folder.put('bad.evidence.json', (await real.file(0)).replace('con_7', 'con_8'));
  const bundle = folder.put('all.evidence.zip', await real.bundle());
  const keys = ['--log-key', real.logKey, ...real.witnesses.flatMap((key) => ['--witness', key])];
  expect(await json(['evidence', 'verify', ...keys, good])).toMatchObject({
    code: 0,
    value: {
      proved: true,
      entry: { type: 'consent.given' },
      log: { named_by: 'reader' },
      index: '0',
      size: '6',
    },
  });
  expect(await json(['evidence', 'verify', bad])).toMatchObject({
    code: 1,
    value: { proved: false, entry: null, opening: null },
  });
  expect(await json(['evidence', 'verify', bundle, ...keys, '--quorum', '1'])).toMatchObject({
    code: 0,
    value: { proved: true, size: '6' },
  });
  // Another log, and more witnesses than there are.
  expect((await json(['evidence', 'verify', good, '--log-key', other.logKey])).code).toBe(1);
  expect((await json(['evidence', 'verify', good, '--quorum', '3'])).code).toBe(1);
});

test('what is proved and what is not is said in both languages', async () => {
  using folder = new Folder();
  const good = folder.put('good.evidence.json', await real.file(0));
  const chinese = await consentry(['evidence', 'verify', good, '--lang', 'zh-CN']);
  expect(chinese).toMatchObject({ code: 0, stderr: '' });
  expect(chinese.stdout).toMatch(
    /✓ 同意凭证：证明成立，但日志的密钥尚待核对[\s\S]*它没有证明[\s\S]*取自文件本身/,
  );
  const english = await consentry(['evidence', 'verify', good, '--log-key', real.logKey]);
  expect(english.stdout).toMatch(
    /✓ Consent receipt: Proved\n[\s\S]*per_0042[\s\S]*✓ The entry is in the log: /,
  );
});

test('keys and files that cannot be read end with 2, before anything is checked', async () => {
  using folder = new Folder();
  const good = folder.put('good.evidence.json', await real.file(0));
  const wrong = [
    ['--witness', real.logKey],
    ['--witness', real.witnesses[0] ?? '', '--quorum', '2'],
  ];
  for (const options of wrong) {
    expect(await json(['evidence', 'verify', good, ...options])).toEqual({
      code: 2,
      value: errorOf('bad_key', TEXT),
    });
  }
  expect(await json(['evidence', 'verify', good, '--quorum', 'x'])).toEqual({
    code: 2,
    value: errorOf('bad_number', TEXT),
  });
  for (const path of [`${good}.gone`, folder.path]) {
    expect(await json(['evidence', 'verify', path])).toEqual({
      code: 2,
      value: errorOf('file_unreadable', TEXT),
    });
  }
});

test('evidence pdf says the same on paper, with the file inside', async () => {
  using folder = new Folder();
  const text = await real.file(0);
  const good = folder.put('good.evidence.json', text);
  const made = await json(['evidence', 'pdf', good, '--log-key', real.logKey]);
  expect(made).toEqual({ code: 0, value: { out: join(folder.path, 'good.evidence.pdf'), proved: true } });
  const pdf = await readPdf(readFileSync(join(folder.path, 'good.evidence.pdf')));
  expect(pdf.text).toContain('证据核验说明');
  expect(pdf.text).toContain('per_0042');
  expect(pdf.files.get('good.evidence.json')).toBe(text);
  const bad = folder.put('bad.evidence.json', text.replace('con_7', 'con_8'));
  expect(await json(['evidence', 'pdf', bad])).toMatchObject({ code: 1, value: { proved: false } });
  expect(await json(['evidence', 'pdf', good, '--out', join(folder.path, 'no', 'x.pdf')])).toEqual({
    code: 2,
    value: errorOf('file_unwritable', TEXT),
  });
});
