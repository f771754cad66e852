import type { PersonPlaces } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { iso } from './verification.ts';

/** Reads the places a person has to do with, by name: where they went, where their face is held, where there are doors. */
export async function placesOf(reading: Reading<PlatformTables>, person: string): Promise<PersonPlaces> {
  const uses = await reading
    .selectFrom('verification_uses')
    .select(['checkpoint', 'device'])
    .where('person', '=', person)
    .distinct()
    .execute();
  const held = await reading
    .selectFrom('device_grants')
    .innerJoin('consents', 'consents.consent', 'device_grants.consent')
    .innerJoin('devices', 'devices.device', 'device_grants.device')
    .select([
      'device_grants.device',
      'devices.site',
      'device_grants.consent',
      'device_grants.purpose',
      'device_grants.not_after',
    ])
    .where('consents.person', '=', person)
    .orderBy('device_grants.device')
    .orderBy('device_grants.consent')
    .execute();
  const doors = await reading
    .selectFrom('devices')
    .select('site')
    .where('state', '=', 'approved')
    .distinct()
    .execute();
  const ofDevice = idsIn([...uses.map(({ device }) => device), ...held.map(({ device }) => device)]);
  const devices = await reading
    .selectFrom('devices')
    .select(['device', 'site'])
    .where('device', 'in', ofDevice)
    .orderBy('device')
    .execute();
  const checkpoints = await reading
    .selectFrom('checkpoints')
    .select(['checkpoint', 'site'])
    .where('checkpoint', 'in', idsIn(uses.map(({ checkpoint }) => checkpoint)))
    .orderBy('checkpoint')
    .execute();
  const open = new Set(doors.map(({ site }) => site));
  const named = new Set([
    ...open,
    ...devices.map(({ site }) => site),
    ...checkpoints.map(({ site }) => site),
  ]);
  const sites = await reading
    .selectFrom('sites')
    .select(['site', 'name_zh', 'name_en'])
    .where('site', 'in', [...named, ''])
    .orderBy('site')
    .execute();
  return {
    sites: sites.map(({ site, name_zh, name_en }) => ({
      site_id: site,
      name: { 'zh-CN': name_zh, en: name_en },
      door: open.has(site),
    })),
    checkpoints: checkpoints.map(({ checkpoint, site }) => ({ checkpoint_id: checkpoint, site_id: site })),
    devices: devices.map(({ device, site }) => ({ device_id: device, site_id: site })),
    held: held.map(({ device, site, consent, purpose, not_after }) => ({
      device_id: device,
      site_id: site,
      consent,
      purpose_id: purpose,
      until: iso(not_after),
    })),
  };
}

/** For `in`, which takes no empty list. */
function idsIn(ids: ReadonlyArray<string | null>): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null)), ''];
}
