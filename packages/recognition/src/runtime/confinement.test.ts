import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { portrait } from '@consentry/testbed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareModels } from '../models/prepare.ts';

const run = promisify(execFile);
const code = join(import.meta.dirname, '../../../..');
let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'consentry-confined-')));
  await prepareModels({ cache: join(folder, 'models') });
  await writeFile(join(folder, 'ada.jpg'), await portrait('ada'));
  // Under the permission model: look at a face, then try what the vault process must not be able to do.
  await writeFile(
    join(folder, 'look.mts'),
    `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { connect } from 'node:net';
    import { spawnSync } from 'node:child_process';
    import { Worker } from 'node:worker_threads';
    const { decodeImage, openRecogniser, prepareModels } = await import(${JSON.stringify(join(code, 'packages/recognition/src/index.ts'))});
    const { declareResearch } = await import(${JSON.stringify(join(code, 'packages/law/src/index.ts'))});
    const folder = ${JSON.stringify(folder)};
    const now = Date.now;
    const permit = declareResearch({ by: 'confinement.test.ts', statement: 'Tests on sample photos' }, now());
    const recogniser = await openRecogniser({ models: await prepareModels({ cache: folder + '/models', packages: [] }), now });
    const image = await decodeImage(readFileSync(folder + '/ada.jpg'));
    const [face] = await recogniser.detect(permit, image);
    const landmarks = await recogniser.landmarks(permit, image, face);
    const template = await recogniser.encode(permit, image, landmarks);
    const denied = [];
    const attempt = (name, act) => { try { act(); } catch (error) { if (error.code === 'ERR_ACCESS_DENIED') denied.push(name); } };
    attempt('write', () => writeFileSync(folder + '/written', ''));
    attempt('child', () => spawnSync(process.execPath, ['--version']));
    attempt('worker', () => new Worker('0', { eval: true }).terminate());
    // Nobody listens there: without the permission model it is refused by the system, not denied.
    const failed = await new Promise((resolve) => connect({ port: 9, host: '127.0.0.1' }).on('error', resolve));
    attempt('net', () => { throw failed; });
    console.log(JSON.stringify({ length: template.length, denied }));
    process.exit(0);
    `,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const look = async (flags: readonly string[]): Promise<unknown> => {
  const { stdout } = await run(process.execPath, [...flags, join(folder, 'look.mts')]);
  return JSON.parse(stdout);
};

test('recognises under --permission with leave to read code and models, and nothing else', async () => {
  const flags = ['--permission', `--allow-fs-read=${code}`, `--allow-fs-read=${folder}`];
  expect(await look(flags)).toEqual({ length: 128, denied: ['write', 'child', 'worker', 'net'] });
});

test('control: without --permission the same attempts succeed', async () => {
  expect(await look([])).toEqual({ length: 128, denied: [] });
});
