import childrenRules from './layouts/children-rules.json' with { type: 'json' };
import complaintAcknowledgement from './layouts/complaint-acknowledgement.json' with { type: 'json' };
import complaintReply from './layouts/complaint-reply.json' with { type: 'json' };
import complianceAudit from './layouts/compliance-audit.json' with { type: 'json' };
import consentReceipt from './layouts/consent-receipt.json' with { type: 'json' };
import deviceSign from './layouts/device-sign.json' with { type: 'json' };
import erasureCertificate from './layouts/erasure-certificate.json' with { type: 'json' };
import evidenceReport from './layouts/evidence-report.json' with { type: 'json' };
import filingAuthorisation from './layouts/filing-authorisation.json' with { type: 'json' };
import filingChange from './layouts/filing-change.json' with { type: 'json' };
import filingCommitment from './layouts/filing-commitment.json' with { type: 'json' };
import filingDeregistration from './layouts/filing-deregistration.json' with { type: 'json' };
import filingOrganisation from './layouts/filing-organisation.json' with { type: 'json' };
import filingScenarios from './layouts/filing-scenarios.json' with { type: 'json' };
import guardianConsent from './layouts/guardian-consent.json' with { type: 'json' };
import impactAssessment from './layouts/impact-assessment.json' with { type: 'json' };
import incidentNotice from './layouts/incident-notice.json' with { type: 'json' };
import incidentReport from './layouts/incident-report.json' with { type: 'json' };
import minorsAudit from './layouts/minors-audit.json' with { type: 'json' };
import notice from './layouts/notice.json' with { type: 'json' };
import officerReport from './layouts/officer-report.json' with { type: 'json' };
import operatingProcedures from './layouts/operating-procedures.json' with { type: 'json' };
import processingRules from './layouts/processing-rules.json' with { type: 'json' };
import recordExtract from './layouts/record-extract.json' with { type: 'json' };
import separateConsent from './layouts/separate-consent.json' with { type: 'json' };
import videoFiling from './layouts/video-filing.json' with { type: 'json' };
import writtenConsent from './layouts/written-consent.json' with { type: 'json' };
import type { Form } from './form.ts';
import { Layout } from './layout.ts';

/** The layouts that come with the product, none of them official. */
const OURS: Readonly<Record<Form, unknown>> = {
  children_rules: childrenRules,
  complaint_acknowledgement: complaintAcknowledgement,
  complaint_reply: complaintReply,
  compliance_audit: complianceAudit,
  consent_receipt: consentReceipt,
  device_sign: deviceSign,
  erasure_certificate: erasureCertificate,
  evidence_report: evidenceReport,
  filing_authorisation: filingAuthorisation,
  filing_change: filingChange,
  filing_commitment: filingCommitment,
  filing_deregistration: filingDeregistration,
  filing_organisation: filingOrganisation,
  filing_scenarios: filingScenarios,
  guardian_consent: guardianConsent,
  impact_assessment: impactAssessment,
  incident_notice: incidentNotice,
  incident_report: incidentReport,
  minors_audit: minorsAudit,
  notice: notice,
  officer_report: officerReport,
  operating_procedures: operatingProcedures,
  processing_rules: processingRules,
  record_extract: recordExtract,
  separate_consent: separateConsent,
  video_filing: videoFiling,
  written_consent: writtenConsent,
};

const read = new Map<Form, Layout>();

/** Gives our layout of a form. */
export function layoutOf(form: Form): Layout {
  const known = read.get(form) ?? Layout.parse(OURS[form]);
  read.set(form, known);
  return known;
}
