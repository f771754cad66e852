import type { IncidentView } from '@consentry/contract';
import { reviewIncident } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredIncident, clocksOf, incidentForLaw } from './incident.ts';
import { readIncidentNotices, requireIncident, servedBy } from './incident-store.ts';
import { readStops } from './incident-stops.ts';
import { findResumption } from './resume-incident.ts';

/** Shows an incident with its clocks, and what is wrong with it so far. @throws {ProblemError} `not_found` */
export async function viewIncident(
  reading: Reading<PlatformTables>,
  incident: string,
  now: number,
): Promise<{ readonly body: IncidentView; readonly version: number }> {
  const one = await requireIncident(reading, incident);
  const notices = await readIncidentNotices(reading, incident);
  const forLaw = incidentForLaw(one, notices, await servedBy(reading, one.facts.devices));
  const { lapses, unknown } = reviewIncident(forLaw, now);
  const counts = one.state !== 'dismissed';
  const proposal = await findResumption(reading, incident);
  const body: IncidentView = {
    ...plainOf(one),
    stopped: (await readStops(reading, { incident })).map(({ thing, id, stopped_at, lifted_at }) => ({
      thing,
      id,
      stopped_at: iso(stopped_at),
      lifted_at: isoOrNull(lifted_at),
    })),
    notices: notices.map(({ told, channel, sent_at, reached, texts, digest, made_by }) => ({
      to: told,
      channel,
      sent_at: iso(sent_at),
      reached,
      texts,
      digest,
      made_by,
    })),
    clocks: counts ? clocksOf(forLaw, one.grading?.at ?? null, now) : [],
    findings: counts ? lapses.map(({ risk, finding }) => ({ risk, finding })) : [],
    unknown: counts ? unknown.map(({ path }) => path.replace('/incident/incidents/0', '')) : [],
    proposed:
      proposal === null
        ? null
        : {
            root_cause: proposal.root_cause,
            measures: proposal.measures,
            by: proposal.proposed_by,
            at: iso(proposal.proposed_at),
          },
  };
  return { body, version: one.revision };
}

function plainOf(one: StoredIncident) {
  const { closing, closed_at, grade, grading, dismissed } = one;
  return {
    incident: one.incident,
    state: one.state,
    facts: one.facts,
    reported_by: one.reported_by,
    reported_at: iso(one.reported_at),
    grade: grade === null || grading === null ? null : { grade, ...grading },
    remedied_at: isoOrNull(one.remedied_at),
    contained_at: isoOrNull(one.contained_at),
    notice: one.notice,
    exemption: one.exemption,
    telling_order: one.telling_order,
    report: one.report,
    handling_ended_on: one.handling_ended_on,
    summary_sent_on: one.summary_sent_on,
    dismissed,
    closed: closing === null || closed_at === null ? null : { ...closing, at: iso(closed_at) },
    revision: one.revision,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
