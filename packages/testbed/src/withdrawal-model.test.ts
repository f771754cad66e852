import { takeBundle } from '@consentry/device';
import { bundleFor, grant, revoke, withdrawalState } from '@consentry/platform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROTOCOL, type Protocol, type Step, TTL, live } from './withdrawal-model.ts';

const index = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('consent' as const),
      portal: index,
      devices: fc.integer({ min: 1, max: 7 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('withdraw' as const), portal: index, consent: index }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('withdraw_at' as const), device: index, consent: index }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('ask' as const), device: index }) },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'deliver' as const,
        'deliver' as const,
        'deliver' as const,
        'lose' as const,
        'repeat' as const,
      ),
      message: index,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('part' as const, 'heal' as const, 'restart' as const, 'reboot' as const),
      device: index,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart_portal' as const), portal: index }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set_clock' as const),
      portal: index,
      by: fc.constantFrom(-3_600_000, -TTL, TTL, 3_600_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 1000, TTL / 3, TTL - 1, TTL, 2 * TTL),
    }),
  },
);
const history = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' });

test('in 10,000 histories nothing is matched after effective, nor a lease after the acknowledgement', () => {
  const seen = { matches: 0, effective: 0, refusals: 0, deltas: 0 };
  fc.assert(
    fc.property(history, (steps) => {
      const outcome = live(steps);
      seen.matches += outcome.matches;
      seen.effective += outcome.effective;
      seen.refusals += outcome.refusals;
      seen.deltas += outcome.deltas;
      expect(outcome.violations).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
  // The histories are about something: people are let in, withdrawals arrive, bundles are refused.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(1000);
});

/** Last writer wins, by the wall clock of the portal. */
function lastWriterWins(): Protocol {
  const given = new Map<string, number>();
  return {
    ...PROTOCOL,
    grant: (set, added, wall) => {
      given.set(added.consent_id, wall);
      return grant(set, added);
    },
    revoke: (set, consentId, wall) => (wall < (given.get(consentId) ?? 0) ? set : revoke(set, consentId)),
  };
}

/** Changes that leave out what was withdrawn. */
const withoutTombstones: typeof bundleFor = (set, request, parts) => {
  const bundle = bundleFor(set, request, parts);
  return bundle.base === 0 ? bundle : { ...bundle, tombstones: [] };
};

/** A device that adds changes to what it holds and looks at no digest. */
const withoutDigest: typeof takeBundle = (held, asked, signed, clock, crypto) => {
  const { payload } = signed as { payload: string };
  const { digest } = JSON.parse(payload) as { digest: string };
  return takeBundle(held, asked, signed, clock, { ...crypto, digest: () => digest });
};

test('changes that leave out a tombstone are taken by no device: the digest of the whole says so', () => {
  let refusals = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const outcome = live(steps, { ...PROTOCOL, bundleFor: withoutTombstones });
      refusals += outcome.refusals;
      expect(outcome.violations).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(refusals).toBeGreaterThan(100);
});

const MUTANTS: ReadonlyArray<readonly [name: string, protocol: () => Protocol]> = [
  ['last writer wins by the wall clock', lastWriterWins],
  [
    'a lease counted from the answer',
    () => ({
      ...PROTOCOL,
      takeBundle: (held, asked, signed, clock, crypto) => {
        const taken = takeBundle(held, { ...asked, sentAt: clock.boot }, signed, clock, crypto);
        return taken;
      },
    }),
  ],
  [
    'a lease that outlives a reboot',
    () => ({
      ...PROTOCOL,
      mayMatch: (held, lease, consentId, clock) =>
        PROTOCOL.mayMatch(held, lease === null ? null : { ...lease, bootId: clock.bootId }, consentId, clock),
      restarted: (lease) => lease,
    }),
  ],
  [
    'a lease without its end',
    () => ({
      ...PROTOCOL,
      mayMatch: (held, lease, consentId, clock) =>
        PROTOCOL.mayMatch(held, lease === null ? null : { ...lease, ttl: lease.ttl * 10 }, consentId, clock),
    }),
  ],
  [
    'changes without tombstones, and a device that looks at no digest',
    () => ({ ...PROTOCOL, bundleFor: withoutTombstones, takeBundle: withoutDigest }),
  ],
  [
    'a bundle for another request',
    () => ({
      ...PROTOCOL,
      takeBundle: (held, asked, signed, clock, crypto) => {
        const { payload } = signed as { payload: string };
        const { nonce } = JSON.parse(payload) as { nonce: string };
        return takeBundle(held, { ...asked, nonce }, signed, clock, crypto);
      },
    }),
  ],
  [
    'effective when one holder has heard',
    () => ({
      ...PROTOCOL,
      withdrawalState: (holders, consentId, watched) =>
        holders.some((set) => withdrawalState([set], consentId, watched) === 'effective')
          ? 'effective'
          : 'accepted',
    }),
  ],
  [
    'effective when half the lease has passed',
    () => ({
      ...PROTOCOL,
      withdrawalState: (holders, consentId, watched) => withdrawalState(holders, consentId, watched * 2),
    }),
  ],
];

test.each(MUTANTS)('the checker catches %s (control)', (_, protocol) => {
  const found = fc.check(
    fc.property(history, (steps) => live(steps, protocol()).violations.length === 0),
    { numRuns: 100_000 },
  );
  expect(found.failed).toBe(true);
});
