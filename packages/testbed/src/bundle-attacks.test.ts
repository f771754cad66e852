import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import {
  BUNDLE_CONTEXT,
  Bundle,
  type Grant,
  type LeaseRequest,
  type SignedBundle,
} from '@consentry/contract';
import {
  type Asked,
  type BootClock,
  type BundleRefusal,
  type Held,
  bundleCrypto,
  emptyHanded,
  takeBundle,
} from '@consentry/device';
import {
  type BundleParts,
  type DeviceSet,
  admitted,
  bundleFor,
  grant,
  keyId,
  revoke,
  signBundle,
  snapshotOf,
} from '@consentry/platform';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';

const TTL = 900_000;
const ISSUED = '2026-11-22T09:00:00.000Z';
const platform = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const pem = platform.publicKey.export({ type: 'spki', format: 'pem' });
const crypto = bundleCrypto([pem]);
const clock: BootClock = { bootId: 'boot-1', boot: 50_000 };

function granted(): Grant {
  return {
    consent_id: randomUUID(),
    purpose_id: 'door',
    purpose_version: 1,
    mode: 'verify',
    not_after: '2027-11-01T00:00:00Z',
  };
}

/** A device that holds a bundle with grants and tombstones, and asks for the next. */
interface Scene {
  readonly set: DeviceSet;
  readonly other: DeviceSet;
  readonly held: Held;
  readonly before: SignedBundle;
  readonly asked: Asked;
  readonly genuine: Bundle;
  /** The same as what has changed since the bundle that is held. */
  readonly changes: Bundle;
}

let scene: Scene;

function request(device_id: string, nonce: string, held_epoch = 0): LeaseRequest {
  return { device_id, nonce, held_epoch, whole: false, key_generation: 1 };
}

/** What the platform signs with a set. */
function parts(set: DeviceSet): BundleParts {
  const digest = createHash('sha256').update(snapshotOf(set)).digest('hex');
  return { issuedAt: ISSUED, digest, keys: { generation: 2, trusted: [pem] } };
}

beforeAll(() => {
  const grants = Array.from({ length: 20 }, granted);
  const fill = (deviceId: string): DeviceSet =>
    grants
      .slice(0, 5)
      .reduce(
        (set, { consent_id }) => revoke(set, consent_id),
        grants.reduce(grant, admitted(deviceId, TTL)),
      );
  const set = fill('door-1');
  const first = { nonce: randomBytes(16).toString('hex'), bootId: 'boot-1', sentAt: 40_000 };
  const before = signBundle(bundleFor(set, request('door-1', first.nonce), parts(set)), platform.privateKey);
  const taken = takeBundle(emptyHanded('door-1'), first, before, { bootId: 'boot-1', boot: 40_100 }, crypto);
  if ('refused' in taken) throw new Error(taken.refused);
  const next = revoke(set, grants[6]?.consent_id ?? '');
  const asked = { nonce: randomBytes(16).toString('hex'), bootId: 'boot-1', sentAt: 49_900 };
  const genuine = bundleFor(next, request('door-1', asked.nonce), parts(next));
  const changes = bundleFor(next, request('door-1', asked.nonce, set.epoch), parts(next));
  scene = { set: next, other: fill('door-2'), held: taken.held, before, asked, genuine, changes };
});

/** Signs anything, as a platform gone mad would: what it says must still not be taken. */
function signedAnyhow(bundle: unknown): SignedBundle {
  const payload = JSON.stringify(bundle);
  const signature = sign(null, Buffer.from(BUNDLE_CONTEXT + payload), platform.privateKey).toString('hex');
  return { payload, key_id: keyId(platform.privateKey), signature };
}

type Attack = readonly [
  name: string,
  make: (scene: Scene, n: number) => unknown,
  refusals: readonly BundleRefusal[],
];

const flip = (text: string, n: number): string => {
  const at = n % text.length;
  const other = text[at] === 'a' ? 'b' : 'a';
  return text.slice(0, at) + other + text.slice(at + 1);
};

