import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DoorView } from '@consentry/contract';
import { expect, test } from 'vitest';
import { CACHE, Folder, ROOT, errorOf, json } from '../command.fixture.ts';

const TEXT = expect.stringMatching(/./);

interface Started {
  readonly kiosk: string;
  readonly platform: string;
  readonly ticket: string;
  readonly links: readonly { readonly role: string; readonly link: string }[];
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

const answerOf = async (url: string) => (await fetch(url)).json();

test('the example is whole at its first start, says that it is one, and is there again at the next', async () => {
  using folder = new Folder();
  const data = join(folder.path, 'example');
  const args = ['example', '--data', data, '--port', '7943', '--platform-port', '7944', '--json'];
  let before = '';
  await whileRunning(args, async ({ kiosk, platform, ticket, links }) => {
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
  });
  await whileRunning(args, async ({ platform, ticket, links }) => {
    expect(await answerOf(`${platform}/v1/rules`)).toMatchObject({ rules: [{ state: 'active' }] });
    expect([links, ticket === before]).toEqual([[], false]);
  });
  // What is not the example’s is not touched.
  expect(await json(['example', '--data', folder.path])).toEqual({
    code: 2,
    value: errorOf('not_an_example', TEXT),
  });
}, 180_000);
