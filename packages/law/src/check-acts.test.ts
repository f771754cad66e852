import { expect, test } from 'vitest';
import { authorize } from './authorize.ts';
import { checkActs } from './check-acts.ts';
import { FactsError } from './facts-error.ts';
import type { GateFacts } from './facts.ts';
import { LAWFUL_NOW, lawful } from './lawful-facts.ts';

test('each act gets the answer that authorize gives, the undeclared mode refused', () => {
  for (const facts of Object.values(lawful)) {
    const told = checkActs(facts, LAWFUL_NOW);
    expect(told.map(({ act }) => act)).toEqual(['capture', 'enrol', 'verify', 'identify']);
    for (const explanation of told) {
      const decision = authorize(explanation.act, facts, LAWFUL_NOW);
      expect(explanation.permitted).toBe(decision.permitted);
      if (!decision.permitted) expect(explanation).toEqual(decision);
    }
    const refused = told.filter(({ permitted }) => !permitted).map(({ act }) => act);
    expect(refused).toEqual([facts.purpose.mode === 'verify' ? 'identify' : 'verify']);
  }
});

test('an explanation carries no permit', () => {
  expect(JSON.stringify(checkActs(lawful.base, LAWFUL_NOW))).not.toContain('issuedAt');
});

test('a yes on reading G17 says so, a yes on the text does not', () => {
  const onText = lawful['base-public'];
  const onReading: GateFacts = {
    ...onText,
    device: { ...onText.device, public_security_basis: null, user_initiated_memo: 'Counsel memo 2026-09' },
  };
  const readings = (facts: GateFacts): string[] =>
    checkActs(facts, LAWFUL_NOW).flatMap((told) =>
      told.permitted ? told.readings.map(({ gap }) => gap) : [],
    );
  expect(readings(onReading)).toEqual(['G17', 'G17', 'G17']);
  expect(readings(onText)).toEqual([]);
  expect(readings(lawful.base)).toEqual([]);
});

test.each([null, undefined, 7, 'facts', [], {}, { consent: null }])('%j cannot be explained', (facts) => {
  expect(() => checkActs(facts, LAWFUL_NOW)).toThrow(FactsError);
});
