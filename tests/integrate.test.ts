/** The blocks of docs/guides/integrate.md, run as one program against a real platform. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Consentry } from '@consentry/sdk';
import { inTransaction } from '@consentry/server';
import { expect, onTestFinished, test } from 'vitest';
import {
  addCheckpoint,
  noteHealth,
  readCheckpoints,
} from '../apps/platform/src/alternatives/alternatives-store.ts';
import { lawfulCheckpoint, lawfulContent } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const ROOT = join(import.meta.dirname, '..');
const GUIDE = readFileSync(join(ROOT, 'docs/guides/integrate.md'), 'utf8');

function blocks(language: string): readonly string[] {
  return [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code]) => code ?? '',
  );
}

/** A receiver has to be called by somebody: this, twice with one event, and once with a body that was changed. */
function calls(): string {
  const [id, seconds, body] = ['evt-1', Math.floor(Date.now() / 1000), '{"type":"verification.completed"}'];
  const key = Buffer.alloc(32, 9);
  const mark = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': `${seconds}`, 'webhook-signature': `v1,${mark}` };
  const given = `new Headers(${JSON.stringify(headers)})`;
  const secret = `'whsec_${key.toString('base64')}'`;
  return [body, body, `${body} `]
    .map((text) => `console.log(await receive(${given}, ${JSON.stringify(text)}, ${secret}));`)
    .join('\n');
}

/** The program of the guide, where its imports are found. */
function program(): string {
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'guide-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'guide.ts');
  writeFileSync(path, [...blocks('ts'), calls()].join('\n'));
  return path;
}

/** Gathers what a program says, and tells each line as it comes. */
async function linesOf(
  child: ChildProcess,
  each: (line: string) => Promise<void>,
): Promise<readonly string[]> {
  const lines: string[] = [];
  let text = '';
  const work: Array<Promise<void>> = [];
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    const whole = text.split('\n');
    text = whole.pop() ?? '';
    for (const line of whole) {
      lines.push(line);
      work.push(each(line));
    }
  });
  let wrong = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (wrong += part));
  const [code] = (await once(child, 'close')) as [number];
  await Promise.all(work);
  expect([code, code === 0 ? '' : wrong]).toEqual([0, '']);
  return lines;
}

test('the guide does what it says', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start();
  const { context, url } = platform;
  const site = randomUUID();
  const as = async (...who: Parameters<typeof signedIn> extends [unknown, ...infer R] ? R : never) =>
    new Consentry({ url, apiKey: (await signedIn(platform, ...who)).token });
  const dpo = await as('dpo');
  const { purpose } = await dpo.purpose.write(lawfulContent());
  const checkpoint = await inTransaction(context.database, async (writing) => {
    await writing.updateTable('purposes').set({ state: 'active' }).where('purpose', '=', purpose).execute();
    const made = await addCheckpoint(writing, purpose, { ...lawfulCheckpoint(), site }, context.now());
    const [found] = await readCheckpoints(writing, { checkpoint: made });
    for (const way of found?.ways ?? []) await noteHealth(writing, way, true, context.now());
    return made;
  });
  const admin = await as('admin');
  const wanted = JSON.parse((blocks('json')[0] ?? '').replace('"SITE"', JSON.stringify(site))) as never;
  const { integrator, secret } = await admin.integrator.add(wanted);
  const operator = await as('operator', { sites: [site] });

  const child = spawn(process.execPath, [program()], {
    env: {
      ...process.env,
      CONSENTRY_URL: url,
      CONSENTRY_KEY: secret,
      CONSENTRY_PURPOSE: purpose,
      CONSENTRY_CHECKPOINT: checkpoint,
    },
  });
  const lines = await linesOf(child, async (line) => {
    const ticket = /^Show this at the gate: (\d{8})$/.exec(line)?.[1];
    if (ticket !== undefined) await operator.verification.check({ ticket, outcome: 'verified' });
  });
  expect(lines).toEqual([
    expect.stringMatching(/^This key may: integrator\.self, person\.register, /),
    'Registered once: true',
    expect.stringMatching(/^Show this at the gate: \d{8}$/),
    'verified by staff',
    'Known and unknown look alike: true',
    expect.stringMatching(/^403 not_your_role: /),
    'Has a version: false',
    'Heard: {"type":"verification.completed"}',
    '204',
    '204',
    '400',
  ]);

  // What is taken away is gone at once.
  await admin.integrator.revoke({ integrator });
  const revoked = new Consentry({ url, apiKey: secret });
  await expect(revoked.integrator.self()).rejects.toMatchObject({ status: 401, code: 'not_signed_in' });
});

test('a client of OAuth, a list over pages, and a change by version, at a real platform', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start();
  const { url } = platform;
  const admin = new Consentry({ url, apiKey: (await signedIn(platform, 'admin')).token });
  const { integrator, secret } = await admin.integrator.add({
    name: 'Reception',
    kind: 'oauth_client',
    scopes: ['integrator.self', 'person.register', 'person.find'],
  });
  const client = new Consentry({
    url,
    clientId: integrator,
    clientSecret: secret,
    scopes: ['integrator.self', 'person.register'],
  });
  expect((await client.integrator.self()).scopes).toEqual(['integrator.self', 'person.register']);
  const made = new Set<string>();
  for (let number = 0; number < 5; number += 1) {
    const identity = { name: null, email: `p${number}@example.com`, phone: null, employee_number: null };
    made.add(
      (await client.person.register({ site: null, identity: { ...identity, language: 'en' } })).person,
    );
  }
  const dpo = new Consentry({ url, apiKey: (await signedIn(platform, 'dpo')).token });
  const listed = await Array.fromAsync(dpo.person.list({ limit: 2 }), ({ person }) => person);
  expect(listed).toEqual([...made].toSorted());

  const [person = ''] = made;
  const shown = await dpo.identity.read({ person }, { accessReason: 'service:ticket-1' });
  await expect(dpo.identity.read({ person })).rejects.toMatchObject({ code: 'reason_missing' });
  const { changed_at: _, ...identity } = shown;
  const changed = await admin.identity.change({ ...identity, name: '王芳' }, { ifMatch: shown });
  expect(changed.name).toBe('王芳');
  await expect(
    admin.identity.change({ ...identity, name: 'Somebody else' }, { ifMatch: shown }),
  ).rejects.toMatchObject({ status: 412, code: 'version_other' });
  await expect(
    admin.identity.change({ ...identity, name: 'Somebody else' }, { ifMatch: changed }),
  ).resolves.toBeTruthy();
});
