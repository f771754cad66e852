import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FRAMES_WANTED, REPLY_MAX_BYTES, type VaultReply, type VaultRequest } from '@consentry/contract';
import type { GateFacts } from '@consentry/law';
import { isOnePerson } from '@consentry/recognition';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeReply, encodeRequest, RequestReader } from '../pipe/frame.ts';
import { CAPTURE_IDLE_MS, CAPTURES_MAX } from './captures.ts';
import { VaultService } from './service.ts';
import {
  CONFINED,
  DEVICE,
  lawfulFacts,
  syntheticEyes,
  syntheticVault,
  temporaryFolder,
} from './service.fixture.ts';

const RULE = { threshold: 0.9, centred: false };

function bench(folder?: string) {
  const place = temporaryFolder();
  let now = Date.now();
  const clock = () => now;
  const service = new VaultService({
    confinement: CONFINED,
    device: DEVICE,
    overwritesInPlace: true,
    now: clock,
  });
  const vault = syntheticVault(folder ?? place.folder, clock);
  service.begin({
    vault,
    eyes: syntheticEyes,
    isOnePerson: (permit, templates) => isOnePerson(permit, templates, RULE, now),
  });
  let serial = 0;
  const ask = async (question: object, image?: Uint8Array): Promise<VaultReply> => {
    serial++;
    const bytes = encodeRequest({ ...question, serial } as VaultRequest, image ?? null);
    const [frame] = [...new RequestReader().push(bytes)];
    if (frame === undefined) throw new Error('No frame.');
    const reply = await service.answer(frame);
    expect(frame.image.every((byte) => byte === 0)).toBe(true);
    expect(encodeReply(reply).length).toBeLessThanOrEqual(REPLY_MAX_BYTES + 4);
    if (reply.outcome !== 'error') expect(reply.serial).toBe(serial);
    return reply;
  };
  const observe = (
    capture: string,
    act: 'enrol' | 'verify' | 'identify',
    facts: GateFacts,
    person: number,
    flaw = 0,
  ) => ask({ op: 'observe', capture, act, need: FRAMES_WANTED[act], facts }, Uint8Array.of(person, flaw));
  const look = async (act: 'enrol' | 'verify' | 'identify', facts: GateFacts, person: number) => {
    const capture = randomUUID();
    for (;;) {
      const reply = await observe(capture, act, facts, person);
      if (reply.outcome !== 'more') return reply;
    }
  };
  return {
    service,
    vault,
    ask,
    observe,
    look,
    facts: (act: 'enrol' | 'verify' | 'identify', consent: string, mode?: 'identify') =>
      lawfulFacts(act, consent, now, mode),
    pass: (ms: number) => {
      now += ms;
    },
    [Symbol.dispose]: () => {
      vault.close();
      place[Symbol.dispose]();
    },
  };
}

test('enrol, verify, stranger, withdraw, refused', async () => {
  using b = bench();
  const ann = randomUUID();
  const capture = randomUUID();
  for (let have = 1; have < FRAMES_WANTED.enrol; have++) {
    expect(await b.observe(capture, 'enrol', b.facts('enrol', ann), 1)).toMatchObject({
      outcome: 'more',
      have,
      need: FRAMES_WANTED.enrol,
    });
    expect(await b.observe(capture, 'enrol', b.facts('enrol', ann), 1, 1)).toMatchObject({
      outcome: 'guidance',
      reasons: ['too_dark', 'turned_away'],
      have,
    });
  }
  expect(await b.observe(capture, 'enrol', b.facts('enrol', ann), 1)).toMatchObject({ outcome: 'enrolled' });
  expect(b.service.captures).toBe(0);
  expect(await b.ask({ op: 'hello' })).toMatchObject({ outcome: 'hello', confined: true, enrolled: 1 });
  expect(await b.look('enrol', b.facts('enrol', ann), 1)).toMatchObject({ code: 'already_enrolled' });
  expect(await b.look('verify', b.facts('verify', ann), 1)).toMatchObject({ outcome: 'match', consent: ann });
  expect(await b.look('verify', b.facts('verify', ann), 2)).toMatchObject({ outcome: 'no_match' });
  expect(await b.look('verify', b.facts('verify', randomUUID()), 1)).toMatchObject({ code: 'not_enrolled' });
  expect(await b.ask({ op: 'erase', consent: ann })).toMatchObject({ outcome: 'erased', count: 1 });
  expect(await b.ask({ op: 'erase', consent: ann })).toMatchObject({ outcome: 'erased', count: 0 });
  expect(await b.look('verify', b.facts('verify', ann), 1)).toMatchObject({ code: 'erased' });
  expect(await b.look('enrol', b.facts('enrol', ann), 1)).toMatchObject({ code: 'erased' });
  expect(await b.ask({ op: 'hello' })).toMatchObject({ enrolled: 0 });
});

