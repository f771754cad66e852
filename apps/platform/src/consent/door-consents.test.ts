import { randomUUID } from 'node:crypto';
import type { Bundle, DeviceEvent } from '@consentry/contract';
import { inTransaction } from '@consentry/server';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deviceHolders } from '../device/device-holders.ts';
import { serve } from '../device/serve-store.ts';
import { addTestDevice } from '../device/testing/add-test-device.ts';
import { TestDevice } from '../device/testing/test-device.ts';
import { lawfulNotice } from '../facts/testing/lawful-facts.ts';
import { addNotice, endNotices, findNotice, publishNotice } from '../notice/notice-store.ts';
import type { Platform } from '../platform.ts';
import { endPurpose } from '../purpose/purpose-end.ts';
import { changePurpose, requirePurpose } from '../purpose/purpose-store.ts';
import { signedIn } from '../staff/testing/signed-in.ts';
import { type Begun, beginPurpose } from '../testing/begun-purpose.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';
import { endOverdue } from './end-consent.ts';

type WithoutNumber<T> = T extends unknown ? Omit<T, 'sequence' | 'at'> : never;
type News = WithoutNumber<DeviceEvent>;

let platforms: RunningPlatforms;
let platform: Platform;
let device: TestDevice;
let begun: Begun;
let now = Date.parse('2026-11-22T09:00:00+08:00');

beforeEach(async () => {
  now = Date.parse('2026-11-22T09:00:00+08:00');
  platforms = new RunningPlatforms();
  platform = await platforms.start({ now: () => now });
  begun = await beginPurpose(platform);
  device = await servingDevice();
});
afterEach(() => platforms[Symbol.asyncDispose]());

/** An approved device, by default one that serves the purpose. */
async function servingDevice(serves = true): Promise<TestDevice> {
  const { database } = platform.context;
  const made = new TestDevice();
  made.id = await addTestDevice(database, 900_000);
  await inTransaction(database, async (writing) => {
    const key = { public_key: made.publicKey };
    await writing.updateTable('devices').set(key).where('device', '=', made.id).execute();
    if (serves) await serve(writing, made.id, begun.purpose_id);
  });
  return made;
}

/** The outbox of a door, which numbers what it writes down. */
class Outbox {
  readonly events: DeviceEvent[] = [];

  add(news: News, at = now): void {
    const event = { ...news, sequence: this.events.length + 1, at: new Date(at).toISOString() };
    this.events.push(event);
  }

  /** Somebody reads the notice and decides. @returns the consent */
  decide(
    person_id: string,
    decision: 'given' | 'refused' = 'given',
    more: Partial<Begun> & { readonly age?: 'under_14' } = {},
  ): string {
    const { age, ...published } = more;
    const [presentation_id, consent_id] = [randomUUID(), randomUUID()];
    const shown = { kind: 'notice_shown', presentation_id, person_id, number: '428317' } as const;
    this.add({ ...shown, ...begun, ...published, shown_digest: 'd'.repeat(64), language: 'zh-CN' });
    const declared = decision === 'given' ? (age ?? '14_or_over') : null;
    this.add({ kind: 'decided', consent_id, presentation_id, decision, age: declared, mode: 'verify' });
    return consent_id;
  }

  async report(from = 1, to = this.events.length): Promise<unknown> {
    const events = this.events.slice(from - 1, to);
    const got = await device.call(platform, 'POST', `/v1/devices/${device.id}/events`, { events });
    return got.body['reported_sequence'] ?? got.body['code'];
  }
}

const rows = () =>
  platform.context.database.reading
    .selectFrom('consents')
    .leftJoin('withdrawals', 'withdrawals.consent', 'consents.consent')
    .select(['consents.consent', 'consents.person', 'consents.decision', 'withdrawals.reason'])
    .orderBy('consents.decided_at')
    .execute();
const granted = ({ grants }: Bundle) => grants.map(({ consent_id }) => consent_id);

test('a yes at a door is on record with its evidence, and granted in the next bundle', async () => {
  const outbox = new Outbox();
  const consent = outbox.decide(randomUUID());
  expect(await outbox.report()).toBe(2);
  expect(granted(await device.lease(platform))).toEqual([consent]);
  const { reading } = platform.context.database;
  const [row] = await reading
    .selectFrom('consents as c')
    .innerJoin('presentations as p', 'p.presentation', 'c.presentation')
    .innerJoin('people', 'people.person', 'c.person')
    .innerJoin('identities as i', 'i.person', 'c.person')
    .innerJoin('ages as a', 'a.person', 'c.person')
    .innerJoin('door_people as d', 'd.person', 'c.person')
    .innerJoin('door_numbers as n', 'n.door_person', 'd.door_person')
    .select([
      'p.place',
      'p.shown_digest',
      'p.notice_digest',
      'people.registered_by',
      'i.name',
      'a.band',
      'n.number',
    ])
    .execute();
  expect(row).toEqual({
    place: device.id,
    shown_digest: 'd'.repeat(64),
    notice_digest: begun.notice_digest,
    registered_by: device.id,
    name: null,
    band: '14_or_over',
    number: '428317',
  });
});

