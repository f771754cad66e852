import { z } from 'zod';
import { Id } from '../id.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import type { Subject } from '../posture/posture-state.ts';
import { alternativesFindings } from '../alternatives/alternatives-findings.ts';
import { purposeFindings } from '../purpose/purpose-findings.ts';
import { purposeOf } from '../purpose/purpose-of.ts';
import { findingsOf } from '../rule.ts';
import { withDeviceInUse } from './install.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf({ ...purposeFindings, ...alternativesFindings });

/** A purpose that is to begin at a device. */
const Target = z.strictObject({ device_id: Id, purpose_id: Id });
type Target = z.infer<typeof Target>;

/** The device in use, for this purpose too, and the purpose in force. */
function afterwards(
  facts: PostureFacts,
  { device_id, purpose_id }: Target,
): PostureFacts | { missing: string } {
  const used = withDeviceInUse(facts, device_id);
  if (used === null) return { missing: '/device_id' };
  const { purposes } = facts.purpose;
  if (!purposes.some(({ id }) => id === purpose_id)) return { missing: '/purpose_id' };
  return {
    ...used,
    siting: {
      ...used.siting,
      devices: used.siting.devices.map((device) =>
        device.id === device_id
          ? { ...device, purpose_ids: [...new Set([...device.purpose_ids, purpose_id])] }
          : device,
      ),
    },
    purpose: {
      ...facts.purpose,
      purposes: purposes.map((one) => (one.id === purpose_id ? { ...one, state: 'active' } : one)),
    },
  };
}

/** The device, its site, the purpose, where it asks for faces there, what it tells people, and every control. */
function touched(
  { device_id, purpose_id }: Target,
  { siting, alternatives, security }: PostureFacts,
): readonly Subject[] {
  const site_id = siting.devices.find(({ id }) => id === device_id)?.site_id;
  const checkpoints = alternatives.checkpoints.filter(
    (checkpoint) => checkpoint.purpose_id === purpose_id && checkpoint.site_id === site_id,
  );
  const texts = alternatives.texts.filter(
    (text) => text.purpose_id === null || text.purpose_id === purpose_id,
  );
  return [
    { kind: 'device', id: device_id },
    ...(site_id === undefined ? [] : [{ kind: 'site', id: site_id } as const]),
    { kind: 'purpose', id: purpose_id },
    ...checkpoints.map(({ id }) => ({ kind: 'alternative', id }) as const),
    ...texts.map(({ id }) => ({ kind: 'notice', id }) as const),
    ...security.controls.map(({ id }) => ({ kind: 'control', id }) as const),
  ];
}

/**
 * § 第九条 “事前”, § 第十条, § 第十三条: before the first face is taken for a purpose at a device. What
 * binds in public places only does not apply elsewhere; the rows say so themselves.
 */
export const goLive = organisationalAct({
  target: Target,
  rows: [
    'R04.1',
    'R04.4',
    'R05.1',
    'R06.1',
    'R06.3',
    'R09.1',
    'R10.1',
    'R10.2',
    'R10.3',
    'R10.4',
    'R10.5',
    'R12.1',
    'R12.2',
    'R13.1',
    'R13.2',
    'R13.3',
    'R13.4',
    'R13.5',
    'R13.6',
    'R13.7',
    'R13.8',
    'R13.9',
    'R13.10',
    'R19.4',
  ],
  touches: touched,
  after: afterwards,
  rules: [
    // § 第四条: a purpose begins by `activate_purpose` or `resume`, before which more stands.
    (facts, { purpose_id }) => {
      const state = purposeOf(facts, purpose_id)?.state;
      return state === undefined || state === 'active' ? null : broken('purpose_not_active');
    },
    // § 第十条第一款第二句: another way where the face is asked for, not at another site.
    ({ siting, alternatives }, { device_id, purpose_id }) => {
      const site = siting.devices.find(({ id }) => id === device_id)?.site_id;
      const here = alternatives.checkpoints.some(
        (one) => one.purpose_id === purpose_id && one.site_id === site,
      );
      return here ? null : broken('checkpoint_missing');
    },
  ],
  subject: ({ device_id, purpose_id }, { purpose }) => {
    const version = purpose.purposes.find(({ id }) => id === purpose_id)?.version;
    return {
      purposeId: purpose_id,
      deviceId: device_id,
      ...(version === undefined ? {} : { purposeVersion: version }),
    };
  },
});
