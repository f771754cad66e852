import { type DeviceEvent, DeviceId, EventsReported, ReportEvents } from '@consentry/contract';
import { ProblemError, type Writing, appendEvent, readEvents } from '@consentry/server';
import { z } from 'zod';
import { reportByDevice } from '../incident/report-by-device.ts';
import { rulesForChildren } from '../minors/rules-for-children.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type DoorParts,
  type Odd,
  takeDecision,
  takeShown,
  takeWithdrawal,
} from '../consent/door-consents.ts';
import { purposesOfStore } from '../consent/purposes-of-store.ts';
import { noteErased } from './consent-end-store.ts';
import { takeHead } from './device-log-store.ts';
import { takeCertificate } from './erasure-certificate.ts';
import { deviceHolders } from './device-holders.ts';
import { findDevice, reportedSequence, reportsOf } from './device-store.ts';
import { retirementOf, takeRetirement } from './retirement-store.ts';
import { takeEnd, takeUse } from '../verification/door-reports.ts';

/** Stream of what somebody has to look at: gaps, conflicts, alarms of devices. */
export const ALARM_STREAM = 'device_alarms';

/** What counts of the reports of a retired device: it serves no purpose, so that a yes there is not taken. */
const OF_THE_END: ReadonlySet<string> = new Set<DeviceEvent['kind']>([
  'decided',
  'withdrawn',
  'erased',
  'alarm',
  'log_head',
  'retired',
]);

/** Alarms by which something at the device may have been tampered with. */
const OF_TAMPERING: ReadonlySet<string> = new Set(['store_rolled_back', 'own_log_damaged']);

const Params = z.strictObject({ device: DeviceId });

/** What a report is, next to what the platform has. */
type Report =
  | { readonly fresh: readonly DeviceEvent[] }
  | { readonly refused: 'sequence_gap' | 'sequence_conflict' };

/** `POST /v1/devices/{device}/events`: the outbox of a device, each event taken once and in order. */
export function reportRoutes(server: PlatformServer, context: PlatformContext): void {
  const ports = { holders: deviceHolders, purposes: purposesOfStore, rulesForChildren };
  const parts = { ...ports, secret: context.keys.secret };
  server.command({
    method: 'POST',
    url: '/v1/devices/:device/events',
    action: 'device.report',
    summary: 'Takes what a device reports, each event once and in the order of its numbers.',
    problems: ['sequence_conflict', 'sequence_gap'],
    params: Params,
    body: ReportEvents,
    answer: EventsReported,
    about: async (_, { params }) => params,
    do: async (writing, { body, params }, { now }) => {
      const { device } = params;
      const report = await compare(writing, device, body.events);
      const retired = (await findDevice(writing, device))?.state === 'retired';
      if ('refused' in report) {
        await alarm(writing, device, { code: report.refused }, now);
        context.log.error({ device, code: report.refused }, 'the reports of a device do not join');
        return { refused: new ProblemError(report.refused) };
      }
      // Its key is gone with that: whoever signs by it now is somebody else.
      let over = (await retirementOf(writing, device)) !== null;
      for (const event of report.fresh) {
        await appendEvent(writing, reportsOf(device), {
          kind: event.kind,
          body: JSON.stringify(event),
          at: now,
        });
        if (over) await alarm(writing, device, { code: 'reported_after_retirement' }, now);
        else if (!retired || OF_THE_END.has(event.kind)) await effect(writing, parts, device, event, now);
        if (event.kind === 'retired') over = (await retirementOf(writing, device)) !== null;
      }
      return { body: { reported_sequence: await reportedSequence(writing, device) } };
    },
  });
}

/** Tells what is new. What came before has to be the same; a device that was rolled back counts anew. */
async function compare(
  writing: Writing<PlatformTables>,
  device: string,
  events: readonly DeviceEvent[],
): Promise<Report> {
  const last = await reportedSequence(writing, device);
  const [first] = events;
  const contiguous = events.every(({ sequence }, at) => sequence === (first?.sequence ?? 0) + at);
  if (first === undefined || !contiguous || first.sequence > last + 1) return { refused: 'sequence_gap' };
  const known = await readEvents(writing, reportsOf(device), first.sequence - 1, events.length);
  const same = known.every(({ body }, at) => body === JSON.stringify(events[at]));
  return same ? { fresh: events.slice(known.length) } : { refused: 'sequence_conflict' };
}

async function effect(
  writing: Writing<PlatformTables>,
  parts: DoorParts,
  device: string,
  event: DeviceEvent,
  now: number,
): Promise<void> {
  if (event.kind === 'erased') {
    const { consent_id, certificate } = event;
    if (await takeCertificate(writing, device, consent_id, certificate, now))
      await noteErased(writing, device, consent_id, now);
    else await alarm(writing, device, { code: 'certificate_refused' }, now);
  } else if (event.kind === 'used') await takeUse(writing, parts, device, event, now);
  else if (event.kind === 'verification_ended') await takeEnd(writing, device, event, now);
  else if (event.kind === 'log_head') await watched(writing, device, event, now);
  else if (event.kind === 'retired') {
    if (!(await takeRetirement(writing, device, event.certificate, now)))
      await alarm(writing, device, { code: 'certificate_refused' }, now);
  } else if (event.kind === 'enrolled') return;
  else if (event.kind === 'alarm') {
    await alarm(writing, device, { code: event.code }, now);
    if (OF_TAMPERING.has(event.code)) await reportByDevice(writing, device, event.code, now);
  } else {
    const odd = await decided(writing, parts, device, event, now);
    if (odd !== null) await alarm(writing, device, { code: odd }, now);
  }
}

/** The head of the device's own log: one that does not follow the last tells that somebody wrote there anew. */
async function watched(
  writing: Writing<PlatformTables>,
  device: string,
  event: Extract<DeviceEvent, { kind: 'log_head' }>,
  now: number,
): Promise<void> {
  const damage = await takeHead(writing, device, event, now);
  if (damage === null) return;
  await alarm(writing, device, { code: damage }, now);
  await reportByDevice(writing, device, damage, now);
}

/** What a person saw and decided at the door. */
function decided(
  writing: Writing<PlatformTables>,
  parts: DoorParts,
  device: string,
  event: Extract<DeviceEvent, { kind: 'notice_shown' | 'decided' | 'withdrawn' }>,
  now: number,
): Promise<Odd> {
  if (event.kind === 'notice_shown') return takeShown(writing, parts, device, event, now);
  if (event.kind === 'decided') return takeDecision(writing, parts, device, event, now);
  return takeWithdrawal(writing, parts, device, event, now);
}

async function alarm(
  writing: Writing<PlatformTables>,
  device: string,
  what: Readonly<Record<string, string>>,
  at: number,
): Promise<void> {
  await appendEvent(writing, ALARM_STREAM, {
    kind: 'device_alarm',
    body: JSON.stringify({ device, ...what }),
    at,
  });
}
