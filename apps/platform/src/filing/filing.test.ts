import { FilingState } from '@consentry/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FilingStep, type SaidOfPackage, after, clockOf, standingOf, stepSaid } from './filing.ts';

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

test('what a department says is noted once, and undoes nothing that a person noted', () => {
  const asked = { text: '请补充。', answer_by: '2026-12-04', over: false };
  const said = (state: SaidOfPackage['state'], reason: string | null = null) => ({
    state,
    asked: state === 'supplement' ? asked : null,
    reason,
  });
  type Handed = Parameters<typeof stepSaid>[1];
  const stands: Handed = { returned_on: null, asked: null };
  const sentBack: Handed = { returned_on: '2026-11-23', asked: '请补充。' };
  const step = (state: FilingState, handed: Handed, word: ReturnType<typeof said>) =>
    stepSaid({ state }, handed, word);
  expect(step('handed_in', stands, said('received'))).toBeNull();
  expect(step('handed_in', stands, said('supplement'))).toBe('ask_supplement');
  expect(step('handed_in', stands, said('turned_down', '不属实。'))).toBe('ask_supplement');
  expect(step('handed_in', stands, said('accepted'))).toBe('accept');
  // Said again.
  expect(step('supplement_asked', sentBack, said('supplement'))).toBeNull();
  expect(step('accepted', stands, said('accepted'))).toBeNull();
  // Something else is asked for, while it is mended.
  expect(step('preparing', { ...sentBack, asked: '另一项。' }, said('supplement'))).toBe('ask_more');
  // A later package was handed in since; a person noted that this one was sent back, or dropped it.
  expect(step('handed_in', sentBack, said('supplement'))).toBeNull();
  expect(step('supplement_asked', sentBack, said('accepted'))).toBeNull();
  expect(step('dropped', sentBack, said('turned_down', '不属实。'))).toBeNull();
});