test('a withdrawal at the door ends it here, whoever pressed; a no ends what was agreed before', async () => {
  const [wang, li, chen] = [randomUUID(), randomUUID(), randomUUID()];
  const outbox = new Outbox();
  for (const [person, reason] of [
    [wang, 'person'],
    [li, 'staff'],
  ] as const)
    outbox.add({ kind: 'withdrawn', consent_id: outbox.decide(person), reason });
  outbox.decide(chen);
  outbox.decide(chen, 'refused');
  expect(await outbox.report()).toBe(outbox.events.length);
  const all = await rows();
  expect(all.map(({ reason }) => reason ?? 'open').toSorted()).toEqual([
    'open',
    'refused_since',
    'withdrawn',
    'withdrawn',
  ]);
  expect(granted(await device.lease(platform))).toEqual([]);
});

test('what is not taken comes back as a tombstone with its reason, and is nobody’s consent', async () => {
  const outbox = new Outbox();
  const old = outbox.decide(randomUUID(), 'given', { notice_digest: 'e'.repeat(64) });
  const child = outbox.decide(randomUUID(), 'given', { age: 'under_14' });
  const elsewhere = outbox.decide(randomUUID(), 'given', { purpose_id: randomUUID() });
  const nobody = randomUUID();
  const unknown = { kind: 'decided', decision: 'given', age: '14_or_over', mode: 'verify' } as const;
  outbox.add({ ...unknown, consent_id: nobody, presentation_id: randomUUID() });
  await outbox.report();
  await inTransaction(platform.context.database, (writing) => endNotices(writing, begun.purpose_id, now));
  const late = outbox.decide(randomUUID());
  expect(await outbox.report(1)).toBe(outbox.events.length);
  const bundle = await device.lease(platform);
  expect(new Map(bundle.refusals.map(({ consent_id, reason }) => [consent_id, reason]))).toEqual(
    new Map([
      [old, 'notice_not_in_force'],
      [child, 'guardian_missing'],
      [elsewhere, 'purpose_not_served'],
      [nobody, 'not_lawful'],
      [late, 'purpose_over'],
    ]),
  );
  expect(bundle.tombstones.toSorted()).toEqual([old, child, elsewhere, nobody, late].toSorted());
  expect([bundle.grants, await rows()]).toEqual([[], []]);
});

test('a door takes no consent of another door, nor ends one', async () => {
  const other = await servingDevice();
  const outbox = new Outbox();
  const consent = outbox.decide(randomUUID());
  await outbox.report();
  const at = new Date(now).toISOString();
  const theirs = outbox.events.map((event) =>
    event.kind === 'notice_shown' ? { ...event, presentation_id: randomUUID() } : event,
  );
  const path = `/v1/devices/${other.id}/events`;
  await other.call(platform, 'POST', path, { events: theirs });
  // Granted to both, so either may end it; given at one, it is recorded once.
  expect(granted(await device.lease(platform))).toEqual([consent]);
  expect(await rows()).toHaveLength(1);
  const third = await servingDevice(false);
  const event = { sequence: 1, at, kind: 'withdrawn', consent_id: consent };
  await third.call(platform, 'POST', `/v1/devices/${third.id}/events`, { events: [event] });
  expect(granted(await device.lease(platform))).toEqual([consent]);
});

test('a clock that is ahead keeps nothing longer, and one that is behind does not wedge the reports', async () => {
  const outbox = new Outbox();
  now += 400 * 86_400_000;
  const ahead = outbox.decide(randomUUID());
  now -= 400 * 86_400_000;
  await outbox.report();
  now -= 90 * 86_400_000;
  const behind = outbox.decide(randomUUID());
  now += 90 * 86_400_000;
  await outbox.report(3);
  const ends = new Map(
    (await device.lease(platform)).grants.map(({ consent_id, not_after }) => [
      consent_id,
      Date.parse(not_after),
    ]),
  );
  expect([ends.get(ahead), ends.get(behind)]).toEqual([now + 180 * 86_400_000, now + 90 * 86_400_000]);
});

type Step = 'give' | 'refuse' | 'withdraw' | 'report' | 'lose_ack' | 'race';

/** What is open at a door after its own history, whatever the network did. */
function openAt(history: ReadonlyArray<readonly [Step, string | null]>): string | null {
  let open: string | null = null;
  for (const [step, consent] of history) {
    if (step === 'give') open = consent;
    else if (step === 'refuse' || step === 'withdraw') open = null;
  }
  return open;
}

