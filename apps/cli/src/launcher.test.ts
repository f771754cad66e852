import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { Folder, ROOT, runProgram } from './command.fixture.ts';

const BIN = join(ROOT, 'apps/cli/bin/consentry.js');

/** The system's own Node, which may be old; the bundled one where the system has none. */
const systemNode =
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path)) ?? process.execPath;

test('the system’s Node hands over to the bundled one, with arguments and exit code', async () => {
  const version = await runProgram(systemNode, [BIN, '--version']);
  expect(version).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  const wrong = await runProgram(systemNode, [BIN, 'bogus', '--json']);
  expect(wrong).toMatchObject({ code: 2, stderr: '' });
  expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'unknown_command' } });
});

test('an old Node without the bundled one says in both languages what is missing', async () => {
  using folder = new Folder();
  for (const name of ['bin', 'src']) mkdirSync(join(folder.path, name));
  folder.put('package.json', '{ "type": "module" }');
  folder.put('src/main.ts', "process.stdout.write('main ran\\n');\n");
  const bin = join(folder.path, 'bin/consentry.js');
  copyFileSync(BIN, bin);
  // The control: a Node that is new enough goes straight on.
  expect(await runProgram(process.execPath, [bin])).toEqual({ code: 0, stdout: 'main ran\n', stderr: '' });
  // A version that is too old, whatever this machine has.
  const old = join(folder.path, 'old.mjs');
  writeFileSync(
    old,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });\n",
  );
  const { code, stdout, stderr } = await runProgram(process.execPath, ['--import', old, bin]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('needs Node 26 or newer');
  expect(stderr).toContain('npm ci');
  expect(stderr).toContain('需要 Node 26 或更新版本');
  expect(stderr).not.toMatch(/\n\s+at /);
});
