import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { Folder, ROOT, errorOf, json } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const DEPARTMENT = ['--department', 'cac', '--region', '310000', '--name', '上海市互联网信息办公室'];

test('an authority starts for a department, shows its first two managers a token each, and stops', async () => {
  using folder = new Folder();
  const args = ['authority', '--data', join(folder.path, 'a'), '--port', '7943', '--no-screens', '--json'];
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/bin/consentry.js'), ...args, ...DEPARTMENT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, set_up } = JSON.parse(line) as { url: string; set_up: readonly string[] };
  const token = expect.stringMatching(/^csi_/);
  expect({ url, set_up }).toEqual({ url: 'http://127.0.0.1:7943', set_up: [token, token] });
  const answer = await fetch(`${url}/v1/departments`);
  expect(await answer.json()).toMatchObject({
    departments: [{ kind: 'cac', region: '310000', state: 'active' }],
  });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a department that is not described whole is named before anything is written', async () => {
  using folder = new Folder();
  expect(await json(['authority', '--data', folder.path, '--department', 'cac'])).toEqual({
    code: 2,
    value: errorOf('department_incomplete', TEXT),
  });
  const mail = join(folder.path, 'mail.json');
  writeFileSync(mail, '{"via": "pigeon"}');
  expect(await json(['authority', '--data', folder.path, '--mail', mail])).toEqual({
    code: 2,
    value: errorOf('codes_unreadable', TEXT),
  });
});