test('an erasure is settled when asked, and in time when nobody asks', async () => {
  using b = bench();
  const [ann, bo] = [randomUUID(), randomUUID()];
  for (const [person, consent] of [ann, bo].entries())
    await b.look('enrol', b.facts('enrol', consent), person + 1);
  const erasure = (consent: string) => b.ask({ op: 'erasure', consent, share_destroyed: false });
  expect(await erasure(ann)).toMatchObject({ code: 'not_enrolled' });
  await b.ask({ op: 'erase', consent: ann });
  expect(await erasure(ann)).toMatchObject({ templates: 1, epoch_from: 1, epoch_to: null });
  expect(await b.ask({ op: 'settle' })).toMatchObject({ outcome: 'settled', count: 1 });
  expect(await erasure(ann)).toMatchObject({ templates: 1, epoch_from: 1, epoch_to: 2 });
  await b.ask({ op: 'erase', consent: bo });
  b.pass(59_999);
  b.service.sweep();
  expect(await erasure(bo)).toMatchObject({ epoch_from: 2, epoch_to: null });
  b.pass(1);
  b.service.sweep();
  expect(await erasure(bo)).toMatchObject({ epoch_from: 2, epoch_to: 3 });
  expect(b.service.mustStop).toBe(false);
});

test('identify gives the consent of the one who matches', async () => {
  using b = bench();
  const [ann, bo] = [randomUUID(), randomUUID()];
  for (const [consent, person] of [
    [ann, 1],
    [bo, 2],
  ] as const) {
    expect(await b.look('enrol', b.facts('enrol', consent, 'identify'), person)).toMatchObject({
      outcome: 'enrolled',
    });
  }
  const once = b.facts('identify', randomUUID());
  expect(await b.look('identify', once, 2)).toMatchObject({ outcome: 'match', consent: bo });
  expect(await b.look('identify', once, 3)).toMatchObject({ outcome: 'no_match' });
});

test('the law is asked inside, for every frame', async () => {
  using b = bench();
  const ann = randomUUID();
  const lawful = b.facts('enrol', ann);
  const capture = randomUUID();
  await b.observe(capture, 'enrol', lawful, 1);
  if (lawful.consent === null) throw new Error('no consent');
  const cases: readonly GateFacts[] = [
    { ...lawful, consent: null },
    {
      ...lawful,
      consent: { ...lawful.consent, state: 'withdrawn', withdrawn_at: lawful.consent.decided_at },
    },
    { ...lawful, alternatives: [] },
    { ...lawful, started_by_person: false },
    { ...lawful, device: { ...lawful.device, space: 'toilet' } },
  ];
  for (const facts of cases) {
    expect(await b.observe(capture, 'enrol', facts, 1)).toMatchObject({ outcome: 'refused', act: 'enrol' });
    expect(b.service.captures).toBe(0);
  }
  // Everything wrong at once still fits a reply.
  const worst: GateFacts = {
    ...lawful,
    consent: null,
    alternatives: [],
    started_by_person: false,
    purpose: { ...lawful.purpose, state: 'ended', assessment: null },
    notice: { ...lawful.notice, presented: null, retention_days: 1 },
    person: { age: { kind: 'unknown' }, guardian: null },
    device: {
      ...lawful.device,
      state: 'retired',
      place: 'public',
      space: 'toilet',
      capture_area: null,
      sign_approved_at: null,
    },
  };
  expect(await b.observe(capture, 'identify', worst, 1)).toMatchObject({ outcome: 'refused' });
  expect(
    await b.observe(capture, 'enrol', { ...lawful, device: { ...lawful.device, id: 'door-9' } }, 1),
  ).toMatchObject({
    code: 'malformed_request',
  });
});

