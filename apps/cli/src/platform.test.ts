import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { Folder, ROOT, errorOf, json } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);

test('a platform starts, answers, shows its first admin the token once, and stops', async () => {
  using folder = new Folder();
  const args = ['platform', '--data', join(folder.path, 'p'), '--port', '7941', '--no-screens', '--json'];
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/bin/consentry.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, set_up } = JSON.parse(line) as { url: string; set_up: string };
  expect({ url, set_up }).toEqual({ url: 'http://127.0.0.1:7941', set_up: expect.stringMatching(/^csi_/) });
  const answer = await fetch(`${url}/v1/health`);
  expect([answer.status, (await answer.json()) as unknown]).toEqual([200, { status: 'ok', at: TEXT }]);
  expect(await json(args)).toEqual({ code: 1, value: errorOf('port_in_use', TEXT) });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a database that cannot be used is named', async () => {
  using folder = new Folder();
  const args = ['platform', '--data', folder.path, '--port', '7942', '--no-screens'];
  expect(await json([...args, '--database-url', 'mysql:x'])).toEqual({
    code: 1,
    value: errorOf('url_malformed', TEXT),
  });
  expect((await json(['platform', '--port', 'x'])).code).toBe(2);
  expect(await json([...args, '--origin', 'https://a.example/console'])).toEqual({
    code: 2,
    value: errorOf('bad_origin', TEXT),
  });
  const codes = join(folder.path, 'codes.json');
  writeFileSync(codes, '{"via": "pigeon"}');
  expect(await json(['platform', '--data', join(codes, 'p'), '--port', '7942', '--no-screens'])).toEqual({
    code: 1,
    value: errorOf('path_unusable', TEXT),
  });
  expect(await json([...args, '--codes', codes])).toEqual({
    code: 2,
    value: errorOf('codes_unreadable', TEXT),
  });
});
