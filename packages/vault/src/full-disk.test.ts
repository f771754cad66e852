import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';

const HAMMERED = join(import.meta.dirname, 'hammered.fixture.ts');

/** Largest file the process may write, in blocks of 512 bytes: room for the store and a few dozen people. */
const BLOCKS = 800;
const PEOPLE = 200;

/** Enrols until the process ends by itself; gives who was acknowledged. */
async function enrolUntilFull(
  folder: string,
  limit: string,
): Promise<{ acknowledged: string[]; code: unknown; said: string }> {
  const child = spawn(
    'sh',
    ['-c', `${limit}; exec "$0" --no-warnings "$1" "$2"`, process.execPath, HAMMERED, folder],
    {
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  child.stdin.on('error', () => {});
  let said = '';
  child.stderr.on('data', (text) => {
    said += String(text);
  });
  const gone = once(child, 'close');
  const consents = Array.from({ length: PEOPLE }, () => randomUUID());
  for (const [person, consent] of consents.entries()) {
    child.stdin.write(`${JSON.stringify({ op: 'enrol', consent, person })}\n`);
  }
  child.stdin.end();
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) if (line === '"done"') lines++;
  const [code] = await gone;
  return { acknowledged: consents.slice(0, lines), code, said };
}

test('a write that fails ends the process; what it acknowledged is there, and nothing is half done', async () => {
  using place = temporaryFolder();
  const { acknowledged, code, said } = await enrolUntilFull(place.folder, `ulimit -f ${BLOCKS}`);
  expect(code).not.toBe(0);
  expect(said).toContain('store_failed');
  expect(acknowledged.length).toBeGreaterThan(5);
  expect(acknowledged.length).toBeLessThan(PEOPLE);
  const vault = open(place.folder);
  expect(vault.check()).toMatchObject({ ok: true, problems: [] });
  for (const [person, consent] of acknowledged.entries()) {
    expect(vault.verify(permitFor('verify', consent), syntheticTemplate(person))).toBe(true);
  }
  vault.close();
  // The control: without the limit everybody is enrolled.
  using other = temporaryFolder();
  const free = await enrolUntilFull(other.folder, 'true');
  expect(free).toMatchObject({ code: 0, said: '' });
  expect(free.acknowledged).toHaveLength(PEOPLE);
});
