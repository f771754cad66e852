import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Bundle, type DeviceEvent, type Grant, snapshotText } from '@consentry/contract';
import { type Database, type Reading, inTransaction, readEvents } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth, killAmidst } from '@consentry/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { platformMigrations as migrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { beginPurpose } from '../testing/begun-purpose.ts';
import { oneFile } from '../testing/one-file.ts';
import { makeData } from '../testing/platform-data.ts';
import { reportsOf } from './device-store.ts';
import type { Remembered } from './hammered.fixture.ts';
import { ALARM_STREAM } from './report-routes.ts';
import { serve } from './serve-store.ts';
import { addTestDevice } from './testing/add-test-device.ts';
import { eventAt } from './testing/endless-outbox.ts';
import { TestDevice } from './testing/test-device.ts';

/** Processes killed, and how many of them work at once; with those of `consent/kill.test.ts` over a hundred. */
const KILLS = 33;
const AT_ONCE = 3;
const MOMENT = { lines: 8, afterUs: 12_000 };
/** Rounds in which a door that takes for acknowledged what was only sent has to be caught. */
const CONTROL_ROUNDS = 8;

type Store = Database<PlatformTables>;

const folders: string[] = [];
let program: Awaited<ReturnType<typeof oneFile>>;
beforeAll(async () => {
  program = await oneFile(join(import.meta.dirname, 'hammered.fixture.ts'));
}, 60_000);
afterAll(() => {
  for (const folder of [program.folder, ...folders]) rmSync(folder, { recursive: true, force: true });
});

/** A platform's folder, and doors that serve a purpose which is in force. */
async function makeDoors(database: Store, many: number) {
  const data = makeData();
  folders.push(data);
  const since = Date.now() - 60 * 60_000;
  const begun = await beginPurpose({ context: { database, now: () => since } as never });
  const doors: Door[] = [];
  for (let i = 0; i < many; i += 1) {
    const { key, publicKey } = new TestDevice();
    const device = await addTestDevice(database, 900_000);
    await inTransaction(database, async (writing) => {
      const row = { public_key: publicKey };
      await writing.updateTable('devices').set(row).where('device', '=', device).execute();
      await serve(writing, device, begun.purpose_id);
    });
    const pkcs8 = key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    doors.push(new Door({ device, begun, since, key: pkcs8, reported: 0, epoch: 0 }));
  }
  return { data, doors };
}

/** What a door was told, and what is wrong with it. */
class Door {
  known: Remembered;
  /** Epoch that it said it holds, in a request that was answered. */
  said = 0;
  readonly wrong: string[] = [];
  #grants: ReadonlyMap<string, Grant> = new Map();
  #tombstones: ReadonlySet<string> = new Set();

  constructor(known: Remembered) {
    this.known = known;
  }