test('frames of two people are no enrolment, and it starts over', async () => {
  using b = bench();
  const facts = b.facts('enrol', randomUUID());
  const capture = randomUUID();
  await b.observe(capture, 'enrol', facts, 1);
  await b.observe(capture, 'enrol', facts, 1);
  expect(await b.observe(capture, 'enrol', facts, 2)).toMatchObject({ code: 'frames_differ' });
  expect(b.service.captures).toBe(0);
  expect(await b.observe(capture, 'enrol', facts, 1)).toMatchObject({ outcome: 'more', have: 1 });
});

test('a capture keeps its act and its consent', async () => {
  using b = bench();
  const ann = randomUUID();
  const capture = randomUUID();
  await b.observe(capture, 'enrol', b.facts('enrol', ann), 1);
  expect(await b.observe(capture, 'enrol', b.facts('enrol', randomUUID()), 1)).toMatchObject({
    code: 'malformed_request',
  });
});

test('captures are bounded, abandoned and forgotten when idle', async () => {
  using b = bench();
  const facts = b.facts('enrol', randomUUID());
  const captures = Array.from({ length: CAPTURES_MAX + 2 }, () => randomUUID());
  for (const capture of captures) await b.observe(capture, 'enrol', facts, 1);
  expect(b.service.captures).toBe(CAPTURES_MAX);
  const last = captures.at(-1) ?? '';
  expect(await b.ask({ op: 'abandon', capture: last })).toMatchObject({ outcome: 'done' });
  expect(b.service.captures).toBe(CAPTURES_MAX - 1);
  b.pass(CAPTURE_IDLE_MS - 1);
  b.service.sweep();
  expect(b.service.captures).toBe(CAPTURES_MAX - 1);
  b.pass(1);
  b.service.sweep();
  expect(b.service.captures).toBe(0);
});

test('no photo is looked at where nothing can come of it', async () => {
  using b = bench();
  const before = syntheticEyes.take;
  const nobody = randomUUID();
  expect(await b.look('identify', b.facts('identify', nobody), 1)).toMatchObject({ code: 'not_enrolled' });
  expect(await b.look('verify', b.facts('verify', nobody), 1)).toMatchObject({ code: 'not_enrolled' });
  expect(syntheticEyes.take).toBe(before);
  // The control: the first frame of an enrolment is looked at.
  await b.observe(randomUUID(), 'enrol', b.facts('enrol', nobody), 1);
  expect(syntheticEyes.take).toBe(before + 1);
});

test('nor while a template does not open: not even for an enrolment', async () => {
  using place = temporaryFolder();
  const [ann, bo] = [randomUUID(), randomUUID()];
  {
    using b = bench(place.folder);
    expect(await b.look('enrol', b.facts('enrol', ann), 1)).toMatchObject({ outcome: 'enrolled' });
  }
  const keys = join(place.folder, 'keys.slots');
  const bytes = readFileSync(keys);
  // A byte of the wrapped key in the first slot.
  bytes.writeUInt8(bytes.readUInt8(4096 + 20) ^ 1, 4096 + 20);
  writeFileSync(keys, bytes);
  using b = bench(place.folder);
  const before = syntheticEyes.take;
  expect(await b.observe(randomUUID(), 'enrol', b.facts('enrol', bo), 2)).toMatchObject({
    code: 'store_failed',
  });
  expect(syntheticEyes.take).toBe(before);
  expect(b.service.mustStop).toBe(false);
  expect(await b.ask({ op: 'erase', consent: ann })).toMatchObject({ outcome: 'erased', count: 1 });
  expect(await b.look('enrol', b.facts('enrol', bo), 2)).toMatchObject({ outcome: 'enrolled' });
});

test('a clock that is set back keeps no template of a capture nobody went on with', async () => {
  using b = bench();
  await b.observe(randomUUID(), 'enrol', b.facts('enrol', randomUUID()), 1);
  b.pass(1 - CAPTURE_IDLE_MS);
  b.service.sweep();
  expect(b.service.captures).toBe(1);
  b.pass(-1);
  b.service.sweep();
  expect(b.service.captures).toBe(0);
});

