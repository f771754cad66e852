import { expect, test } from 'vitest';
import { type HealthFacts, deviceHealth } from './device-health.ts';

const at = '2026-11-22T00:00:00Z';
const log = { size: 3, at, damage: null };
const well: HealthFacts = { state: 'approved', epoch: 4, acknowledged_epoch: 4, log, retirement: null };

test('of several troubles of a device the gravest is told, and none is told of one that is well', () => {
  expect(deviceHealth(well)).toBe('well');
  expect(deviceHealth({ ...well, log: null })).toBe('unheard');
  expect(deviceHealth({ ...well, acknowledged_epoch: 3, log: null })).toBe('behind');
  expect(deviceHealth({ ...well, state: 'suspended', acknowledged_epoch: 3 })).toBe('resting');
  expect(deviceHealth({ ...well, state: 'retired' })).toBe('not_emptied');
  const damage = { code: 'device_log_cut' as const, since: at };
  expect(deviceHealth({ ...well, state: 'retired', log: { ...log, damage } })).toBe('damaged');
});
