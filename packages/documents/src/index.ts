export { DocumentsError } from './documents-error.ts';
export { type ErasureFacts, erasureCertificate } from './forms/erasure-certificate.ts';
export { type EvidenceReportFacts, evidenceReport } from './forms/evidence-report.ts';
export { type ReceiptFacts, consentReceipt } from './forms/consent-receipt.ts';
export type { Paper } from './paper/paper.ts';
export { toDocx } from './render/docx.ts';
export { type PaperLanguage, toPdf } from './render/pdf.ts';
