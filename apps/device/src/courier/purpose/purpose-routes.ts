import { DoorView, FRAMES_WANTED, HealthView, Problem } from '@consentry/contract';
import { alternativesNow, isQrLive } from '../alternatives/ways.ts';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { takesGuardians } from '../minors/guardian-consent.ts';
import type { Door } from './door-config.ts';
import { requireDoor } from './door.ts';

/** `GET /v1/door` and `GET /v1/health`. */
export function purposeRoutes(app: App, courier: Courier): void {
  app.get('/v1/door', { schema: { response: { 200: DoorView, '5xx': Problem } } }, async () =>
    doorView(courier, requireDoor(courier)),
  );

  app.get('/v1/health', { schema: { response: { 200: HealthView } } }, async () => {
    const hello = courier.vault.hello;
    return {
      status: courier.door === null ? ('door_not_set_up' as const) : ('ok' as const),
      face: courier.door === null ? ('unavailable' as const) : courier.vault.state,
      vault: hello && {
        confined: hello.confined,
        denied: hello.denied,
        model: hello.model,
        enrolled: hello.enrolled,
      },
    };
  });
}

function doorView(courier: Courier, door: Door): DoorView {
  const { config, purposeVersion, noticeDigest, noticePublishedAt } = door;
  const leaseOver = courier.lease !== null && !courier.lease.running;
  const face = courier.vault.state === 'ready' && leaseOver ? 'lease_over' : courier.vault.state;
  const qr = isQrLive(courier);
  return {
    example: config.example,
    organisation: config.organisation,
    door: config.door,
    mode: config.purpose.mode,
    purpose: {
      id: config.purpose.id,
      version: purposeVersion,
      statement: config.purpose.statement,
      retention_days: config.purpose.retention_days,
    },
    // The others in the organisation's order, face after them: it is never first (R10.4).
    ways: [
      ...alternativesNow(courier, door).flatMap(({ kind, live }) =>
        kind === 'pin' || kind === 'card' || kind === 'staff' ? [{ way: kind, live }] : [],
      ),
      ...(qr === null ? [] : [{ way: 'qr' as const, live: qr }]),
      { way: 'face', live: face === 'ready' },
    ],
    face: { state: face, liveness: 'none' },
    notice: {
      digest: noticeDigest,
      published_at: noticePublishedAt,
      points: config.notice.points,
      full: config.notice.full,
    },
    frames: FRAMES_WANTED,
    ...(courier.lease === null ? {} : { tickets: true as const }),
    ...(takesGuardians(courier, door) ? { guardians: true as const } : {}),
    ...(courier.language === null ? {} : { language: courier.language }),
  };
}
