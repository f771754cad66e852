import { expect, test } from 'vitest';
import { FactsError } from './facts-error.ts';
import { LAWFUL_NOW } from './lawful-facts.ts';
import { PermitError, requirePermit } from './permit.ts';
import { type ResearchDeclaration, declareResearch } from './research.ts';

const declared: ResearchDeclaration = {
  by: 'Consentry contributors',
  statement: 'Measure accuracy on public sample photos.',
};

test('§ 第二条第二款: a declaration gives a permit for research and for nothing else (R02.2)', () => {
  const permit = declareResearch(declared, LAWFUL_NOW);
  expect(() => requirePermit(permit, ['research'], LAWFUL_NOW)).not.toThrow();
  for (const act of ['capture', 'enrol', 'verify', 'identify'] as const) {
    expect(() => requirePermit(permit, [act], LAWFUL_NOW)).toThrow(PermitError);
  }
  expect(permit).toMatchObject({ act: 'research', consentId: null, purposeId: null, deviceId: null });
});

test.each([
  ['an empty statement', { ...declared, statement: '' }, '/statement'],
  ['a statement of spaces', { ...declared, statement: ' \n\t　' }, '/statement'],
  ['nobody who answers', { ...declared, by: ' ' }, '/by'],
  ['a statement too long to be read', { ...declared, statement: 'x'.repeat(2001) }, '/statement'],
])('%s is no declaration', (_name, declaration, path) => {
  try {
    declareResearch(declaration, LAWFUL_NOW);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(FactsError);
    expect(error).toMatchObject({ code: 'research_undeclared', paths: [path] });
  }
});

test('research on no clock is refused', () => {
  expect(() => declareResearch(declared, Number.NaN)).toThrow(FactsError);
});
