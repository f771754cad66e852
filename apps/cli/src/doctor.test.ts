import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { consentry, Folder, json } from './command.fixture.ts';

const CHECKS = ['node', 'permission_model', 'crypto', 'data', 'store', 'models', 'kiosk'];

test('doctor does what a door will do, and leaves nothing behind', async () => {
  using folder = new Folder();
  expect(await json(['doctor', '--data', folder.path])).toEqual({
    code: 0,
    value: {
      good: true,
      checks: CHECKS.map((check) => ({ check, good: true, detail: expect.stringMatching(/./) })),
    },
  });
  expect(readdirSync(folder.path)).toEqual([]);
});

test('doctor names what is wrong and ends with 4', async () => {
  using folder = new Folder();
  const file = folder.put('a-file', 'in the way');
  const { code, stdout } = await consentry(['doctor', '--data', file, '--lang', 'zh-CN']);
  expect(code).toBe(4);
  expect(stdout).toContain('✗ 数据文件夹可写并可落盘');
  expect(stdout).toContain('✓ 人脸模型齐全且摘要相符');
  expect(stdout).toContain('本机目前不能运行门');
});
