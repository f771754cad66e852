import { generateKeyPairSync } from 'node:crypto';
import { Log, deviceLogName, MemoryTiles, NoteSigner } from '@consentry/ledger';
import { DeviceView, IncidentList } from '@consentry/contract';
import { expect, test } from 'vitest';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { deviceLogKey, judgeHead, readHead } from './device-log.ts';
import { approvedDevice, openSite, type TestDevice } from './testing/test-device.ts';

/** A device's log in memory, whose past can be written anew. */
class SmallLog {
  readonly entries: Buffer[] = [];
  #note: string | null = null;
  readonly #log: Log;

  constructor(signer: NoteSigner) {
    this.#log = new Log({
      signer,
      tiles: new MemoryTiles(),
      entries: {
        size: async () => this.entries.length,
        read: async (from, to) => this.entries.slice(from, to),
      },
      checkpoints: {
        latest: async () => this.#note,
        publish: async (note) => {
          this.#note = note;
          return true;
        },
      },
    });
  }

  async grown(by: number, from: number, text = 'entry') {
    for (let at = 0; at < by; at += 1) this.entries.push(Buffer.from(`${text} ${this.entries.length}`));
    await this.#log.integrate();
    const proof = from > this.entries.length ? [] : await this.#log.proveFrom(from, this.entries.length);
    return {
      checkpoint: this.#note ?? '',
      from,
      proof: proof.map((hash) => hash.toString('base64')),
    };
  }
}

const signerOf = (key = generateKeyPairSync('ed25519').privateKey) =>
  new NoteSigner('log', deviceLogName(key), key);

test('a head is held only when it follows the last: cut, forked and unproved ones are told apart', async () => {
  const key = generateKeyPairSync('ed25519').privateKey;
  const spki = signerOf(key).key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const own = deviceLogKey(spki);
  const read = (event: Parameters<typeof readHead>[0]) => {
    const head = readHead(event, own);
    if (head === null) throw new Error('not signed');
    return head;
  };
  const log = new SmallLog(signerOf(key));
  const held = read(await log.grown(7, 0));
  expect(judgeHead(null, held)).toBeNull();
  expect(judgeHead(held, read(await log.grown(0, 7)))).toBeNull();
  const longer = await log.grown(5, 7);
  expect(judgeHead(held, read(longer))).toBeNull();
  expect(judgeHead(read(longer), held)).toBe('device_log_cut');
  expect(judgeHead(held, read({ ...longer, from: 3 }))).toBe('device_log_unproved');
  expect(judgeHead(held, read({ ...longer, proof: longer.proof.slice(1) }))).toBe('device_log_forked');
  const other = new SmallLog(signerOf(key));
  expect(judgeHead(held, read(await other.grown(7, 0, 'anew')))).toBe('device_log_forked');
  expect(judgeHead(held, read(await other.grown(3, 7)))).toBe('device_log_forked');
  expect(readHead(await new SmallLog(signerOf()).grown(1, 0), own)).toBeNull();
});

test('the platform holds the log of each device, and alarms and suggests an incident when it was cut', async () => {
  await using platforms = new RunningPlatforms();
  const platform = await platforms.start();
  const site = await openSite(platform);
  const device = await approvedDevice(platform, site);
  const log = new SmallLog(signerOf(device.key));
  let sequence = 0;
  const report = async (of: TestDevice, head: object) => {
    sequence += 1;
    const events = [{ kind: 'log_head', sequence, at: new Date().toISOString(), ...head }];
    const got = await of.call(platform, 'POST', `/v1/devices/${of.id}/events`, { events });
    expect(got.status).toBe(200);
  };
  const view = async () =>
    DeviceView.parse((await site.dpo.call('GET', `/v1/devices/${device.id}`)).body).log;
  expect(await view()).toBeNull();
  await report(device, await log.grown(4, 0));
  await report(device, await log.grown(6, 4));
  expect(await view()).toMatchObject({ size: 10, damage: null });
  // A disk that was put back to the day before, and goes on from there.
  const before = new SmallLog(signerOf(device.key));
  await before.grown(4, 0);
  await report(device, await before.grown(2, 4, 'anew'));
  expect(await view()).toMatchObject({ size: 10, damage: { code: 'device_log_cut' } });
  // Said once; a log that outgrows it is measured by the last good head all the same.
  await report(device, await before.grown(20, 6, 'anew'));
  expect(await view()).toMatchObject({ size: 10, damage: { code: 'device_log_cut' } });
  const { reading } = platform.context.database;
  const alarms = await reading
    .selectFrom('events')
    .select('body')
    .where('stream', '=', 'device_alarms')
    .execute();
  expect(alarms.map(({ body }) => (JSON.parse(body) as { code: string }).code)).toEqual(['device_log_cut']);
  const incidents = IncidentList.parse((await site.dpo.call('GET', '/v1/incidents')).body).incidents;
  expect(incidents).toMatchObject([{ kind: 'tampering', state: 'reported' }]);
  // Each head is an entry of the platform's own log; its round goes on beside this test.
  const entriesOf = async (type: string) => {
    await platform.keeper.advance();
    const entries = await reading.selectFrom('ledger_entries').select('entry').execute();
    return entries.map(({ entry }) => entry).filter((entry) => entry.includes(`"type":"${type}"`));
  };
  const soon = { timeout: 10_000 };
  await expect.poll(async () => (await entriesOf('device.checkpoint')).length, soon).toBe(4);
  // So is a template that was sealed at its door, under a consent that names nobody in clear.
  sequence += 1;
  const enrolled = {
    kind: 'enrolled',
    sequence,
    at: new Date().toISOString(),
    consent_id: '3f0c9f0e-0b4f-4d7a-9f5e-2f1b3f6f2a11',
    purpose_id: 'door',
    purpose_version: 1,
    model: '0123456789abcdef',
  };
  const told = await device.call(platform, 'POST', `/v1/devices/${device.id}/events`, { events: [enrolled] });
  expect(told.status).toBe(200);
  await expect.poll(async () => (await entriesOf('face.enrolled')).length, soon).toBe(1);
  const [entry = ''] = await entriesOf('face.enrolled');
  expect(JSON.parse(entry)).toMatchObject({ device: device.id, purpose: 'door' });
  expect(entry).not.toContain(enrolled.consent_id);
  // The true log, where it was found again, ends the damage.
  await report(device, await log.grown(1, 10));
  expect(await view()).toMatchObject({ size: 11, damage: null });
}, 60_000);
