import { expect, test } from 'vitest';
import { MEASURES_IN_FORCE_FROM, measuresAreInForce } from './in-force.ts';

test('§ 第二十条: from 2025-06-01 00:00 in Asia/Shanghai (R20.1)', () => {
  expect(MEASURES_IN_FORCE_FROM).toBe(Date.parse('2025-06-01T00:00:00+08:00'));
  expect(measuresAreInForce({}, { act: 'verify', now: MEASURES_IN_FORCE_FROM })).toBeNull();
  const finding = measuresAreInForce({}, { act: 'verify', now: MEASURES_IN_FORCE_FROM - 1 });
  expect(finding).toMatchObject({ code: 'measures_not_in_force', requirement: 'R20.1', strength: 'law' });
  expect(finding?.why['zh-CN']).toContain('自2025年6月1日起施行');
});
