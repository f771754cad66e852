import accessibilityReport from './layouts/accessibility-report.json' with { type: 'json' };
import childrenRules from './layouts/children-rules.json' with { type: 'json' };
import complaintAcknowledgement from './layouts/complaint-acknowledgement.json' with { type: 'json' };
import complaintForm from './layouts/complaint-form.json' with { type: 'json' };
import complaintReply from './layouts/complaint-reply.json' with { type: 'json' };
import complianceAudit from './layouts/compliance-audit.json' with { type: 'json' };
import consentReceipt from './layouts/consent-receipt.json' with { type: 'json' };
import deviceSign from './layouts/device-sign.json' with { type: 'json' };
import entrustmentAgreement from './layouts/entrustment-agreement.json' with { type: 'json' };
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
import jointAgreement from './layouts/joint-agreement.json' with { type: 'json' };
import minorsAudit from './layouts/minors-audit.json' with { type: 'json' };
import networkIncidentReport from './layouts/network-incident-report.json' with { type: 'json' };
import notice from './layouts/notice.json' with { type: 'json' };
import officerReport from './layouts/officer-report.json' with { type: 'json' };
import operatingProcedures from './layouts/operating-procedures.json' with { type: 'json' };
import processingRecord from './layouts/processing-record.json' with { type: 'json' };
import processingRules from './layouts/processing-rules.json' with { type: 'json' };
import provisionConsent from './layouts/provision-consent.json' with { type: 'json' };
import publicPlaceConsent from './layouts/public-place-consent.json' with { type: 'json' };
import recordExtract from './layouts/record-extract.json' with { type: 'json' };
import separateConsent from './layouts/separate-consent.json' with { type: 'json' };
import serviceEndNotice from './layouts/service-end-notice.json' with { type: 'json' };
import siteApproval from './layouts/site-approval.json' with { type: 'json' };
import transferConsent from './layouts/transfer-consent.json' with { type: 'json' };
import videoFiling from './layouts/video-filing.json' with { type: 'json' };
import writtenConsent from './layouts/written-consent.json' with { type: 'json' };
import type { PaperForm } from '@consentry/contract';
import { Layout } from './layout.ts';

/** The layouts that come with the product, none of them official. */
const OURS: Readonly<Record<PaperForm, unknown>> = {
  accessibility_report: accessibilityReport,
  children_rules: childrenRules,
  complaint_acknowledgement: complaintAcknowledgement,
  complaint_form: complaintForm,
  complaint_reply: complaintReply,
  compliance_audit: complianceAudit,
  consent_receipt: consentReceipt,
  device_sign: deviceSign,
  entrustment_agreement: entrustmentAgreement,
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
  joint_agreement: jointAgreement,
  minors_audit: minorsAudit,
  network_incident_report: networkIncidentReport,
  notice: notice,
  officer_report: officerReport,
  operating_procedures: operatingProcedures,
  processing_record: processingRecord,
  processing_rules: processingRules,
  provision_consent: provisionConsent,
  public_place_consent: publicPlaceConsent,
  record_extract: recordExtract,
  separate_consent: separateConsent,
  service_end_notice: serviceEndNotice,
  site_approval: siteApproval,
  transfer_consent: transferConsent,
  video_filing: videoFiling,
  written_consent: writtenConsent,
};

const read = new Map<PaperForm, Layout>();

/** Gives our layout of a form. */
export function layoutOf(form: PaperForm): Layout {
  const known = read.get(form) ?? Layout.parse(OURS[form]);
  read.set(form, known);
  return known;
}
