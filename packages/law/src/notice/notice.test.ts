import { expect, test } from 'vitest';
import { LAWFUL_NOW as now, lawful } from '../lawful-facts.ts';
import {
  noticeIsForPurpose,
  noticeTellsTrueRetention,
  noticeWasPresented,
  presentedVersionIsCurrent,
  processorIsNamed,
} from './index.ts';

const { notice, processor, purpose } = lawful.base;
const act = 'capture';

test('§ 第五条第一款第一项: name in both languages, and contact details (R05.1)', () => {
  expect(processorIsNamed({ processor })).toBeNull();
  for (const change of [
    { contact: '' },
    { contact: '\t' },
    { name: { ...processor.name, en: ' ' } },
    { name: { ...processor.name, 'zh-CN': '　' } },
  ]) {
    expect(processorIsNamed({ processor: { ...processor, ...change } })?.requirement).toBe('R05.1');
  }
});

test('§ 第五条第一款第二项: the notice is of this very purpose and version (R05.1)', () => {
  expect(noticeIsForPurpose({ notice, purpose })).toBeNull();
  for (const change of [{ purpose_id: 'elsewhere' }, { purpose_version: 1 }, { purpose_version: 3 }]) {
    expect(noticeIsForPurpose({ notice: { ...notice, ...change }, purpose })?.code).toBe(
      'notice_for_other_purpose',
    );
  }
});

test('§ 第五条第一款: told before, at the latest at this instant (R05.1)', () => {
  const at = (ms: number): string => new Date(ms).toISOString();
  const presented = (ms: number) => ({
    notice: { ...notice, presented: { digest: notice.digest, at: at(ms) } },
  });
  expect(noticeWasPresented(presented(now - 1), { act, now })).toBeNull();
  expect(noticeWasPresented(presented(now), { act, now })).toBeNull();
  expect(noticeWasPresented(presented(now + 1), { act, now })?.code).toBe('notice_not_presented');
  expect(noticeWasPresented({ notice: { ...notice, presented: null } }, { act, now })?.requirement).toBe(
    'R05.1',
  );
});

test('§ 第五条第一款: this very text, to the last hex digit (R05.1)', () => {
  expect(presentedVersionIsCurrent({ notice })).toBeNull();
  const other = `${notice.digest.slice(0, -1)}0`;
  const presented = { digest: other, at: '2026-11-01T00:00:00Z' };
  expect(presentedVersionIsCurrent({ notice: { ...notice, presented } })?.code).toBe(
    'notice_other_version_presented',
  );
});

test('§ 第五条第一款 真实: the retention told is the retention set, and both are quoted (R05.2)', () => {
  expect(noticeTellsTrueRetention({ notice, purpose })).toBeNull();
  const finding = noticeTellsTrueRetention({ notice: { ...notice, retention_days: 7 }, purpose });
  expect(finding?.requirement).toBe('R05.2');
  expect(finding?.why['zh-CN']).toMatch(/7 天.*365 天/);
});
