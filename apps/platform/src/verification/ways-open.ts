import type { WaysOpen } from '@consentry/contract';
import { type GateFacts, authorize, both, register } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { otherWays, type StoredCheckpoint } from '../alternatives/alternatives.ts';
import { consentFacts } from '../consent/consent.ts';
import { openConsent } from '../consent/consent-store.ts';
import { factsOf } from '../consent/end-consent.ts';
import { spotOf, type StoredDevice } from '../device/device-store.ts';
import { type PurposeForConsent, purposeForConsent } from '../purpose/purpose-for-consent.ts';
import { deviceFacts } from '../siting/siting.ts';
import { findSite, surveyOf } from '../siting/siting-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { iso } from './verification.ts';

type Read = Reading<PlatformTables>;
type Reason = WaysOpen['face_not_offered'][number];

const NO_PURPOSE: Reason = {
  requirement: null,
  why: both(
    '这个目的没有生效的告知，不能刷脸。',
    'This purpose has no notice in force, so no face is asked for.',
  ),
};
const NO_DEVICE: Reason = {
  requirement: null,
  why: both(
    '这里没有已核准、且为这个目的服务的设备，不能刷脸。',
    'No approved device serves this purpose here, so no face is asked for.',
  ),
};
const NOT_AGREED: Reason = {
  requirement: null,
  why: both('您没有同意为这个目的刷脸。', 'You have not agreed to the use of your face for this purpose.'),
};

/** The person’s part of the gate: left out where only the place is asked about. */
const OF_PERSON = new Set(['consent', 'minors']);
const slices: Readonly<Record<string, { readonly slice: string }>> = register;

/**
 * Tells which ways are open at a place, face last. The other ways are open whatever stands against a face.
 *
 * @param person whose part is asked about as well; `null` for the place alone, whoever comes. A program is
 *   told of the place only: what stands against one person's face would tell whether they have enrolled it.
 */
export async function waysOpen(
  reading: Read,
  at: { readonly checkpoint: StoredCheckpoint; readonly onlyDevice: string | null },
  person: string | null,
  now: number,
): Promise<WaysOpen> {
  const { checkpoint } = at;
  const ways: WaysOpen['ways'] = otherWays(checkpoint).map(({ kind, live }) => ({ way: kind, live }));
  const face_not_offered = await againstFace(reading, at, person, now);
  if (face_not_offered.length === 0) ways.push({ way: 'face', live: true });
  return { ways, face_not_offered };
}

async function againstFace(
  reading: Read,
  { checkpoint, onlyDevice }: { readonly checkpoint: StoredCheckpoint; readonly onlyDevice: string | null },
  person: string | null,
  now: number,
): Promise<Reason[]> {
  const { purpose: id, site } = checkpoint;
  const purpose = await purposeForConsent(reading, id);
  if (purpose === null) return [NO_PURPOSE];
  const devices = await devicesFor(reading, id, site, onlyDevice);
  const consent =
    person === null ? null : await openConsent(reading, { person, purpose: id, kind: 'recognition' });
  if (person !== null && consent === null) return [NOT_AGREED];
  const facts = {
    processor: purpose.processor,
    purpose: purpose.purpose,
    notice: noticeOf(purpose, consent, now),
    consent: consent === null ? null : consentFacts(consent),
    person:
      consent === null
        ? { age: { kind: 'unknown' as const }, guardian: null }
        : await factsOf(reading, consent),
    alternatives: [...otherWays(checkpoint)],
    started_by_person: true,
  };
  const found = await Promise.all(
    devices.map(async (row) => {
      const device = await lawfulDevice(reading, row);
      return device === null ? [NO_DEVICE] : reasons({ ...facts, device }, person !== null, now);
    }),
  );
  // One device at which it is permitted is enough.
  return found.find((against) => against.length === 0) ?? found[0] ?? [NO_DEVICE];
}

function reasons(facts: GateFacts, ofPerson: boolean, now: number): Reason[] {
  const decision = authorize(facts.purpose.mode, facts, now);
  if (decision.permitted) return [];
  return decision.broken
    .filter(({ requirement }) => ofPerson || !OF_PERSON.has(slices[requirement]?.slice ?? ''))
    .map(({ requirement, why }) => ({ requirement, why }));
}

/** Of the place alone it is asked as of somebody who has just read the notice. */
function noticeOf(
  { notice }: PurposeForConsent,
  consent: { readonly notice_digest: string; readonly shown_at: number } | null,
  now: number,
): GateFacts['notice'] {
  const presented =
    consent === null
      ? { digest: notice.digest, at: iso(now) }
      : { digest: consent.notice_digest, at: iso(consent.shown_at) };
  return { ...notice, presented };
}

async function devicesFor(
  reading: Read,
  purpose: string,
  site: string,
  only: string | null,
): Promise<readonly StoredDevice[]> {
  const all = reading
    .selectFrom('devices')
    .innerJoin('device_purposes', 'device_purposes.device', 'devices.device')
    .selectAll('devices')
    .where('device_purposes.purpose', '=', purpose)
    .where('devices.site', '=', site)
    .where('devices.state', '=', 'approved');
  return (only === null ? all : all.where('devices.device', '=', only)).limit(20).execute();
}

async function lawfulDevice(reading: Read, row: StoredDevice): Promise<GateFacts['device'] | null> {
  const [site, spot] = [await findSite(reading, row.site), spotOf(row)];
  if (site === null || spot === null) return null;
  const sign = row.sign_approved_at === null ? null : iso(row.sign_approved_at);
  return deviceFacts(row.device, surveyOf(site), spot, sign);
}