test('templates of a capture are wiped when it is decided, abandoned or swept', async () => {
  using b = bench();
  const seen: { readonly wiped: boolean }[] = [];
  const place = temporaryFolder();
  const service = new VaultService({
    confinement: CONFINED,
    device: DEVICE,
    overwritesInPlace: true,
    now: Date.now,
  });
  const vault = syntheticVault(place.folder, Date.now);
  service.begin({
    vault,
    eyes: {
      ...syntheticEyes,
      async look(permit, photo, area) {
        const found = await syntheticEyes.look(permit, photo, area);
        if (found.template !== null) seen.push(found.template);
        return found;
      },
    },
    isOnePerson: () => true,
  });
  const facts = b.facts('enrol', randomUUID());
  for (let i = 0; i < FRAMES_WANTED.enrol; i++) {
    const bytes = encodeRequest(
      {
        op: 'observe',
        serial: i + 1,
        capture: '3f0c8a52-6a2e-4d57-9d0a-5b1f6f6f9a11',
        act: 'enrol',
        need: FRAMES_WANTED.enrol,
        facts,
      },
      Uint8Array.of(1, 0),
    );
    for (const frame of new RequestReader().push(bytes)) await service.answer(frame);
    // The control: before the decision they are there.
    if (i === FRAMES_WANTED.enrol - 2) expect(seen.some(({ wiped }) => wiped)).toBe(false);
  }
  expect(seen).toHaveLength(FRAMES_WANTED.enrol);
  expect(seen.every(({ wiped }) => wiped)).toBe(true);
  vault.close();
  place[Symbol.dispose]();
  expect(FRAMES_WANTED.verify).toBeLessThan(FRAMES_WANTED.enrol);
});

test('unconfined, it says so and does nothing else; without models it says starting', async () => {
  const question = encodeRequest({ op: 'erase', serial: 3, consent: randomUUID() }, null);
  const hello = encodeRequest({ op: 'hello', serial: 4 }, null);
  const ask = async (service: VaultService, bytes: Uint8Array) => {
    for (const frame of new RequestReader().push(bytes)) return service.answer(frame);
    return null;
  };
  const loose = new VaultService({
    confinement: { confined: false, denied: ['child'] },
    device: DEVICE,
    overwritesInPlace: true,
    now: Date.now,
  });
  expect(await ask(loose, hello)).toMatchObject({
    outcome: 'hello',
    confined: false,
    denied: ['child'],
    enrolled: 0,
  });
  expect(await ask(loose, question)).toEqual({ outcome: 'error', serial: 3, code: 'not_confined' });
  using b = bench();
  expect(() => loose.begin({ vault: b.vault, eyes: syntheticEyes, isOnePerson: () => true })).toThrow(
    'Not confined',
  );
  const early = new VaultService({
    confinement: CONFINED,
    device: DEVICE,
    overwritesInPlace: true,
    now: Date.now,
  });
  expect(await ask(early, hello)).toEqual({ outcome: 'error', serial: 4, code: 'starting' });
  expect(await ask(early, question)).toEqual({ outcome: 'error', serial: 3, code: 'starting' });
});

test('whatever is asked, the answer is of the closed schema and within its bound', async () => {
  using b = bench();
  const facts = b.facts('verify', randomUUID());
  const good = JSON.stringify({
    op: 'observe',
    serial: 9,
    capture: randomUUID(),
    act: 'verify',
    need: 3,
    facts,
  });
  const outcomes = new Map<string, number>();
  const check = async (header: Uint8Array, image: Uint8Array) => {
    const reply = await b.service.answer({ header, image });
    expect(encodeReply(reply).length).toBeLessThanOrEqual(REPLY_MAX_BYTES + 4);
    const name = reply.outcome === 'error' ? reply.code : reply.outcome;
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  };
  const mutated = fc
    .tuple(fc.nat(good.length - 1), fc.nat(40), fc.string({ maxLength: 20 }))
    .map(([at, cut, put]) => good.slice(0, at) + put + good.slice(at + cut));
  const text = fc.oneof(mutated, fc.json(), fc.string(), fc.constant(good));
  await fc.assert(
    fc.asyncProperty(text, fc.uint8Array({ maxLength: 3 }), (header, image) =>
      check(new TextEncoder().encode(header), image),
    ),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => check(bytes, new Uint8Array(0))),
    { numRuns: 200 },
  );
  expect(outcomes.has('internal')).toBe(false);
  expect(outcomes.get('malformed_request')).toBeGreaterThan(100);
  expect(outcomes.get('not_enrolled')).toBeGreaterThan(0);
});
