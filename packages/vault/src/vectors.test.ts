import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from '@consentry/recognition';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AeadWrapper } from './aead-wrapper.ts';
import { SECTOR_BYTES } from './epoch-keys.ts';
import { KEY_SLOTS_FILE, KeySlots, SIDE_BYTES, SLOT_BLOCK_BYTES, SLOT_BYTES } from './key-slots.ts';
import { ROOT_KEY_FILE, softwareCustody } from './root-key.ts';
import { Rotation } from './rotation.ts';
import { additionalData, openTemplate, sealTemplate } from './sealed-template.ts';
import { GM, STD, suiteNamed } from './suite.ts';
import { temporaryFolder } from './vault.fixture.ts';

const Hex = z
  .string()
  .regex(/^([0-9a-f]{2})*$/)
  .transform((hex) => Buffer.from(hex, 'hex'));

const SuiteVectors = z.object({
  suite: z.enum(['std', 'gm']).default('std'),
  seals: z.array(
    z.object({
      binding: z.object({
        device: z.string(),
        consent: z.string(),
        purpose: z.string(),
        purposeVersion: z.number(),
        template: z.string(),
        model: z.string(),
        notAfter: z.number(),
        shares: z.union([z.literal(1), z.literal(2)]).default(1),
        rotation: z.int().nullable().default(null),
      }),
      key: Hex,
      share: Hex.nullable().default(null),
      nonce: Hex,
      plain: Hex,
      aad: Hex,
      ciphertext: Hex,
      tag: Hex,
    }),
  ),
  header: Hex.optional(),
  root: z.object({ device: z.string(), file: Hex }),
  epoch: z.object({ side: z.number(), key: Hex, nonce: Hex, context: Hex, record: Hex, pointer: Hex }),
  slots: z.array(
    z.object({
      slot: z.number(),
      kind: z.enum(['template', 'rotation']).default('template'),
      key: Hex,
      nonce: Hex,
      context: Hex,
      bytes: Hex,
    }),
  ),
});
const RotationVectors = z.object({
  rotations: z.array(
    z.object({
      suite: z.enum(['std', 'gm']),
      device: z.string(),
      purpose: z.string(),
      length: z.int(),
      key: Hex,
      plain: Hex,
      turned: Hex,
    }),
  ),
});

function read<T>(name: string, schema: z.ZodType<T>): T {
  const url = new URL(`../../../vectors/vault/${name}.json`, import.meta.url);
  return schema.parse(JSON.parse(readFileSync(url, 'utf8')));
}

/** Stores of before suites and rotation, and of each suite: none of them was made by this code. */
const FILES = ['seal', 'seal-std', 'seal-gm'] as const;
const all = FILES.map((file) => ({ file, ...read(file, SuiteVectors) }));
const every = all.flatMap(({ file, suite, seals }) =>
  seals.map((seal) => ({ file, suite: suiteNamed(suite), ...seal })),
);

/** Draws these bytes in turn, as a source of random bytes would. */
function drawing(...draws: readonly Uint8Array[]): (bytes: number) => Uint8Array {
  const left = [...draws];
  return (bytes) => {
    const drawn = left.shift() ?? new Uint8Array(bytes);
    if (drawn.length !== bytes) throw new Error(`${bytes} bytes were asked for, not ${drawn.length}.`);
    return drawn;
  };
}

test.each(every)(
  '$file: a template is sealed and opened as vector %# has it',
  ({ suite, binding, key, share, nonce, plain, aad, ...sealed }) => {
    expect(Buffer.from(additionalData(suite, binding)).equals(aad)).toBe(true);
    const made = sealTemplate(suite, plain, binding, share, drawing(key, nonce));
    expect(Buffer.from(made.sealed.ciphertext).equals(sealed.ciphertext)).toBe(true);
    expect(Buffer.from(made.sealed.tag).equals(sealed.tag)).toBe(true);
    const opened = openTemplate(suite, key, share, { nonce, ...sealed }, binding);
    expect(Buffer.from(opened ?? []).equals(plain)).toBe(true);
    // Without its share, or with one it does not have, it does not open.
    const other = share === null ? randomBytes(32) : null;
    expect(openTemplate(suite, key, other, { nonce, ...sealed }, binding)).toBe(null);
  },
);

test('the rotation a template is bound to counts, and so does the suite', () => {
  for (const { suite, binding, key, share, nonce, ciphertext, tag } of every) {
    const changes: readonly Partial<typeof binding>[] = [
      { rotation: 2 },
      { rotation: binding.rotation === null ? 1 : null },
    ];
    const sealed = { nonce, ciphertext, tag };
    for (const change of changes)
      expect(openTemplate(suite, key, share, sealed, { ...binding, ...change })).toBe(null);
    expect(openTemplate(suite === GM ? STD : GM, key, share, sealed, binding)).toBe(null);
  }
});

