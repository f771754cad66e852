import { expect, test } from 'vitest';
import { LAWFUL_NOW, lawfulPosture } from '../lawful-facts.ts';
import { PostureFacts } from '../posture/posture-facts.ts';
import { scopePosture } from './index.ts';

const facts = PostureFacts.parse(lawfulPosture());

test('§ 第二十条: the Measures bind from the first instant of 2025-06-01 in Asia/Shanghai (R20.1)', () => {
  const { judge } = scopePosture['R20.1'];
  expect(judge(facts, Date.parse('2025-05-31T23:59:59.999+08:00')).applies).toBe(false);
  expect(judge(facts, Date.parse('2025-06-01T00:00:00+08:00')).applies).toBe(true);
});

test('many devices and purposes are judged in one walk each (R02.1)', () => {
  const [device] = facts.siting.devices;
  const [purpose] = facts.purpose.purposes;
  if (device === undefined || purpose === undefined) throw new Error('nothing to copy');
  const purposes = Array.from({ length: 200 }, (_, index) => ({ ...purpose, id: `p-${index}` }));
  const purpose_ids = purposes.map(({ id }) => id).toReversed();
  const devices = Array.from({ length: 10_000 }, (_, index) => ({
    ...device,
    id: `d-${index}`,
    purpose_ids,
  }));
  const large = {
    ...facts,
    purpose: { ...facts.purpose, purposes },
    siting: { ...facts.siting, devices },
  };
  const verdict = scopePosture['R02.1'].judge(large, LAWFUL_NOW);
  expect(verdict).toMatchObject({ applies: true, lapses: [], unknown: [] });
});
