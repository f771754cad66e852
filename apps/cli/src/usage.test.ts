import { expect, test } from 'vitest';
import { ROOT, consentry, errorOf, json, runProgram } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const NOUNS = ['start', 'door', 'face', 'model', 'law', 'vault', 'doctor'];

test('help is on stdout, names every command, and is all in one language', async () => {
  const [en, zh, byLocale] = await Promise.all([
    consentry(['--help']),
    consentry(['--help', '--lang=zh-CN']),
    consentry(['door', 'enrol', '--help'], { LANG: 'zh_CN.UTF-8' }),
  ]);
  expect(en).toMatchObject({ code: 0, stderr: '' });
  expect(zh).toMatchObject({ code: 0, stderr: '' });
  for (const noun of NOUNS) {
    expect(en.stdout).toContain(`\n  ${noun} `);
    expect(zh.stdout).toContain(`\n  ${noun} `);
  }
  expect(en.stdout).not.toMatch(/\p{Script=Han}/u);
  for (const { stdout } of [zh, byLocale]) {
    expect(stdout).toMatch(/^用法：/);
    expect(stdout).not.toMatch(/Usage|Options|Commands|Arguments|display help|default|choices|<photos>/);
  }
});

const WRONG: readonly (readonly [string, readonly string[]])[] = [
  ['unknown_command', ['bogus']],
  ['unknown_command', ['face', 'compar']],
  ['unknown_option', ['doctor', '--bogus']],
  ['missing_argument', ['face', 'compare', 'a.jpg']],
  ['missing_option', ['door', 'pin', '--number', '123456']],
  ['option_needs_value', ['start', '--port']],
  ['bad_value', ['face', 'compare', 'a', 'b', '--fmr', '0.5']],
  ['bad_value', ['doctor', '--lang', 'fr']],
  ['conflicting_options', ['start', '--empty', '--door', 'door.json']],
  ['too_many_arguments', ['face', 'detect', 'a', 'b']],
  ['missing_command', ['face']],
  ['bad_port', ['start', '--port', '70000']],
  ['bad_number', ['face', 'bench', 'a.jpg', '--runs', '0']],
  ['bad_time', ['law', 'check', 'package.json', '--at', 'tomorrow']],
];

test.each(WRONG)('a wrong command line (%s) is one JSON error and exit 2', async (code, args) => {
  expect(await json(args)).toEqual({ code: 2, value: errorOf(code, TEXT) });
});

test('a wrong command line shows error and usage on stderr, and nothing on stdout', async () => {
  const [en, zh] = await Promise.all([
    consentry(['face', 'compar']),
    consentry(['face', 'compar', '--lang', 'zh-CN']),
  ]);
  expect(en).toMatchObject({ code: 2, stdout: '' });
  expect(en.stderr).toMatch(
    /^error: There is no command “compar”\.\nwhy: .*\nwhat to do: Did you mean compare\?/,
  );
  expect(en.stderr).toContain('Usage: consentry face');
  expect(zh).toMatchObject({ code: 2, stdout: '' });
  expect(zh.stderr).toMatch(/^错误：没有“compar”这个命令。\n原因：.*\n解决办法：您是否想用 compare/);
  expect(zh.stderr).toContain('用法： consentry face');
});

test('whoever reads only the beginning of the output is no error', async () => {
  const command = `"${process.execPath}" apps/cli/bin/consentry.js law schema posture | head -c 100`;
  const ended = await runProgram('sh', ['-c', `cd "${ROOT}"; ${command}`]);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toHaveLength(100);
});