test('every bit of key, nonce, ciphertext, tag and additional data counts', () => {
  const [first] = every;
  if (first === undefined) throw new Error('No vector.');
  const { binding, key, nonce, ciphertext, tag } = first;
  const flipped = (bytes: Buffer, bit: number) =>
    bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
  for (let bit = 0; bit < 96; bit++) {
    expect(openTemplate(STD, flipped(key, bit), null, { nonce, ciphertext, tag }, binding)).toBe(null);
    expect(openTemplate(STD, key, null, { nonce: flipped(nonce, bit), ciphertext, tag }, binding)).toBe(null);
    expect(openTemplate(STD, key, null, { nonce, ciphertext: flipped(ciphertext, bit), tag }, binding)).toBe(
      null,
    );
    expect(openTemplate(STD, key, null, { nonce, ciphertext, tag: flipped(tag, bit) }, binding)).toBe(null);
  }
  expect(openTemplate(STD, key, null, { nonce, ciphertext, tag: tag.subarray(0, 8) }, binding)).toBe(null);
  for (const change of [
    { device: 'door-4' },
    { consent: binding.template },
    { purpose: 'building-3' },
    { purposeVersion: 3 },
    { template: binding.consent },
    { model: 'a2'.repeat(32) },
    { notAfter: binding.notAfter + 1 },
    // The same letters, divided otherwise.
    { device: `${binding.device}3`, consent: binding.consent.slice(1) },
  ]) {
    expect(openTemplate(STD, key, null, { nonce, ciphertext, tag }, { ...binding, ...change })).toBe(null);
  }
});

test.each(all)('$file: the epoch key is wrapped by the root key, and keys by the epoch key', (vectors) => {
  const { root, epoch, slots } = vectors;
  const suite = suiteNamed(vectors.suite);
  using place = temporaryFolder();
  writeFileSync(join(place.folder, ROOT_KEY_FILE), root.file, { mode: 0o600 });
  using wrapper = softwareCustody(place.folder, drawing(epoch.nonce)).open(root.device, false, suite);
  expect(Buffer.from(wrapper.wrap(epoch.key, epoch.context)).equals(epoch.record.subarray(4))).toBe(true);
  for (const { key, nonce, context, bytes } of slots) {
    using byEpoch = new AeadWrapper(suite, Buffer.from(epoch.key), drawing(nonce));
    expect(Buffer.from(byEpoch.wrap(key, context)).equals(bytes.subarray(4))).toBe(true);
  }
});

test.each(all)('$file: a slot file is read as the vectors have it', (vectors) => {
  const { root, epoch, slots, header } = vectors;
  const suite = suiteNamed(vectors.suite);
  for (const { slot, kind, key, bytes } of slots.filter(({ slot }) => slot <= 1)) {
    using place = temporaryFolder();
    writeFileSync(join(place.folder, ROOT_KEY_FILE), root.file, { mode: 0o600 });
    const path = join(place.folder, KEY_SLOTS_FILE);
    const open = (fresh: boolean): KeySlots => {
      const wrapper = softwareCustody(place.folder, randomBytes).open(root.device, false, suite);
      return KeySlots.open({ path, device: root.device, suite, root: wrapper, random: randomBytes, fresh });
    };
    open(true)[Symbol.dispose]();
    const file = Buffer.alloc(SLOT_BLOCK_BYTES * 2);
    readFileSync(path).copy(file);
    if (header !== undefined) expect(file.subarray(0, SECTOR_BYTES).equals(header)).toBe(true);
    epoch.record.copy(file, (1 + epoch.side) * SECTOR_BYTES);
    epoch.pointer.copy(file, 3 * SECTOR_BYTES);
    bytes.copy(file, SLOT_BLOCK_BYTES + slot * SLOT_BYTES + epoch.side * SIDE_BYTES);
    writeFileSync(path, file);
    using opened = open(false);
    expect(opened.epoch).toBe(3);
    expect(opened.used()).toEqual([slot]);
    expect(Buffer.from(opened.get(slot, kind) ?? []).equals(key)).toBe(true);
    // One of a template is none of a rotation.
    expect(opened.get(slot, kind === 'template' ? 'rotation' : 'template')).toBe(null);
  }
});

test.each(read('rotation', RotationVectors).rotations)(
  'a template of $length numbers is turned as vector %# has it, and back',
  ({ suite, device, purpose, length, key, plain, turned }) => {
    using rotation = new Rotation(key, { suite: suiteNamed(suite), device, purpose, length });
    const floats = (bytes: Uint8Array): number[] =>
      Array.from({ length }, (_, i) => Buffer.from(bytes).readFloatLE(4 * i));
    const nearly = (bytes: Uint8Array): unknown[] => floats(bytes).map((value) => expect.closeTo(value, 6));
    const template = Template.fromBytes(plain, 'a1'.repeat(32));
    expect(floats(rotation.turn(template).toBytes())).toEqual(nearly(turned));
    expect(floats(rotation.turnBack(rotation.turn(template)).toBytes())).toEqual(nearly(plain));
  },
);
