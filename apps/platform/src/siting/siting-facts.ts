import { createHash } from 'node:crypto';
import type { DeviceSurvey, HandedInFacts } from '@consentry/contract';
import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { type StoredDevice, spotOf } from '../device/device-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredSite, surveyOf } from './siting-store.ts';

type Section = PostureFacts['siting'];
type Site = Section['sites'][number];
type Device = Section['devices'][number];

/**
 * Sites and devices as the law asks for them: the platform's own, and those of the document that the platform
 * does not hold. What nobody said of a device is taken as what is stricter: a passive camera in an area
 * nobody looked at.
 *
 * @param handedIn what the officer knows of other places, and of these
 */
export async function sitingSection(
  reading: Reading<PlatformTables>,
  handedIn: HandedInFacts['siting'],
  { organisations }: Pick<HandedInFacts['scope'], 'organisations'>,
): Promise<Section> {
  const sites = await reading.selectFrom('sites').selectAll().orderBy('site').execute();
  const devices = await reading.selectFrom('devices').selectAll().orderBy('device').execute();
  const served = Map.groupBy(
    await reading
      .selectFrom('device_purposes as served')
      .innerJoin('purposes', 'purposes.purpose', 'served.purpose')
      .select(['served.device', 'served.purpose'])
      .orderBy('served.purpose')
      .execute(),
    ({ device }) => device,
  );
  const byId = new Map(sites.map((site) => [site.site, site]));
  const knownSites = new Map(handedIn.sites.map((site) => [site.id, site]));
  const knownDevices = new Map(handedIn.devices.map((device) => [device.id, device]));
  const ownSites = sites.map((site) => siteForLaw(site, knownSites.get(site.site)));
  const ownDevices = devices.flatMap((device) => {
    const site = byId.get(device.site);
    const purposes = served.get(device.device)?.map(({ purpose }) => purpose) ?? [];
    if (site === undefined) return [];
    const made = deviceForLaw(device, site, purposes, knownDevices.get(device.device));
    // Of an organisation that nobody has named to the law nothing is known.
    const named = organisations.some(({ id }) => id === made.installer?.organisation_id);
    return [named ? made : { ...made, installer: null }];
  });
  const own = new Set([...ownSites, ...ownDevices].map(({ id }) => id));
  return {
    ...handedIn,
    sites: [...ownSites, ...handedIn.sites.filter(({ id }) => !own.has(id))],
    devices: [...ownDevices, ...handedIn.devices.filter(({ id }) => !own.has(id))],
  };
}

/** A public place is one of Video Reg. 7 until somebody says that it is not: more is asked there. */
function siteForLaw(row: StoredSite, handedIn: Site | undefined): Site {
  const { name, place, surroundings } = surveyOf(row);
  return {
    id: row.site,
    name,
    public_place: place === 'public' ? 'article_7' : 'none',
    neighbours: null,
    video_system: null,
    private_spaces: null,
    ...pick(handedIn, ['public_place', 'neighbours', 'video_system', 'private_spaces']),
    ...surroundings,
    approved_at: isoOrNull(row.approved_at),
  };
}

const SURVEYED = [
  'installed_on',
  'operation',
  'installer',
  'closed_area_document',
  'capture_range',
  'sees_private_space',
  'camera',
] as const satisfies ReadonlyArray<keyof DeviceSurvey>;

function deviceForLaw(
  row: StoredDevice,
  site: StoredSite,
  purpose_ids: readonly string[],
  handedIn: Device | undefined,
): Device {
  const spot = spotOf(row);
  const approved = row.state === 'approved' ? isoOrNull(row.state_since) : null;
  const { place, public_security_basis, user_initiated_memo } = surveyOf(site);
  return {
    installed_on: null,
    operation: 'passive',
    installer: null,
    closed_area_document: null,
    capture_range: null,
    sees_private_space: null,
    camera: null,
    ...pick(handedIn, SURVEYED),
    ...spot?.survey,
    last_capture_at: handedIn?.last_capture_at ?? null,
    moved_at: handedIn?.moved_at ?? null,
    id: row.device,
    site_id: row.site,
    state: row.state,
    place,
    // Nobody said which space it is: none that is forbidden can be approved, so none is supposed.
    space: spot?.space ?? 'other',
    public_security_basis,
    user_initiated_memo,
    capture_area: spot?.capture_area ?? null,
    sign_approved_at: isoOrNull(row.sign_approved_at),
    purpose_ids: [...purpose_ids],
    state_since_at: new Date(row.state_since).toISOString(),
    key_digest: createHash('sha256').update(row.public_key, 'base64').digest('hex'),
    capture_area_approved_at: approved,
    sign_photo_on: spot?.sign_photo_on ?? null,
  } as Device;
}

function pick<T extends object>(from: T | undefined, keys: ReadonlyArray<keyof T>): Partial<T> {
  if (from === undefined) return {};
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as unknown as Partial<T>;
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
