import type { PostureFacts } from '../posture/posture-facts.ts';
import type { Looked } from '../posture/looked.ts';
import type { Subject } from '../posture/posture-state.ts';
import { type DecidingFact, fact } from '../posture/verdict.ts';
import type { Device } from './device-section.ts';
import type { Site } from './site-section.ts';

type Siting = Pick<PostureFacts, 'siting'>['siting'];

/** A device with its site and where both stand in the facts. */
export interface Placed {
  readonly device: Device;
  readonly site: Site;
  readonly at: string;
  readonly of: Subject;
}

/** A site with the devices that stand there and where it stands in the facts. */
export interface Peopled {
  readonly site: Site;
  readonly devices: readonly Placed[];
  readonly at: string;
  readonly of: Subject;
}

/** Every device that has not been taken down for good. */
export function placedDevices({ sites, devices }: Siting): readonly Placed[] {
  const byId = new Map(sites.map((site) => [site.id, site]));
  return devices.flatMap((device, index) => {
    const site = byId.get(device.site_id);
    if (site === undefined || device.state === 'retired') return [];
    return [{ device, site, at: `/siting/devices/${index}`, of: { kind: 'device', id: device.id } as const }];
  });
}

/** Every site with the devices that hang there. */
export function peopledSites(siting: Siting): readonly Peopled[] {
  const devices = Map.groupBy(placedDevices(siting).filter(hangs), ({ site }) => site.id);
  return siting.sites.map((site, index) => ({
    site,
    devices: devices.get(site.id) ?? [],
    at: `/siting/sites/${index}`,
    of: { kind: 'site', id: site.id } as const,
  }));
}

/** Whether it has been put up: switched off, it still hangs there. */
export function hangs({ device }: Placed): boolean {
  return device.state === 'approved' || device.installed_on !== null;
}

/**
 * Whether it recognises persons (§ 第十九条第四项). A camera that serves a purpose compares faces,
 * whatever it is called: only one that serves none can be said just to count.
 */
export function recognises({ device }: Placed): boolean {
  return device.operation !== 'counts_only' || device.purpose_ids.length > 0;
}

export function isPublic({ device }: Placed): boolean {
  return device.place === 'public';
}

/** Whether it hangs in a public place. */
export function hangsInPublic(placed: Placed): boolean {
  return isPublic(placed) && hangs(placed);
}

/** Whether it works in a public place. */
export function worksInPublic(placed: Placed): boolean {
  return isPublic(placed) && placed.device.state === 'approved';
}

/** Says that a fact nobody knows is wanted. */
export function notKnown(path: string): Looked {
  return { unknown: [fact(path, null)] };
}

/** Names facts of one thing by their fields. */
export function factsAt(at: string, values: Readonly<Record<string, DecidingFact['value']>>): DecidingFact[] {
  return Object.entries(values).map(([name, value]) => fact(`${at}/${name}`, value));
}
