export { DocumentsError } from './documents-error.ts';
export type { Disposal, LiveFacts, Scenario } from './facts/live-facts.ts';
export { type ErasureFacts, erasureCertificate } from './forms/erasure-certificate.ts';
export { type EvidenceReportFacts, evidenceReport } from './forms/evidence-report.ts';
export { type ReceiptFacts, consentReceipt } from './forms/consent-receipt.ts';
export {
  type Layouts,
  type IncidentForm,
  auditPaper,
  complaintPaper,
  impactAssessment,
  incidentPaper,
  organisationPaper,
  recordExtract,
  scenarioPaper,
} from './forms/papers.ts';
export { deviceSign, siteApproval, videoFiling } from './forms/places.ts';
export { checkLayout, ownAsked } from './layout/check-layout.ts';
export { LAYOUT_SCHEMA, Layout } from './layout/layout.ts';
export { layoutOf } from './layout/layouts.ts';
export { factsOffered, isOwn } from './layout/offered.ts';
export { previewPaper } from './forms/preview.ts';
export type { Paper, Size } from './paper/paper.ts';
export type { PaperLanguage } from './render/pdf.ts';
export { toDocx, toPdf } from './render/press.ts';
export { deliveredOffice } from './package/filing-office.ts';
export { type PackageFault, type PackageFaultCode } from './package/package-fault.ts';
export { PORTAL_ORDER, type PortalPlace, portalOrder } from './package/portal-order.ts';
export { type ReadFiling, readFiling } from './package/read-filing.ts';
export {
  type FileForFiling,
  type FilingContent,
  type FilingPackage,
  writeFiling,
} from './package/write-filing.ts';
