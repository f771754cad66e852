import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleDoor } from '@consentry/device';
import { expect, test } from 'vitest';
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { openSite } from '../../platform/src/device/testing/test-device.ts';
import { RunningPlatforms } from '../../platform/src/testing/running-platform.ts';
import { Folder, consentry, errorOf, json } from './command.fixture.ts';

const TEXT = expect.stringMatching(/./);
const NO_TOKEN = `csd_${'A'.repeat(22)}`;

test('a device joins with a token, once, and says what comes next in both languages', async () => {
  await using platforms = new RunningPlatforms();
  using folder = new Folder();
  const platform = await platforms.start();
  const site = await openSite(platform);
  const door = folder.put('door.json', JSON.stringify(exampleDoor()));
  const token = await site.invite();
  const data = join(folder.path, 'd');
  const join1 = ['device', 'join', '--platform', platform.url, '--data', data];
  const joined = await json([...join1, '--token', token, '--door', door]);
  expect(joined).toEqual({
    code: 0,
    value: { device_id: expect.any(String), site_id: site.site, platform: platform.url, data },
  });
  const { device_id } = joined.value as { device_id: string };
  const seen = await site.dpo.call('GET', `/v1/devices/${device_id}`);
  expect(seen.body).toMatchObject({ state: 'pending', site_id: site.site });
  // One folder, one platform; one token, one device.
  expect(await json([...join1, '--token', await site.invite()])).toEqual({
    code: 1,
    value: errorOf('already_joined', TEXT),
  });
  const other = ['device', 'join', '--platform', platform.url, '--data', join(folder.path, 'e')];
  expect(await json([...other, '--token', token])).toEqual({ code: 1, value: errorOf('join_refused', TEXT) });
  const said = await consentry([...other, '--token', await site.invite(), '--lang', 'zh-CN']);
  expect(said).toMatchObject({ code: 0, stdout: expect.stringContaining('核准') });
});

test('what is typed wrong is named before anything is sent or written', async () => {
  using folder = new Folder();
  const data = join(folder.path, 'd');
  const at = (platform: string, ...more: readonly string[]) =>
    json(['device', 'join', '--platform', platform, '--data', data, ...more]);
  expect(await at('http://127.0.0.1:1', '--token', 'csd_short')).toEqual({
    code: 2,
    value: errorOf('token_malformed', TEXT),
  });
  expect(await at('http://platform.example', '--token', NO_TOKEN)).toEqual({
    code: 2,
    value: errorOf('platform_url_invalid', TEXT),
  });
  const door = folder.put('door.json', '{"example":false}');
  expect(await at('http://127.0.0.1:1', '--token', NO_TOKEN, '--door', door)).toEqual({
    code: 2,
    value: errorOf('door_invalid', TEXT),
  });
  expect(await at('http://127.0.0.1:1', '--token', NO_TOKEN)).toEqual({
    code: 1,
    value: errorOf('platform_unreachable', TEXT),
  });
  expect((await at('http://127.0.0.1:1')).code).toBe(2);
});

test('what cannot be undone is asked to be meant, and a folder without a device is named', async () => {
  using folder = new Folder();
  const data = join(folder.path, 'd');
  expect(await json(['device', 'fsck', '--data', data])).toEqual({
    code: 1,
    value: errorOf('data_unusable', TEXT),
  });
  expect(await json(['vault', 'retire', '--yes', '--data', data])).toEqual({
    code: 1,
    value: errorOf('store_missing', TEXT),
  });
  mkdirSync(join(data, 'vault'), { recursive: true });
  expect(await json(['vault', 'retire', '--data', data])).toEqual({
    code: 2,
    value: errorOf('not_confirmed', TEXT),
  });
});