const ATTACKS: readonly Attack[] = [
  ['an answer to an older request', ({ before }) => before, ['not_asked_for']],
  [
    'an older epoch',
    ({ genuine }, n) => signedAnyhow({ ...genuine, epoch: 1 + (n % (genuine.epoch - 1)) }),
    ['older_epoch', 'epoch_with_other_content'],
  ],
  [
    'another device',
    ({ other, asked }) => signedAnyhow(bundleFor(other, request('door-2', asked.nonce), parts(other))),
    ['other_device'],
  ],
  [
    'missing tombstones',
    ({ genuine, held }, n) =>
      signedAnyhow({
        ...genuine,
        tombstones: genuine.tombstones.filter((id) => id !== [...held.tombstones][n % held.tombstones.size]),
      }),
    ['tombstones_missing'],
  ],
  [
    'no tombstones at all',
    ({ genuine }) => signedAnyhow({ ...genuine, tombstones: [] }),
    ['tombstones_missing'],
  ],
  [
    'a lease of a year',
    ({ genuine }) => signedAnyhow({ ...genuine, lease_ttl_ms: 31_536_000_000 }),
    ['malformed'],
  ],
  ['a stranger’s key', ({ genuine }) => signBundle(genuine, stranger.privateKey), ['wrong_signature']],
  [
    'a stranger’s signature under the platform’s key id',
    ({ genuine }) => ({
      ...signBundle(genuine, platform.privateKey),
      signature: signBundle(genuine, stranger.privateKey).signature,
    }),
    ['wrong_signature'],
  ],
  [
    'the payload of one and the signature of another',
    ({ genuine, before }) => ({ ...signBundle(genuine, platform.privateKey), signature: before.signature }),
    ['wrong_signature'],
  ],
  [
    'grants of one and tombstones of another under an old signature',
    ({ genuine, before }) => {
      const old = Bundle.parse(JSON.parse(before.payload));
      return { ...before, payload: JSON.stringify({ ...genuine, grants: old.grants }) };
    },
    ['wrong_signature'],
  ],
  [
    'a flipped character of the payload',
    ({ genuine }, n) => {
      const signed = signBundle(genuine, platform.privateKey);
      return { ...signed, payload: flip(signed.payload, n) };
    },
    ['wrong_signature'],
  ],
  [
    'a flipped digit of the signature',
    ({ genuine }, n) => {
      const signed = signBundle(genuine, platform.privateKey);
      return { ...signed, signature: flip(signed.signature, n) };
    },
    ['wrong_signature'],
  ],
  [
    'a truncated payload',
    ({ genuine }, n) => {
      const signed = signBundle(genuine, platform.privateKey);
      return { ...signed, payload: signed.payload.slice(0, 2 + (n % (signed.payload.length - 2))) };
    },
    ['wrong_signature'],
  ],
  [
    'a truncated signature',
    ({ genuine }, n) => {
      const signed = signBundle(genuine, platform.privateKey);
      return { ...signed, signature: signed.signature.slice(0, n % 128) };
    },
    ['malformed'],
  ],
  [
    'a withdrawn consent granted again',
    ({ genuine, held }) => {
      const [gone] = held.tombstones;
      const again = { ...granted(), consent_id: gone };
      return signedAnyhow({
        ...genuine,
        grants: [...genuine.grants, again].toSorted((a, b) =>
          (a.consent_id ?? '') < (b.consent_id ?? '') ? -1 : 1,
        ),
      });
    },
    ['malformed'],
  ],
  [
    'the epoch in hand with other content',
    ({ genuine, held }) => signedAnyhow({ ...genuine, epoch: held.epoch }),
    ['epoch_with_other_content'],
  ],
  [
    'changes to another base',
    ({ changes }, n) => signedAnyhow({ ...changes, base: 1 + (n % (changes.base - 1)) }),
    ['other_base'],
  ],
  [
    'changes to a base that it never held',
    ({ changes }) => signedAnyhow({ ...changes, base: changes.epoch }),
    ['other_base'],
  ],
  [
    'changes that pass for everything',
    ({ changes }) => signedAnyhow({ ...changes, base: 0 }),
    ['tombstones_missing'],
  ],
  [
    'everything that passes for changes',
    ({ genuine, held }) => signedAnyhow({ ...genuine, base: held.epoch, grants: [granted()] }),
    ['snapshot_differs'],
  ],
  [
    'changes without their tombstone',
    ({ changes }) => signedAnyhow({ ...changes, tombstones: [] }),
    ['snapshot_differs'],
  ],
  [
    'changes with one grant more',
    ({ changes }) => signedAnyhow({ ...changes, grants: [granted()] }),
    ['snapshot_differs'],
  ],
  [
    'changes that grant again what is withdrawn',
    ({ changes, held }) =>
      signedAnyhow({ ...changes, grants: [{ ...granted(), consent_id: [...held.tombstones][0] }] }),
    ['malformed'],
  ],
  [
    'changes with the digest of something else',
    ({ changes }, n) => signedAnyhow({ ...changes, digest: flip(changes.digest, n) }),
    ['snapshot_differs', 'malformed'],
  ],
  [
    'changes in another order',
    ({ changes, held }) =>
      signedAnyhow({
        ...changes,
        tombstones: [...held.tombstones, ...changes.tombstones].toSorted().toReversed(),
      }),
    ['malformed'],
  ],
  [
    'changes that stop a purpose behind the digest',
    ({ changes }) => signedAnyhow({ ...changes, stopped: ['door'] }),
    ['snapshot_differs'],
  ],
  [
    'truncated changes',
    ({ changes }, n) => {
      const signed = signBundle(changes, platform.privateKey);
      return { ...signed, payload: signed.payload.slice(0, 2 + (n % (signed.payload.length - 2))) };
    },
    ['wrong_signature'],
  ],
  [
    'changes of an earlier request',
    ({ set }) => {
      const earlier = bundleFor(set, request('door-1', '0'.repeat(32), set.epoch - 1), parts(set));
      return signBundle(earlier, platform.privateKey);
    },
    ['not_asked_for'],
  ],
  [
    'keys of a generation that is over',
    ({ genuine }) => signedAnyhow({ ...genuine, keys: { ...genuine.keys, generation: 1 } }),
    ['older_keys'],
  ],
  [
    'more keys than a change has',
    ({ genuine }) =>
      signedAnyhow({
        ...genuine,
        keys: { generation: 3, trusted: Array.from({ length: 3 }, () => pem) },
      }),
    ['malformed'],
  ],
  ['an unknown field', ({ genuine }) => signedAnyhow({ ...genuine, face: 'x' }), ['malformed']],
  [
    'a signature without its context',
    ({ genuine }) => ({
      ...signBundle(genuine, platform.privateKey),
      payload: BUNDLE_CONTEXT + JSON.stringify(genuine),
    }),
    ['wrong_signature'],
  ],
  [
    'no bundle',
    (_, n) => [null, undefined, 7, '', [], {}, { payload: '{}' }, 'x'.repeat(n % 999)][n % 8],
    ['malformed'],
  ],
  [
    'a huge text',
    () => ({ payload: ' '.repeat(64 * 1024 * 1024 + 1), key_id: '0'.repeat(32), signature: '0'.repeat(128) }),
    ['malformed'],
  ],
];

