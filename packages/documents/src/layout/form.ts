import { z } from 'zod';

/** Papers that an organisation owes somebody. The first word of most is the slice of the law they are of. */
export const Form = z.enum([
  'consent_receipt',
  'erasure_certificate',
  'evidence_report',
  'notice',
  'device_sign',
  'separate_consent',
  'written_consent',
  'guardian_consent',
  'children_rules',
  'impact_assessment',
  'record_extract',
  'filing_organisation',
  'filing_scenarios',
  'filing_authorisation',
  'filing_commitment',
  'filing_change',
  'filing_deregistration',
  'officer_report',
  'minors_audit',
  'compliance_audit',
  'complaint_acknowledgement',
  'complaint_reply',
  'incident_report',
  'incident_notice',
  'video_filing',
  'processing_rules',
  'operating_procedures',
]);
export type Form = z.infer<typeof Form>;
