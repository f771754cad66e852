import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { seal } from './aead.ts';
import { AeadWrapper } from './aead-wrapper.ts';
import { SECTOR_BYTES } from './epoch-keys.ts';
import { KEY_SLOTS_FILE, KeySlots, SIDE_BYTES, SLOT_BLOCK_BYTES, SLOT_BYTES } from './key-slots.ts';
import { ROOT_KEY_FILE, softwareCustody } from './root-key.ts';
import { additionalData, openTemplate } from './sealed-template.ts';
import { STD } from './suite.ts';
import { temporaryFolder } from './vault.fixture.ts';

const Hex = z
  .string()
  .regex(/^([0-9a-f]{2})*$/)
  .transform((hex) => Buffer.from(hex, 'hex'));

const Vectors = z.object({
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
        shares: z.literal(1).default(1),
        rotation: z.null().default(null),
      }),
      key: Hex,
      nonce: Hex,
      plain: Hex,
      aad: Hex,
      ciphertext: Hex,
      tag: Hex,
    }),
  ),
  root: z.object({ device: z.string(), file: Hex }),
  epoch: z.object({ side: z.number(), key: Hex, nonce: Hex, context: Hex, record: Hex, pointer: Hex }),
  slots: z.array(z.object({ slot: z.number(), key: Hex, nonce: Hex, context: Hex, bytes: Hex })),
});

const url = new URL('../../../vectors/vault/seal.json', import.meta.url);
const { seals, root, epoch, slots } = Vectors.parse(JSON.parse(readFileSync(url, 'utf8')));

/** Draws these bytes in turn, as a source of random bytes would. */
function drawing(...draws: readonly Uint8Array[]): (bytes: number) => Uint8Array {
  const left = [...draws];
  return (bytes) => {
    const drawn = left.shift() ?? new Uint8Array(bytes);
    if (drawn.length !== bytes) throw new Error(`${bytes} bytes were asked for, not ${drawn.length}.`);
    return drawn;
  };
}

test.each(seals)(
  'a template is sealed and opened as vector %# has it',
  ({ binding, key, nonce, plain, aad, ...sealed }) => {
    expect(Buffer.from(additionalData(STD, binding)).equals(aad)).toBe(true);
    const made = seal(STD, key, nonce, plain, aad);
    expect(Buffer.from(made.ciphertext).equals(sealed.ciphertext)).toBe(true);
    expect(Buffer.from(made.tag).equals(sealed.tag)).toBe(true);
    expect(Buffer.from(openTemplate(STD, key, null, { nonce, ...sealed }, binding) ?? []).equals(plain)).toBe(
      true,
    );
  },
);

test('every bit of key, nonce, ciphertext, tag and additional data counts', () => {
  const [first] = seals;
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

test('the epoch key is wrapped by the root key, and data keys by the epoch key, as the vectors have it', () => {
  using place = temporaryFolder();
  writeFileSync(join(place.folder, ROOT_KEY_FILE), root.file, { mode: 0o600 });
  using wrapper = softwareCustody(place.folder, drawing(epoch.nonce)).open(root.device, false, STD);
  expect(Buffer.from(wrapper.wrap(epoch.key, epoch.context)).equals(epoch.record.subarray(4))).toBe(true);
  for (const { key, nonce, context, bytes } of slots) {
    using byEpoch = new AeadWrapper(STD, Buffer.from(epoch.key), drawing(nonce));
    expect(Buffer.from(byEpoch.wrap(key, context)).equals(bytes.subarray(4))).toBe(true);
  }
});

test('a slot file is read as the vectors have it', () => {
  for (const { slot, key, bytes } of slots.filter(({ slot }) => slot <= 1)) {
    using place = temporaryFolder();
    writeFileSync(join(place.folder, ROOT_KEY_FILE), root.file, { mode: 0o600 });
    const path = join(place.folder, KEY_SLOTS_FILE);
    const open = (fresh: boolean): KeySlots => {
      const wrapper = softwareCustody(place.folder, randomBytes).open(root.device, false, STD);
      return KeySlots.open({
        path,
        device: root.device,
        suite: STD,
        root: wrapper,
        random: randomBytes,
        fresh,
      });
    };
    open(true)[Symbol.dispose]();
    const file = Buffer.alloc(SLOT_BLOCK_BYTES * 2);
    readFileSync(path).copy(file);
    epoch.record.copy(file, (1 + epoch.side) * SECTOR_BYTES);
    epoch.pointer.copy(file, 3 * SECTOR_BYTES);
    bytes.copy(file, SLOT_BLOCK_BYTES + slot * SLOT_BYTES + epoch.side * SIDE_BYTES);
    writeFileSync(path, file);
    using opened = open(false);
    expect(opened.epoch).toBe(3);
    expect(opened.used()).toEqual([slot]);
    expect(Buffer.from(opened.get(slot) ?? []).equals(key)).toBe(true);
  }
});
