import { expect, test } from 'vitest';
import { authorize } from './authorize.ts';
import { checkActs, checkOrganisational } from './check-acts.ts';
import { FactsError } from './facts-error.ts';
import type { GateFacts } from './facts.ts';
import { LAWFUL_NOW, lawful, lawfulPosture } from './lawful-facts.ts';

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

test('an organisational act gets the answer of the gate, and no permit', () => {
  const target = { purpose_id: 'building-3-door', labelled: 'anonymised' };
  const told = checkOrganisational('export_template', { facts: lawfulPosture(), target }, LAWFUL_NOW);
  expect(told).toMatchObject({
    act: 'export_template',
    permitted: false,
    broken: [{ code: 'template_export' }],
    asks: [],
  });
  const install = checkOrganisational(
    'install',
    { facts: lawfulPosture(), target: { device_id: 'door-3' } },
    LAWFUL_NOW,
  );
  expect(install).toEqual({ act: 'install', permitted: true, asks: [] });
});

test.each(['capture', 'toString', ''])('“%s” is no act of an organisation', (act) => {
  expect(() => checkOrganisational(act, {}, LAWFUL_NOW)).toThrow(
    expect.objectContaining({ code: 'act_unknown' }),
  );
});
