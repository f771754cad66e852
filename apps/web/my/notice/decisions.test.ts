import type { ConsentEntry, RulesView } from '@consentry/contract';
import { expect, test } from 'vitest';
import { noticeChanges } from './decisions.ts';

const rule = { purpose: 'door', notice: 'b'.repeat(64) } as RulesView['rules'][number];
const consent = (more: object): ConsentEntry =>
  ({
    consent: 'c',
    kind: 'recognition',
    state: 'given',
    purpose_id: 'door',
    notice: { digest: rule.notice },
    rests_since: null,
    ...more,
  }) as ConsentEntry;
const asked = (more: object, seen: readonly string[] = []) =>
  noticeChanges([consent(more)], [rule], new Set(seen)).map(({ ask }) => ask);

test('a person is asked to decide where their consent rests, and told where only words are new', () => {
  expect(asked({})).toEqual([]);
  expect(asked({ rests_since: '2026-11-22T01:00:00Z', notice: { digest: 'a' } })).toEqual(['decide']);
  expect(asked({ notice: { digest: 'a' } })).toEqual(['told']);
  expect(asked({ notice: { digest: 'a' } }, [rule.notice])).toEqual([]);
  // Who has to decide is asked even after they looked.
  expect(asked({ rests_since: '2026-11-22T01:00:00Z' }, [rule.notice])).toEqual(['decide']);
});

test('what is over, or of another purpose, asks nothing', () => {
  expect(asked({ state: 'withdrawn', notice: { digest: 'a' } })).toEqual([]);
  expect(asked({ state: 'refused', notice: { digest: 'a' } })).toEqual([]);
  expect(asked({ purpose_id: 'gate', notice: { digest: 'a' } })).toEqual([]);
});
