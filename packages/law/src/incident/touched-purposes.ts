import type { SitingSection } from '../siting/index.ts';
import type { Incident } from './incident-section.ts';

/** Tells which purposes an incident touches. */
export type TouchedPurposes = (
  incident: Pick<Incident, 'purpose_ids' | 'device_ids'>,
) => (purpose: string) => boolean;

/** Purposes that an incident touches: those it names, those of its devices, all where it names none. */
export function touchedPurposesAt({ devices }: Pick<SitingSection, 'devices'>): TouchedPurposes {
  const served = new Map(devices.map(({ id, purpose_ids }) => [id, purpose_ids]));
  return ({ purpose_ids, device_ids }) => {
    if (purpose_ids.length === 0 && device_ids.length === 0) return () => true;
    const touched = new Set([...purpose_ids, ...device_ids.flatMap((id) => served.get(id) ?? [])]);
    return (purpose) => touched.has(purpose);
  };
}
