import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { epoch } from '../instant.ts';
import { type Moment, findingsOf } from '../rule.ts';
import type { DeviceFacts, Space } from './siting-facts.ts';
import { sitingFindings } from './siting-findings.ts';

const broken = findingsOf(sitingFindings);

/**
 * § 第十三条第二款 names the first four; its “等” is read with Video Reg. 8, which names the others
 * (reading G18). There is no override, so there is no parameter for one.
 */
const FORBIDDEN: ReadonlySet<Space> = new Set([
  'hotel_room',
  'bathroom',
  'changing_room',
  'toilet',
  'dormitory_room',
  'rest_room',
  'nursing_room',
  'fitting_room',
  'private_dining_room',
]);

/** What of a device its place is judged by. */
type Placed = Pick<DeviceFacts, 'place' | 'public_security_basis' | 'user_initiated_memo'>;

function written(document: string | null): boolean {
  return document !== null && document.trim() !== '';
}

/**
 * Tells whether a public place stands only on reading G17: a terminal that nobody but the person
 * starts, with a signed memo in the place of a public-security basis. An inference, not the text.
 */
export function restsOnUserInitiatedReading({
  device,
  started_by_person,
}: {
  readonly device: Placed;
  readonly started_by_person: boolean;
}): boolean {
  if (device.place !== 'public' || written(device.public_security_basis)) return false;
  return written(device.user_initiated_memo) && started_by_person;
}

/** § 第十三条第一款 “应当为维护公共安全所必需”: finds a public place without that need (R13.1). */
export function publicPlaceHasNeed(facts: {
  readonly device: Placed;
  readonly started_by_person: boolean;
}): Finding | null {
  if (facts.device.place !== 'public' || written(facts.device.public_security_basis)) return null;
  return restsOnUserInitiatedReading(facts) ? null : broken('public_place_without_need');
}

/** § 第十三条第一款 “合理确定人脸信息采集区域”: finds a public place without an area (R13.2). */
export function captureAreaIsSet({ device }: Pick<GateFacts, 'device'>): Finding | null {
  if (device.place !== 'public') return null;
  return device.capture_area === null ? broken('capture_area_missing') : null;
}

/** § 第十三条第一款 “设置显著提示标识”: finds a public place without an approved sign (R13.3). */
export function signIsUp({ device }: Pick<GateFacts, 'device'>, { now }: Moment): Finding | null {
  if (device.place !== 'public') return null;
  const up = device.sign_approved_at !== null && epoch(device.sign_approved_at) <= now;
  return up ? null : broken('sign_missing');
}

/** § 第十三条第二款: finds a device inside a private space, whatever else is in order (R13.4). */
export function spaceIsNotForbidden({
  device,
}: {
  readonly device: Pick<DeviceFacts, 'space'>;
}): Finding | null {
  return FORBIDDEN.has(device.space) ? broken('forbidden_space') : null;
}

/** TC260-PG-20251A 6.1 b, a standard: finds a capture that the person did not start (R13.10). */
export function personStarted({ started_by_person }: Pick<GateFacts, 'started_by_person'>): Finding | null {
  return started_by_person ? null : broken('not_started_by_person');
}

/** § 第十九条第四项: finds a device that is not registered, or not in use (R19.4). */
export function deviceIsApproved({ device }: Pick<GateFacts, 'device'>): Finding | null {
  return device.state === 'approved' ? null : broken('device_not_approved');
}
