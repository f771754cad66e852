import consentReceipt from './layouts/consent-receipt.json' with { type: 'json' };
import erasureCertificate from './layouts/erasure-certificate.json' with { type: 'json' };
import evidenceReport from './layouts/evidence-report.json' with { type: 'json' };
import type { Form } from './form.ts';
import { Layout } from './layout.ts';

/** The layouts that come with the product, none of them official. */
const OURS: Readonly<Record<string, unknown>> = {
  consent_receipt: consentReceipt,
  erasure_certificate: erasureCertificate,
  evidence_report: evidenceReport,
};

const read = new Map<Form, Layout>();

/** Gives our layout of a form. */
export function layoutOf(form: Form): Layout {
  const known = read.get(form) ?? Layout.parse(OURS[form]);
  read.set(form, known);
  return known;
}
