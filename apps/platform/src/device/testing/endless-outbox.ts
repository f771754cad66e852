import { createHash } from 'node:crypto';
import type { DeviceEvent } from '@consentry/contract';
import type { Begun } from '../../testing/begun-purpose.ts';

/** What the outbox of a door is made from. */
export interface Door {
  readonly device: string;
  readonly begun: Begun;
  /** When the first thing happened, epoch milliseconds; each other one a millisecond later. */
  readonly since: number;
}

/** Events of one visit: shown, agreed, admitted, an alarm, and withdrawn by every other visitor. */
const EACH_VISIT = 5;

/** Gives an event of an outbox without end, the same each time: whoever was killed goes on with it. */
export function eventAt({ device, begun, since }: Door, sequence: number): DeviceEvent {
  const visit = Math.floor((sequence - 1) / EACH_VISIT);
  const id = (what: string): string => uuidOf(`${device} ${visit} ${what}`);
  const event = { sequence, at: new Date(since + sequence).toISOString() };
  const { purpose_id, purpose_version } = begun;
  const used = {
    ...event,
    kind: 'used',
    way: 'pin',
    outcome: 'admitted',
    verification_id: null,
    person_id: id('person'),
    consent_id: null,
    purpose_id,
    purpose_version,
    mode: null,
    model: null,
    took_ms: 900,
    first_try: true,
  } as const;
  switch ((sequence - 1) % EACH_VISIT) {
    case 0: {
      const shown = { presentation_id: id('presentation'), person_id: id('person'), number: '428317' };
      const words = { ...begun, shown_digest: 'd'.repeat(64), language: 'zh-CN' } as const;
      return { ...event, kind: 'notice_shown', ...shown, ...words };
    }
    case 1: {
      const ids = { consent_id: id('consent'), presentation_id: id('presentation') };
      return { ...event, kind: 'decided', ...ids, decision: 'given', age: '14_or_over', mode: 'verify' };
    }
    case 2:
      return used;
    case 3:
      return { ...event, kind: 'alarm', code: 'bundle_refused' };
    default:
      return visit % 2 === 0
        ? { ...event, kind: 'withdrawn', consent_id: id('consent'), reason: 'person' }
        : used;
  }
}

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
