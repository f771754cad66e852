import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlternativeKind, faceIsNotOnlyWay, oneWayIsNotBiometric, whoRefusesHasAWay } from './index.ts';

const ways = fc.array(fc.record({ kind: fc.constantFrom(...AlternativeKind.options), live: fc.boolean() }), {
  maxLength: 16,
});

test('§ 第十条第一款: what is down is not there (R10.1, R10.2)', () => {
  expect(faceIsNotOnlyWay({ alternatives: [] })?.requirement).toBe('R10.1');
  expect(whoRefusesHasAWay({ alternatives: [] })?.requirement).toBe('R10.2');
  fc.assert(
    fc.property(ways, (alternatives) => {
      const live = alternatives.some((way) => way.live);
      expect(faceIsNotOnlyWay({ alternatives }) === null).toBe(live);
      expect(whoRefusesHasAWay({ alternatives }) === null).toBe(live);
    }),
  );
});

test('GB/T 45574 6.1 a, labelled as a standard: one way without the body (R10.4)', () => {
  fc.assert(
    fc.property(ways, (alternatives) => {
      const live = alternatives.filter((way) => way.live);
      const bodies = live.filter(({ kind }) => kind === 'fingerprint' || kind === 'voice');
      const broken = live.length > 0 && bodies.length === live.length;
      expect(oneWayIsNotBiometric({ alternatives }) !== null).toBe(broken);
    }),
  );
  const finding = oneWayIsNotBiometric({ alternatives: [{ kind: 'voice', live: true }] });
  expect(finding).toMatchObject({ code: 'only_biometric_ways', requirement: 'R10.4', strength: 'standard' });
});
