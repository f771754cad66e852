import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lawfulFacts } from '../vault/service.fixture.ts';
import { VaultClient, type VaultState } from './vault-client.ts';

const ODD = join(import.meta.dirname, 'odd-vault.fixture.ts');

function launch(mode = 'odd') {
  return spawn(process.execPath, [ODD, mode], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
}

function watch(client: VaultClient) {
  const seen: VaultState[] = [client.state];
  client.onState((state) => seen.push(state));
  return {
    seen,
    until: (wanted: VaultState) =>
      new Promise<void>((resolve) => {
        if (client.state === wanted) return resolve();
        const stop = client.onState((state) => {
          if (state !== wanted) return;
          stop();
          resolve();
        });
      }),
  };
}

test('ready only when greeted back; answers are matched to questions, many at once', async () => {
  await using client = new VaultClient(launch);
  const { seen, until } = watch(client);
  await expect(client.request({ op: 'hello' })).rejects.toMatchObject({ code: 'vault_unavailable' });
  await until('ready');
  expect(seen).toEqual(['starting', 'ready']);
  const facts = lawfulFacts('enrol', randomUUID(), Date.now());
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      client.request(
        { op: 'observe', capture: randomUUID(), act: 'enrol', need: 5, facts },
        Uint8Array.of(i),
      ),
    ),
  );
  expect(replies.map((reply) => (reply.outcome === 'more' ? reply.have : 0))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
});

test('a process that dies is started again, and who waits is told at once', async () => {
  await using client = new VaultClient(launch);
  const { seen, until } = watch(client);
  await until('ready');
  const { pid } = client;
  await expect(client.request({ op: 'expire' })).rejects.toMatchObject({ code: 'vault_unavailable' });
  await until('ready');
  expect(seen).toEqual(['starting', 'ready', 'unavailable', 'starting', 'ready']);
  expect(client.pid).not.toBe(pid);
});

test('a process that hangs is ended, and started again', async () => {
  await using client = new VaultClient(launch, { answerMs: 300 });
  const { until } = watch(client);
  await until('ready');
  await expect(client.request({ op: 'abandon', capture: randomUUID() })).rejects.toMatchObject({
    code: 'vault_no_answer',
  });
  await until('unavailable');
  await until('ready');
});

test('a process that says more than a reply may be is ended, and nothing of it is read', async () => {
  await using client = new VaultClient(launch);
  const { until } = watch(client);
  await until('ready');
  await expect(client.request({ op: 'erase', consent: randomUUID() })).rejects.toMatchObject({
    code: 'vault_unavailable',
  });
  await until('ready');
});

test('questions are bounded', async () => {
  const client = new VaultClient(launch);
  const { until } = watch(client);
  await until('ready');
  const asked = Array.from({ length: 40 }, () => client.request({ op: 'abandon', capture: randomUUID() }));
  const results = Promise.allSettled(asked);
  await expect(client.request({ op: 'hello' })).rejects.toMatchObject({ code: 'vault_too_many_questions' });
  await client[Symbol.asyncDispose]();
  expect((await results).every(({ status }) => status === 'rejected')).toBe(true);
  expect(client.state).toBe('unavailable');
});

test('a process that cannot start leaves its fixed line', async () => {
  await using client = new VaultClient(() => launch('broken'));
  const { until } = watch(client);
  await until('unavailable');
  expect(client.fatal).toMatch(/^vault: store_in_use/);
});

test('a file that cannot be started is no crash', async () => {
  await using client = new VaultClient(() =>
    spawn('/nonexistent/node', [], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] }),
  );
  await watch(client).until('unavailable');
  await expect(client.request({ op: 'hello' })).rejects.toMatchObject({ code: 'vault_unavailable' });
});

test('a process that cannot even be launched again is no crash, and is launched when it can', async () => {
  let broken = false;
  await using client = new VaultClient(() => {
    // As when the store's folder was moved away under a running device.
    if (broken) throw new Error('ENOENT');
    return launch();
  });
  const { until } = watch(client);
  await until('ready');
  broken = true;
  process.kill(client.pid ?? 0, 'SIGKILL');
  await expect.poll(() => client.fatal).toMatch(/cannot be started/);
  expect(client.state).toBe('unavailable');
  broken = false;
  await until('ready');
});

test('a child without pipes, as where no descriptor is left, is no crash', async () => {
  const pipeless = Object.assign(spawn('/nonexistent/node', [], { stdio: 'ignore' }), {
    stdin: undefined,
    stdout: undefined,
    stderr: undefined,
  });
  let launched = 0;
  await using client = new VaultClient(() => (++launched === 1 ? pipeless : launch()));
  expect(client.fatal).toMatch(/cannot be started/);
  await watch(client).until('ready');
});
