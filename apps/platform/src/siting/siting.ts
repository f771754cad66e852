import {
  type DeviceFacts,
  type Finding,
  type GateFacts,
  type Reading,
  type RequirementId,
  both,
  checkActs,
} from '@consentry/law';
import type { DeviceSpot, SiteSurvey } from '@consentry/contract';
import type { z } from 'zod';

/** Rows that turn on the device and its place alone: § 第十三条, § 第十九条第四项. */
const ROWS: ReadonlySet<z.infer<typeof RequirementId>> = new Set([
  'R13.1',
  'R13.2',
  'R13.3',
  'R13.4',
  'R19.4',
]);

/** What the law says of a device at its spot. */
export interface SitingJudgement {
  readonly broken: readonly Finding[];
  /** Readings of open questions that a yes rests on; shown wherever the yes is. */
  readonly readings: readonly Reading[];
}

/** Puts a device as the law wants it, as if it were in use. */
export function deviceFacts(
  id: string,
  site: SiteSurvey,
  spot: DeviceSpot,
  signApprovedAt: string | null,
): DeviceFacts {
  return {
    id,
    state: 'approved',
    place: site.place,
    space: spot.space,
    public_security_basis: site.public_security_basis,
    user_initiated_memo: site.user_initiated_memo,
    capture_area: spot.capture_area,
    sign_approved_at: signApprovedAt,
  };
}

/**
 * Asks the gate what stands against a camera of this device, as far as its place goes. No role and no
 * document lifts a forbidden space: there is no parameter for one.
 *
 * @param now epoch milliseconds
 */
export function judgeSiting(device: DeviceFacts, now: number): SitingJudgement {
  const capture = checkActs({ ...elsewhereInOrder(now), device }, now).find(({ act }) => act === 'capture');
  if (capture === undefined) throw new TypeError('The gate knows the act capture.');
  if (capture.permitted) return { broken: [], readings: capture.readings };
  return { broken: capture.broken.filter(({ requirement }) => ROWS.has(requirement)), readings: [] };
}

/** The row of a site without its devices: whether a public place has its need (§ 第十三条第一款). */
export function judgeSite(site: SiteSurvey, now: number): SitingJudgement {
  const spot: DeviceSpot = { space: 'entrance', capture_area: null, sign_photo_on: null, survey: null };
  const { broken, readings } = judgeSiting(deviceFacts('-', site, spot, null), now);
  return { broken: broken.filter(({ requirement }) => requirement === 'R13.1'), readings };
}

/** Facts of a capture in which nothing but the device can be wrong; what rests on them is not asked. */
function elsewhereInOrder(now: number): Omit<GateFacts, 'device'> {
  const at = new Date(now).toISOString();
  const digest = '0'.repeat(64);
  const purpose = { id: '-', version: 1 };
  return {
    processor: { name: both('－', '-'), contact: '-' },
    purpose: {
      ...purpose,
      state: 'active',
      statement: both(
        '核实本单位人员身份以打开这扇门',
        'Confirm that a member of staff is at this door, to open it',
      ),
      mode: 'verify',
      mode_justification: null,
      basis: 'consent',
      retention_days: 1,
      assessment: { id: '-', approved_at: at, purpose_version: 1 },
    },
    notice: {
      digest,
      purpose_id: purpose.id,
      purpose_version: 1,
      retention_days: 1,
      presented: { digest, at },
    },
    consent: {
      id: '00000000-0000-4000-8000-000000000000',
      state: 'given',
      given_by: 'person',
      purpose_id: purpose.id,
      purpose_version: 1,
      mode: 'verify',
      notice_digest: digest,
      decided_at: at,
      withdrawn_at: null,
      not_after: new Date(now + 1000).toISOString(),
    },
    person: { age: { kind: 'declared', band: '14_or_over' }, guardian: null },
    alternatives: [{ kind: 'staff', live: true }],
    started_by_person: true,
  };
}