test('1,000 adversarial bundles: none is taken, and what is held stays as it is', () => {
  const names = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...ATTACKS.filter(([name]) => name !== 'a huge text')),
      fc.nat(),
      ([name, make, refusals], n) => {
        names.add(name);
        const before = structuredClone(scene.held);
        const taken = takeBundle(scene.held, scene.asked, make(scene, n), clock, crypto);
        expect([name, taken]).toEqual([name, { refused: expect.toBeOneOf([...refusals]) }]);
        expect(scene.held).toEqual(before);
      },
    ),
    { numRuns: 1000 },
  );
  expect(names.size).toBe(ATTACKS.length - 1);
});

test('a bundle that comes after its lease, or is too long to be one, is not taken', () => {
  const late = { bootId: 'boot-1', boot: scene.asked.sentAt + TTL };
  const genuine = signBundle(scene.genuine, platform.privateKey);
  expect(takeBundle(scene.held, scene.asked, genuine, late, crypto)).toEqual({ refused: 'too_late' });
  expect(
    takeBundle(scene.held, scene.asked, genuine, { ...late, boot: late.boot - 1 }, crypto),
  ).not.toHaveProperty('refused');
  const [, huge] = ATTACKS.find(([name]) => name === 'a huge text') ?? ATTACKS[0] ?? [];
  expect(takeBundle(scene.held, scene.asked, huge?.(scene, 0), clock, crypto)).toEqual({
    refused: 'malformed',
  });
});

test('the genuine changes are taken and come to the same as everything (control)', () => {
  const take = (bundle: Bundle) => {
    const taken = takeBundle(scene.held, scene.asked, signBundle(bundle, platform.privateKey), clock, crypto);
    if ('refused' in taken) throw new Error(taken.refused);
    return {
      ...taken.held,
      grants: new Map([...taken.held.grants].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    };
  };
  expect([scene.changes.base, scene.changes.grants.length, scene.changes.tombstones.length]).toEqual([
    scene.set.epoch - 1,
    0,
    1,
  ]);
  expect(take(scene.changes)).toEqual(take(scene.genuine));
});

test('after a reboot the answer to an earlier request is nothing', () => {
  const genuine = signBundle(scene.genuine, platform.privateKey);
  const rebooted = { bootId: 'boot-2', boot: 100 };
  expect(takeBundle(scene.held, scene.asked, genuine, rebooted, crypto)).toEqual({
    refused: 'not_asked_for',
  });
});

test('the genuine bundle is taken, whole (control)', () => {
  const taken = takeBundle(
    scene.held,
    scene.asked,
    signBundle(scene.genuine, platform.privateKey),
    clock,
    crypto,
  );
  if ('refused' in taken) throw new Error(taken.refused);
  expect(taken.held.epoch).toBe(scene.genuine.epoch);
  expect([...taken.held.tombstones]).toEqual(scene.genuine.tombstones);
  expect(taken.held.grants.size).toBe(14);
  expect(taken.lease).toEqual({ bootId: 'boot-1', from: 49_900, ttl: TTL, issuedAt: Date.parse(ISSUED) });
});

test('a platform signs nothing that no device would take', () => {
  const wrong = { ...scene.genuine, grants: [...scene.genuine.grants, ...scene.genuine.grants] };
  expect(() => signBundle(wrong, platform.privateKey)).toThrow(/grants/);
  expect(() =>
    bundleCrypto([generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'pem' })]),
  ).toThrow(TypeError);
});
