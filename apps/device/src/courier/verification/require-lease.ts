import { both, type FaceAct } from '@consentry/law';
import { otherWays } from '../alternatives/ways.ts';
import type { Courier } from '../courier.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Door } from '../purpose/door-config.ts';

const LEASE_OVER = both(
  '这台设备已有一段时间没有联系上所属单位的服务器，不能确认有没有人撤回同意，所以暂停识别人脸。',
  'This device has not reached its organisation for some time and cannot know who has withdrawn, so it recognises no faces.',
);

/**
 * Lets nobody be compared where the device joined a platform and no lease runs. An enrolment compares
 * nobody, and a device that works alone has no lease.
 *
 * @param end called before the refusal
 * @throws {ProblemError} `face_unavailable` with the other ways
 */
export function requireLease(
  courier: Courier,
  door: Door,
  act: FaceAct,
  end: () => void = () => undefined,
): void {
  if (courier.lease === null || courier.lease.running || act === 'enrol') return;
  end();
  throw new ProblemError('face_unavailable', { detail: LEASE_OVER, otherWays: otherWays(courier, door) });
}
