import { expect, test } from 'vitest';
import { comparisonOf } from './parity.ts';

const terms = { open_minutes: 10_080, fee_fen: 0, extra_steps: 0, extra_documents: 0 };
const measured = (way: 'face' | 'pin', median_ms: number | null) => ({
  way,
  attempts: 100,
  median_ms,
  success_permille: 950,
});
const compared = (pin: number | null, asked: typeof terms | null = terms) =>
  comparisonOf(
    { kind: 'pin', terms: asked },
    { face_terms: terms },
    { ways: [measured('face', 2000), measured('pin', pin)] },
  );

test('a way is compared with the face by the bounds of the law’s rule, and never by a guess', () => {
  expect(compared(4000)).toEqual({ verdict: 'equal', findings: [] });
  expect(compared(4001)).toMatchObject({ verdict: 'worse', findings: [{ code: 'way_takes_longer' }] });
  expect(compared(4000, { ...terms, fee_fen: 1 }).findings.map(({ code }) => code)).toEqual([
    'way_costs_more',
  ]);
  expect(compared(null).verdict).toBe('unknown');
  expect(compared(4000, null).verdict).toBe('unknown');
});
