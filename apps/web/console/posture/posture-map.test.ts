import type { PostureRow } from '@consentry/contract';
import { register } from '@consentry/law';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byUrgency, countsOf, isFoundBy, isSoon, lanesOf, LANES, SHOWN } from './posture-map.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const text = { 'zh-CN': '甲', en: 'a' };

function row(id: string, more: Partial<PostureRow> = {}): PostureRow {
  return {
    row: id,
    slice: 'notice',
    article: text,
    strength: 'law',
    duty: text,
    state: 'met',
    since: null,
    facts: [],
    unknown: [],
    why: text,
    remedy: null,
    deadline: null,
    who: 'dpo',
    who_text: text,
    asks: null,
    ...more,
  };
}

function due(act_by: string, state: PostureRow['state'] = 'broken'): PostureRow {
  const deadline = {
    by: text,
    act_by,
    trigger: '',
    strength: 'law',
    period_from: 'law',
    citation: text,
    explanation: text,
  };
  return row('R15.1', { state, deadline: deadline as PostureRow['deadline'] });
}

test('the map has every article once, and every row of the register in one of them', () => {
  const lanes = lanesOf(Object.keys(register).map((id) => row(id)));
  expect(lanes.map(({ key }) => key)).toEqual(LANES);
  expect(lanes).toHaveLength(22);
  expect(lanes.flatMap(({ rows }) => rows.map((one) => one.row)).toSorted()).toEqual(
    Object.keys(register).toSorted(),
  );
  expect(lanes.find(({ key }) => key === 8)?.rows.map((one) => one.row)).toContain('R08.1');
  expect(lanes.find(({ key }) => key === 'connected')?.rows[0]?.row).toBe('RP.1');
});

test('a day is soon until it is over in Shanghai, and an hour is one; what is met has no time to run', () => {
  expect(isSoon(due('2026-12-21'), NOW)).toBe(true);
  expect(isSoon(due('2026-12-22'), NOW)).toBe(false);
  expect(isSoon(due('2026-11-01'), NOW)).toBe(true);
  expect(isSoon(due('2026-11-22T07:00:00+08:00'), NOW)).toBe(true);
  expect(isSoon(due('2026-11-23', 'met'), NOW)).toBe(false);
  expect(isSoon(row('R05.1', { state: 'broken' }), NOW)).toBe(false);
});

test('each row has one state, so that the counts of the states are the whole', () => {
  const state = fc.constantFrom<PostureRow['state']>(
    'met',
    'at-risk',
    'broken',
    'not-applicable',
    'needs-human',
  );
  fc.assert(
    fc.property(fc.array(state), (states) => {
      const counts = countsOf(
        states.map((one) => row('R05.1', { state: one })),
        NOW,
      );
      const sum = SHOWN.filter((one) => one !== 'all' && one !== 'soon').reduce(
        (all, one) => all + counts[one],
        0,
      );
      expect([counts.all, sum]).toEqual([states.length, states.length]);
    }),
  );
});

test('rows are found by id and by words of either language; what is broken and due first comes first', () => {
  const duty = { 'zh-CN': '应当取得单独同意', en: 'Separate consent shall be obtained' };
  const consent = row('R06.1', { duty });
  expect(['r06', '单独同意', 'consent separate', ''].map((typed) => isFoundBy(consent, typed))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isFoundBy(consent, 'filing')).toBe(false);
  const rows = [
    due('2026-12-01', 'at-risk'),
    row('R06.1', { state: 'broken' }),
    due('2026-12-02'),
    row('R07.1'),
  ];
  expect(rows.toSorted(byUrgency(NOW)).map(({ row: id, state }) => `${id} ${state}`)).toEqual([
    'R15.1 broken',
    'R06.1 broken',
    'R15.1 at-risk',
    'R07.1 met',
  ]);
});