test('whatever acknowledgements are lost, each decision has its effect once', async () => {
  const seen = { given: 0, ended: 0, repeats: 0 };
  const steps = fc.array(
    fc.constantFrom<Step>('give', 'give', 'refuse', 'withdraw', 'report', 'lose_ack', 'race'),
    { minLength: 4, maxLength: 14 },
  );
  const outbox = new Outbox();
  let acknowledged = 0;
  const send = async (): Promise<number> => {
    if (acknowledged === outbox.events.length) return acknowledged;
    const got = await outbox.report(acknowledged + 1);
    expect(got).toBe(outbox.events.length);
    return Number(got);
  };
  await fc.assert(
    fc.asyncProperty(steps, async (some) => {
      const person = randomUUID();
      const history: Array<readonly [Step, string | null]> = [];
      const mine: string[] = [];
      for (const step of some) {
        const open = openAt(history);
        if (step === 'give' || step === 'refuse') {
          // As a door does it: what is agreed ends before the next decision is written down.
          if (open !== null)
            outbox.add({
              kind: 'withdrawn',
              consent_id: open,
              reason: step === 'give' ? 'superseded' : 'person',
            });
          const consent = outbox.decide(person, step === 'give' ? 'given' : 'refused');
          mine.push(consent);
          history.push([step, consent]);
        } else if (step === 'withdraw' && open !== null) {
          outbox.add({ kind: 'withdrawn', consent_id: open, reason: 'person' });
          history.push([step, null]);
        } else if (step === 'report') acknowledged = await send();
        else if (step === 'lose_ack') seen.repeats += (await send()) > acknowledged ? 1 : 0;
        else if (step === 'race') acknowledged = Math.max(...(await Promise.all([send(), send(), send()])));
      }
      acknowledged = await send();
      const all = (await rows()).filter(({ consent }) => mine.includes(consent));
      expect(all.map(({ consent }) => consent).toSorted()).toEqual(mine.toSorted());
      const open = all.filter(({ decision, reason }) => decision === 'given' && reason === null);
      const expected = openAt(history);
      expect(open.map(({ consent }) => consent)).toEqual(expected === null ? [] : [expected]);
      const bundle = await device.lease(platform);
      expect(granted(bundle).filter((consent) => mine.includes(consent))).toEqual(
        expected === null ? [] : [expected],
      );
      seen.given += mine.length;
      seen.ended += all.length - open.length;
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
}, 60_000);

test('words that change purpose, manner or kind let consents rest until people agree again; others do not', async () => {
  const { database } = platform.context;
  const outbox = new Outbox();
  const person = randomUUID();
  const consent = outbox.decide(person);
  await outbox.report();
  const grants = async () =>
    (await device.lease(platform)).grants.map(({ consent_id, rests }) => [consent_id, rests === true]);
  const publish = (texts: object): Promise<string> =>
    inTransaction(database, async (writing) => {
      const draft = lawfulNotice(begun.purpose_id);
      const document = { ...draft.document, texts: { ...draft.document.texts, ...texts } };
      const found = await findNotice(writing, await addNotice(writing, { ...draft, document }, 'dpo-1', now));
      if (found === null) throw new Error('A notice that was written cannot be read.');
      await publishNotice(writing, found, 'dpo-2', now);
      return found.digest;
    });
  const dpo = await signedIn(platform, 'dpo');
  const shown = async () => (await dpo.call('GET', `/v1/consents/${consent}`)).body;
  await publish({ impact: { 'zh-CN': '另一种说法。', en: 'Told in other words.' } });
  expect([await grants(), (await shown())['rests_since']]).toEqual([[[consent, false]], null]);
  const digest = await publish({
    kinds: { 'zh-CN': '人脸图像、模板和视频。', en: 'Images, a template and video.' },
  });
  expect([await grants(), await shown()]).toMatchObject([
    [[consent, true]],
    { state: 'given', rests_since: new Date(now).toISOString() },
  ]);
  // A device that begins to serve the purpose later gets it as it is.
  const later = await servingDevice();
  expect((await later.lease(platform)).grants).toMatchObject([{ consent_id: consent, rests: true }]);
  const again = outbox.decide(person, 'given', { notice_digest: digest });
  await outbox.report();
  expect(await grants()).toEqual([[again, false]]);
  expect(await shown()).toMatchObject({
    state: 'withdrawn',
    ended: { reason: 'superseded' },
    rests_since: null,
  });
});

test('a suspended purpose is stopped at its devices at once and goes on; with an ended one its consents end', async () => {
  const { database } = platform.context;
  const outbox = new Outbox();
  const consent = outbox.decide(randomUUID());
  await outbox.report();
  const stopped = async () => {
    const { epoch, stopped: purposes } = await device.lease(platform);
    return [epoch, purposes];
  };
  const [epoch] = await stopped();
  const change = (state: 'active' | 'suspended') =>
    inTransaction(database, async (writing) => {
      await changePurpose(writing, await requirePurpose(writing, begun.purpose_id), { state }, null, now);
    });
  await change('suspended');
  expect(await stopped()).toEqual([Number(epoch) + 1, [begun.purpose_id]]);
  await change('active');
  expect(await stopped()).toEqual([Number(epoch) + 2, []]);
  await inTransaction(database, async (writing) =>
    endPurpose(writing, await requirePurpose(writing, begun.purpose_id), 'over', now),
  );
  expect((await stopped())[1]).toEqual([begun.purpose_id]);
  await endOverdue(database, deviceHolders, now);
  expect(await rows()).toMatchObject([{ consent, reason: 'purpose_ended' }]);
  expect(await device.lease(platform)).toMatchObject({ grants: [], tombstones: [consent] });
});
