/**
 * What a bundle costs for a device with many grants: everything, what one withdrawal changes, and a renewal.
 *
 *   node bench/bundle.ts [--grants 50000] [--runs 10]
 *
 * `make` is what the platform does once it has the set: digest, JSON, signature. `take` is what the device
 * does before it writes: signature, JSON, checks, digest. Real keys; the database has its own figures.
 */
import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { LeaseRequest, SignedBundle } from '@consentry/contract';
import { type Held, bundleCrypto, emptyHanded, takeBundle } from '@consentry/device';
import { type DeviceSet, admitted, bundleFor, revoke, signBundle, snapshotOf } from '@consentry/platform';

const { values } = parseArgs({
  options: { grants: { type: 'string', default: '50000' }, runs: { type: 'string', default: '10' } },
});
const [GRANTS, RUNS] = [Number(values.grants), Number(values.runs)];
const DEVICE = 'door-1';
const pair = generateKeyPairSync('ed25519');
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' });
const crypto = bundleCrypto([pem]);
const keys = { generation: 1, trusted: [pem] };

function filled(): DeviceSet {
  const purpose_id = randomUUID();
  const not_after = '2027-11-01T00:00:00.000Z';
  const grants = Array.from({ length: GRANTS }, () => ({
    consent_id: randomUUID(),
    purpose_id,
    purpose_version: 1,
    mode: 'verify' as const,
    not_after,
  }));
  return {
    ...admitted(DEVICE, 900_000),
    epoch: GRANTS + 1,
    grants: new Map(grants.map((grant) => [grant.consent_id, grant])),
    granted: new Map(grants.map(({ consent_id }, at) => [consent_id, at + 2])),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** One exchange, as often as asked; what the device holds afterwards. */
function exchange(name: string, held: Held, set: DeviceSet, known: string | null): Held {
  const times: { make: number[]; take: number[] } = { make: [], take: [] };
  let size = 0;
  let after = held;
  for (let run = 0; run < RUNS; run += 1) {
    const nonce = randomBytes(16).toString('hex');
    const request: LeaseRequest = {
      device_id: DEVICE,
      nonce,
      held_epoch: held.epoch,
      whole: false,
      key_generation: held.keyGeneration,
    };
    const begun = performance.now();
    // The platform computes the digest of an epoch once, for all its renewals.
    const digest = known ?? createHash('sha256').update(snapshotOf(set)).digest('hex');
    const parts = { issuedAt: new Date().toISOString(), digest, keys };
    const signed: SignedBundle = signBundle(bundleFor(set, request, parts), pair.privateKey);
    const made = performance.now();
    const asked = { nonce, bootId: 'boot', sentAt: 0 };
    const taken = takeBundle(held, asked, signed, { bootId: 'boot', boot: 1 }, crypto);
    times.make.push(made - begun);
    times.take.push(performance.now() - made);
    if ('refused' in taken) throw new Error(taken.refused);
    after = taken.held;
    size = JSON.stringify(signed).length;
  }
  const ms = (list: readonly number[]): string => `${median(list).toFixed(1)} ms`;
  process.stdout.write(
    `${name}: ${(size / 1024).toFixed(1)} KiB, make ${ms(times.make)}, take ${ms(times.take)}\n`,
  );
  return after;
}

const set = filled();
const held = exchange('everything', emptyHanded(DEVICE), set, null);
const [gone] = set.grants.keys();
const next = revoke(set, gone ?? '');
const later = exchange('one withdrawal', held, next, null);
exchange('a renewal', later, next, later.digest);
process.stdout.write(`peak resident memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB\n`);
