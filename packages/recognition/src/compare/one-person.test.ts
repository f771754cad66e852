import { declareResearch, PermitError, type Permit } from '@consentry/law';
import { expect, test } from 'vitest';
import { Template } from '../template.ts';
import { isOnePerson } from './one-person.ts';

const NOW = Date.parse('2026-11-20T02:00:00Z');
const permit = declareResearch({ by: 'tests', statement: 'synthetic vectors' }, NOW);
const rule = { threshold: 0.9, centred: false };

function vector(x: number, y: number): Template {
  const values = new Float32Array(128);
  values[0] = x;
  values[1] = y;
  return Template.fromValues(values, 'a1'.repeat(32));
}

test('frames of one person agree; one of somebody else, or of nobody, does not', () => {
  const frames = [vector(1, 0), vector(1, 0.1), vector(1, -0.1)];
  expect(isOnePerson(permit, frames, rule, NOW)).toBe(true);
  expect(isOnePerson(permit, [...frames, vector(0, 1)], rule, NOW)).toBe(false);
  const wiped = vector(1, 0);
  wiped.wipe();
  expect(isOnePerson(permit, [...frames, wiped], rule, NOW)).toBe(false);
  expect(isOnePerson(permit, frames, { ...rule, centred: true }, NOW)).toBe(false);
});

test('each frame is compared with each other one: a chain of small steps is not one person', () => {
  const chain = [0, 0.3, 0.6, 0.9].map((angle) => vector(Math.cos(angle), Math.sin(angle)));
  expect(isOnePerson(permit, chain.slice(0, 2), rule, NOW)).toBe(true);
  expect(isOnePerson(permit, chain, rule, NOW)).toBe(false);
});

test('a copy of a permit opens nothing', () => {
  expect(() => isOnePerson(structuredClone<Permit>(permit), [], rule, NOW)).toThrow(PermitError);
});
