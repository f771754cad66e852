import { z } from 'zod';
import { Id } from '../id.ts';
import { incidentFindings } from '../incident/incident-findings.ts';
import type { Incident } from '../incident/incident-section.ts';
import { touchedPurposesAt } from '../incident/touched-purposes.ts';
import { epoch } from '../instant.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { findingsOf } from '../rule.ts';
import { civilDateAt } from '../time/index.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(incidentFindings);

/** The incident after which what it stopped is taken up again. */
const Target = z.strictObject({ incident_id: Id });
type Target = z.infer<typeof Target>;

function incidentOf({ incident }: PostureFacts, { incident_id }: Target): Incident | undefined {
  return incident.incidents.find(({ id }) => id === incident_id);
}

/**
 * § 第九条第二款: “发生重大安全事件的，应当重新进行个人信息保护影响评估”; until it is approved, the incident
 * contained and those told who are to be told, no purpose that it touched goes on (reading G23).
 */
export const resume = organisationalAct({
  target: Target,
  rows: ['R09.6', 'RP.5', 'RP.6'],
  touches: (target, facts) => {
    const incident = incidentOf(facts, target);
    if (incident === undefined) return [];
    const touched = touchedPurposesAt(facts.siting)(incident);
    const purposes = facts.purpose.purposes.filter(({ id }) => touched(id));
    return [
      { kind: 'incident', id: incident.id } as const,
      ...purposes.map(({ id }) => ({ kind: 'purpose', id }) as const),
    ];
  },
  after: (facts, target) => {
    const incident = incidentOf(facts, target);
    if (incident === undefined) return { missing: '/incident_id' };
    const touched = touchedPurposesAt(facts.siting)(incident);
    const closed = { ...incident, closed_on: civilDateAt(epoch(facts.as_of)) };
    const incidents = facts.incident.incidents.map((one) => (one === incident ? closed : one));
    const purposes = facts.purpose.purposes.map((one) =>
      one.state === 'suspended' && touched(one.id) ? { ...one, state: 'active' as const } : one,
    );
    return { ...facts, incident: { incidents }, purpose: { ...facts.purpose, purposes } };
  },
  rules: [
    // What is not known cannot be resumed on: it may be a major incident.
    (facts, target) => {
      const incident = incidentOf(facts, target);
      const unknown = incident !== undefined && incident.kind !== 'other' && incident.faces === null;
      return unknown ? broken('incident_faces_unknown') : null;
    },
  ],
  subject: () => ({}),
});
