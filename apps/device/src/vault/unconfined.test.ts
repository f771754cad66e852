import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultReply } from '@consentry/contract';
import { expect, test } from 'vitest';
import { encodeRequest, ReplyReader } from '../pipe/frame.ts';
import { confinementFlags } from './launch.ts';
import { DEVICE, lawfulFacts, temporaryFolder } from './service.fixture.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

/** Starts the process with these flags, asks everything once, and gives the answers. */
async function askAll(
  flags: readonly string[],
  place: { readonly store: string; readonly models: string },
): Promise<VaultReply[]> {
  const args = ['--store', place.store, '--models', place.models, '--device', DEVICE];
  const child = spawn(process.execPath, [...flags, '--no-warnings', MAIN, ...args], {
    env: {},
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const facts = lawfulFacts('enrol', randomUUID(), Date.now());
  child.stdin.write(encodeRequest({ op: 'hello', serial: 1 }, null));
  child.stdin.write(encodeRequest({ op: 'erase', serial: 2, consent: randomUUID() }, null));
  child.stdin.write(encodeRequest({ op: 'expire', serial: 3 }, null));
  child.stdin.write(
    encodeRequest(
      { op: 'observe', serial: 4, capture: randomUUID(), act: 'enrol', need: 5, facts },
      new Uint8Array(9),
    ),
  );
  child.stdin.end();
  const reader = new ReplyReader();
  const replies: VaultReply[] = [];
  for await (const chunk of child.stdout) replies.push(...reader.push(chunk as Buffer));
  return replies;
}

const LOOSE: Readonly<Record<string, (flags: readonly string[], outside: string) => readonly string[]>> = {
  'no permission model': () => [],
  'workers granted': (flags) => [...flags, '--allow-worker'],
  'network granted': (flags) => [...flags, '--allow-net'],
  'every file granted': (flags) => [...flags, '--allow-fs-read=*', '--allow-fs-write=*'],
  // An audit warns and lets everything happen.
  'only an audit': (flags) => flags.map((flag) => (flag === '--permission' ? '--permission-audit' : flag)),
};

test.each(Object.entries(LOOSE))('with %s the process opens no key and does nothing', async (_, loosen) => {
  using folder = temporaryFolder();
  const place = { store: join(folder.folder, 'store'), models: join(folder.folder, 'models') };
  for (const made of Object.values(place)) mkdirSync(made);
  const [hello, ...others] = await askAll(loosen(confinementFlags(place), folder.folder), place);
  expect(hello).toMatchObject({ outcome: 'hello', confined: false, enrolled: 0 });
  expect(others).toEqual([2, 3, 4].map((serial) => ({ outcome: 'error', serial, code: 'not_confined' })));
  expect(readdirSync(place.store)).toEqual([]);
  expect(readdirSync(place.models)).toEqual([]);
});

test('confined, the same process does not say so', async () => {
  using folder = temporaryFolder();
  const place = { store: join(folder.folder, 'store'), models: join(folder.folder, 'models') };
  for (const made of Object.values(place)) mkdirSync(made);
  const replies = await askAll(confinementFlags(place), place);
  expect(replies.map((reply) => (reply.outcome === 'error' ? reply.code : reply.outcome))).toEqual(
    Array.from({ length: 4 }, () => 'starting'),
  );
});
