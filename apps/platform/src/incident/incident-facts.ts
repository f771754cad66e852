import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { incidentForLaw } from './incident.ts';
import { readIncidentNotices, readIncidents, servedBy } from './incident-store.ts';

/** Incidents as the law asks for them; what was only reported may have happened, and counts. */
export async function incidentSection(
  reading: Reading<PlatformTables>,
  _now: number,
): Promise<PostureFacts['incident']> {
  const notices = Map.groupBy(await readIncidentNotices(reading), ({ incident }) => incident);
  const incidents = [];
  for (const one of await readIncidents(reading)) {
    const served = await servedBy(reading, one.facts.devices);
    incidents.push(incidentForLaw(one, notices.get(one.incident) ?? [], served));
  }
  return { incidents };
}
