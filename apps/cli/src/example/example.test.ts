import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
// oxlint-disable-next-line no-restricted-imports -- what the department keeps is seen nowhere else without an account
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { DoorView } from '@consentry/contract';
import { Authority } from '@consentry/sdk';
import { totpCode, totpStep } from '@consentry/staff';
import { expect, test } from 'vitest';
import { fromBase32 } from './base32.ts';
import { CACHE, Folder, ROOT, errorOf, json } from '../command.fixture.ts';

const TEXT = expect.stringMatching(/./);

interface Started {
  readonly kiosk: string;
  readonly platform: string;
  readonly ticket: string;
  readonly authority: string;
  readonly links: readonly { readonly role: string; readonly link: string }[];
  readonly officials: readonly { readonly role: string; readonly link: string }[];
}

/** Starts the example, looks at it, and stops it as Ctrl+C does. */
async function whileRunning(
  args: readonly string[],
  look: (started: Started) => Promise<void>,
): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/bin/consentry.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CONSENTRY_CACHE: CACHE },
  });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    await look(JSON.parse(line) as Started);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Makes the account of a link, as a person does. */
async function joinBy(url: string, token: string): Promise<void> {
  const anyone = new Authority({ url });
  const { totp_secret } = await anyone.staff.join({ token, login: 'you', name: 'You' });
  const code = totpCode(fromBase32(totp_secret), totpStep(Date.now()));
  const password = 'a long password of yours';
  const joined = await anyone.staff.completeJoining({
    way: 'password',
    carrier: 'bearer',
    token,
    password,
    code,
  });
  expect(joined.state).toBe('pending');
}

const answerOf = async (url: string) => (await fetch(url)).json();

test('the example is whole at its first start, says that it is one, and is there again at the next', async () => {
  using folder = new Folder();
  const data = join(folder.path, 'example');
  const ports = ['--port', '7943', '--platform-port', '7944', '--authority-port', '7945'];
  const args = ['example', '--data', data, ...ports, '--json'];
  let before = '';
  await whileRunning(args, async ({ kiosk, platform, authority, ticket, links, officials }) => {
    expect(await answerOf(`${platform}/v1/rules`)).toMatchObject({ rules: [{ state: 'active' }] });
    const door = DoorView.parse(await answerOf(`${kiosk}v1/door`));
    expect(door).toMatchObject({ example: true, tickets: true });
    expect(door.organisation.name).toEqual({
      'zh-CN': '示例机构（示例）',
      en: 'Example organisation (example)',
    });
    for (const screen of ['my', 'console', 'verify'])
      expect((await fetch(`${platform}/${screen}/`)).status).toBe(200);
    expect(ticket).toMatch(/^\d{8}$/);
    expect(links.map(({ role }) => role)).toEqual(['admin', 'dpo', 'operator']);
    before = ticket;
    // A passer-by may complain at the department, and an official who joins is approved by a colleague.
    expect((await fetch(`${authority}/report/`)).status).toBe(200);
    expect(officials.map(({ role }) => role)).toEqual(['officer', 'manager', 'auditor', 'police']);
    // It has lived some weeks: cases in different states, and something for anyone to read.
    expect(await answerOf(`${authority}/open/publications`)).toMatchObject({
      publications: [{ kind: 'notice', state: 'published' }],
    });
    await joinBy(authority, officials[0]?.link.split('#')[1] ?? '');
    using database = new DatabaseSync(join(data, 'authority', 'authority.db'), { readOnly: true });
    const state = database.prepare("select state from staff where login = 'you'");
    await expect.poll(() => state.get()?.['state'], { timeout: 30_000 }).toBe('active');
    const states = (table: string) =>
      database.prepare(`select group_concat(distinct state) as all_of from ${table}`).get()?.['all_of'];
    expect(String(states('complaints')).split(',').toSorted()).toEqual([
      'asked',
      'closed',
      'in_hand',
      'received',
    ]);
    expect(String(states('inspections')).split(',').toSorted()).toEqual(['closed', 'ordered', 'rectifying']);
    expect(String(states('filings')).split(',').toSorted()).toEqual(['accepted', 'pending']);
    expect(database.prepare('select url from witnessed_logs').all()).toEqual([{ url: platform }]);
  });
  await whileRunning(args, async ({ platform, ticket, links, officials }) => {
    expect(await answerOf(`${platform}/v1/rules`)).toMatchObject({ rules: [{ state: 'active' }] });
    expect([links, ticket === before, officials.length]).toEqual([[], false, 4]);
  });
  // What is not the example’s is not touched.
  expect(await json(['example', '--data', folder.path])).toEqual({
    code: 2,
    value: errorOf('not_an_example', TEXT),
  });
}, 180_000);