  hear(lines: readonly string[]): void {
    for (const line of lines) {
      const [, what, text = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
      if (what === 'reported') this.known = { ...this.known, reported: Number(text) };
      else this.#take(Bundle.parse(JSON.parse(text)));
    }
  }

  #take(bundle: Bundle): void {
    const { base, epoch, grants, tombstones } = bundle;
    const { epoch: held, reported } = this.known;
    if (epoch < held) this.wrong.push(`epoch ${epoch} after ${held}`);
    if (base !== 0 && base !== held) this.wrong.push(`changes since ${base}, not ${held}`);
    const all = new Map([
      ...(base === 0 ? [] : this.#grants),
      ...grants.map((one) => [one.consent_id, one] as const),
    ]);
    for (const consent of tombstones) all.delete(consent);
    this.#grants = all;
    this.#tombstones = new Set([...(base === 0 ? [] : this.#tombstones), ...tombstones]);
    const text = snapshotText(all.values(), this.#tombstones, bundle.stopped);
    if (createHash('sha256').update(text).digest('hex') !== bundle.digest)
      this.wrong.push(`digest of ${epoch}`);
    // What was acknowledged before the request is in its answer.
    for (const event of this.events(reported)) {
      if (event.kind === 'withdrawn' && !this.#tombstones.has(event.consent_id))
        this.wrong.push(`withdrawn ${event.consent_id}`);
      if (event.kind === 'decided' && !all.has(event.consent_id) && !this.#tombstones.has(event.consent_id))
        this.wrong.push(`given ${event.consent_id}`);
    }
    this.said = held;
    this.known = { ...this.known, epoch };
  }

  /** Its outbox up to a number. */
  events(to: number): readonly DeviceEvent[] {
    return Array.from({ length: to }, (_, i) => eventAt(this.known, i + 1));
  }
}

async function bodiesOf(reading: Reading<PlatformTables>, stream: string): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (;;) {
    const some = await readEvents(reading, stream, bodies.length);
    if (some.length === 0) return bodies;
    bodies.push(...some.map(({ body }) => body));
  }
}

/** What of a door was acknowledged and is not kept. */
async function lost({ reading }: Store, { known, said, wrong }: Door): Promise<readonly string[]> {
  const set = await reading
    .selectFrom('device_sets')
    .selectAll()
    .where('device', '=', known.device)
    .executeTakeFirstOrThrow();
  const { length } = await bodiesOf(reading, reportsOf(known.device));
  return [
    ...wrong,
    ...(length < known.reported ? [`reported ${known.reported}, kept ${length}`] : []),
    ...(set.epoch < known.epoch ? [`epoch ${known.epoch}, kept ${set.epoch}`] : []),
    ...(set.acknowledged < said ? [`acknowledged ${said}, kept ${set.acknowledged}`] : []),
  ];
}

/** Compares everything a door's reports did with what they should have done, each once. */
async function effectsOf(reading: Reading<PlatformTables>, door: Door) {
  const { device } = door.known;
  const kept = (await bodiesOf(reading, reportsOf(device))).map((body) => JSON.parse(body) as DeviceEvent);
  const events = door.events(kept.length);
  const idsOf = (kind: 'decided' | 'withdrawn') =>
    events.flatMap((event) => (event.kind === kind ? [event.consent_id] : [])).toSorted();
  const consents = reading
    .selectFrom('consents')
    .innerJoin('presentations', 'presentations.presentation', 'consents.presentation')
    .select('consent')
    .where('place', '=', device);
  const uses = await reading
    .selectFrom('verification_uses')
    .select('at')
    .where('device', '=', device)
    .execute();
  const ids = (rows: ReadonlyArray<{ consent: string }>) => rows.map(({ consent }) => consent).toSorted();
  const told = (await bodiesOf(reading, 'consents')).map(
    (body) => (JSON.parse(body) as { consent: string }).consent,
  );
  const given = ids(await consents.execute());
  const alarms = (await bodiesOf(reading, ALARM_STREAM)).filter((body) => body.includes(device));
  const many = (kind: DeviceEvent['kind']) => events.filter((event) => event.kind === kind).length;
  return {
    wanted: {
      kept: events,
      given: idsOf('decided'),
      withdrawn: idsOf('withdrawn'),
      ended: idsOf('withdrawn'),
      told: [...idsOf('decided'), ...idsOf('withdrawn')].toSorted(),
      uses: many('used'),
      alarms: many('alarm'),
    },
    found: {
      kept,
      given,
      withdrawn: ids(
        await reading.selectFrom('withdrawals').select('consent').where('consent', 'in', consents).execute(),
      ),
      ended: ids(
        await reading
          .selectFrom('device_tombstones')
          .select('consent')
          .where('device', '=', device)
          .where('consent', 'in', given)
          .execute(),
      ),
      told: told.filter((consent) => given.includes(consent)).toSorted(),
      uses: uses.length,
      alarms: alarms.length,
    },
  };
}

describeOnBoth('what doors report and renew, killed at any moment', ({ open, url }) => {
  test('what was acknowledged is kept, takes effect once, and no epoch goes back', async () => {
    const database = await open<PlatformTables>({ migrations });
    const at = await url();
    const { data, doors } = await makeDoors(database, AT_ONCE);
    await Promise.all(
      doors.map(async (door) => {
        for (let round = 0; round < KILLS / AT_ONCE; round += 1) {
          door.hear(await killAmidst(program.path, [at, data, JSON.stringify(door.known)], MOMENT));
          expect(await lost(database, door), 'acknowledged and lost').toEqual([]);
        }
      }),
    );
    for (const door of doors) {
      const { wanted, found } = await inTransaction(database, (writing) => effectsOf(writing, door));
      expect(found).toEqual(wanted);
      expect(found.kept.length).toBeGreaterThanOrEqual(door.known.reported);
      expect(door.known.reported).toBeGreaterThan(KILLS / AT_ONCE);
    }
    // What is checked goes red (control): an effect twice, a bundle of before, a set that was put back.
    const [door] = doors;
    if (door === undefined) throw new Error('no door');
    await inTransaction(database, async (writing) => {
      const { device } = door.known;
      const use = writing.selectFrom('verification_uses').selectAll().where('device', '=', device);
      const row = await use.executeTakeFirstOrThrow();
      await writing
        .insertInto('verification_uses')
        .values({ ...row, use: randomUUID() })
        .execute();
      await writing.updateTable('device_sets').set({ epoch: 1 }).where('device', '=', device).execute();
    });
    const { wanted, found } = await effectsOf(database.reading, door);
    expect(found.uses).toBe(wanted.uses + 1);
    expect(await lost(database, door)).toEqual([`epoch ${door.known.epoch}, kept 1`]);
  }, 300_000);

  test('a door that takes for acknowledged what was only sent is caught (control)', async () => {
    const database = await open<PlatformTables>({ migrations });
    const at = await url();
    const { data, doors } = await makeDoors(database, 1);
    const [door] = doors;
    if (door === undefined) throw new Error('no door');
    let missing = 0;
    for (let round = 0; round < CONTROL_ROUNDS && missing === 0; round += 1) {
      const known = JSON.stringify(door.known);
      const lines = await killAmidst(program.path, [at, data, known, 'acknowledge-early'], {
        lines: 7,
        afterUs: 10,
      });
      door.hear(lines);
      missing += (await lost(database, door)).length;
    }
    expect(missing).toBeGreaterThan(0);
  }, 60_000);
});
