export { incidentFindings } from './incident-findings.ts';
export { incidentPosture } from './incident-posture.ts';
export { IncidentSection } from './incident-section.ts';
