export { AT_ONCE_HOURS } from './incident-posture-notice.ts';
export { incidentFindings } from './incident-findings.ts';
export { incidentPosture } from './incident-posture.ts';
export {
  type IncidentDuty,
  type IncidentGaps,
  IncidentItem,
  type IncidentReceived,
  type IncidentRecipient,
  IncidentSummaryPart,
  effectiveGrade,
  endOfDeadline,
  graverOf,
  incidentDuties,
  incidentGaps,
  incidentItemNumber,
  incidentItemTexts,
  incidentSummaryTexts,
} from './incident-report.ts';
export { type IncidentReview, NoticeContent, reviewIncident } from './incident-review.ts';
export { IncidentSection } from './incident-section.ts';
