import { FilingState } from '@consentry/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FilingStep, after, clockOf, standingOf } from './filing.ts';

const STEPS: readonly FilingStep[] = [
  'begin',
  'make_ready',
  'reopen',
  'hand_in',
  'ask_supplement',
  'accept',
  'drop',
];

test('whatever is tried, a filing is handed in only when it was ready, and ends only once (property)', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (tried) => {
      let state: FilingState = 'due';
      let wasReady = false;
      let ended = false;
      for (const step of tried) {
        const next = after(state, step);
        if (next === null) continue;
        expect(ended).toBe(false);
        if (next === 'handed_in') expect(wasReady && state === 'ready').toBe(true);
        if (next === 'accepted') expect(state).toBe('handed_in');
        wasReady ||= next === 'ready';
        ended = next === 'accepted' || next === 'dropped';
        state = next;
      }
    }),
  );
});

const filings = fc.array(
  fc.record({
    sort: fc.constantFrom('initial' as const, 'change' as const, 'deregistration' as const),
    state: fc.constantFrom(...FilingState.options),
  }),
  { maxLength: 6 },
);

test('a duty that arose stays: nothing but an accepted end undoes that 100,000 was reached (property)', () => {
  fc.assert(
    fc.property(filings, fc.boolean(), fc.boolean(), (all, changed, ended) => {
      const standing = standingOf({ filings: all, reached: true, changed, ended });
      expect(standing).not.toBe('not_due');
      const end = all.some(({ sort, state }) => sort === 'deregistration' && state === 'accepted');
      expect(standing === 'deregistered').toBe(end);
      const first = all.some(({ sort, state }) => sort === 'initial' && /handed_in|accepted/.test(state));
      if (!first && !end) expect(standing).toBe('due');
    }),
  );
});

test.each([
  ['initial', '2025-06-01', '2025-07-14'],
  ['initial', '2026-10-08', '2026-11-18'],
  ['change', '2026-01-20', '2026-03-09'],
  ['deregistration', '2026-09-10', '2026-10-28'],
] as const)('the clock of %s from %s ends on %s (golden, docs/law/time.md)', (sort, trigger_on, date) => {
  expect(clockOf({ sort, trigger_on })?.end).toMatchObject({ certainty: 'firm', date });
});
