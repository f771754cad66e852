import type { SitingSection } from '../siting/siting-section.ts';
import type { Incident } from './incident-section.ts';

/** Tells which purposes an incident touches: those it names, those of its devices, all where it names none. */
export function touchedPurposes(
  { purpose_ids, device_ids }: Incident,
  { devices }: SitingSection,
): (purpose: string) => boolean {
  if (purpose_ids.length === 0 && device_ids.length === 0) return () => true;
  const named = new Set(device_ids);
  const of = devices.filter(({ id }) => named.has(id)).flatMap((device) => device.purpose_ids);
  const touched = new Set([...purpose_ids, ...of]);
  return (purpose) => touched.has(purpose);
}
