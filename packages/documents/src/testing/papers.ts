import { OrganisationPaper, PurposePaper } from '@consentry/contract';
import {
  auditPaper,
  complaintPaper,
  impactAssessment,
  incidentPaper,
  organisationPaper,
  recordExtract,
  scenarioPaper,
} from '../forms/papers.ts';
import { deviceSign, siteApproval, videoFiling } from '../forms/places.ts';
import { layoutOf } from '../layout/layouts.ts';
import type { Paper } from '../paper/paper.ts';
import {
  EXAMPLE_AUDIT,
  EXAMPLE_COMPLAINT,
  EXAMPLE_DEVICE,
  EXAMPLE_EXTRACT,
  EXAMPLE_INCIDENT,
  EXAMPLE_SITE,
  exampleFacts,
  exampleTransfers,
} from './example.ts';
import { exampleCertificate, exampleReceipt } from './taken-home.ts';

/** Papers about a purpose of which nothing goes elsewhere; the others are shown with what goes. */
const STAYS: ReadonlySet<PurposePaper> = new Set([
  'notice',
  'separate_consent',
  'written_consent',
  'guardian_consent',
]);

/** One of each paper, of the example. */
export function examplePapers(): readonly Paper[] {
  const live = exampleFacts();
  const [one] = live.scenarios;
  const assessment = one?.assessment ?? null;
  if (one === undefined || assessment === null) throw new Error('The example has no scenario.');
  const moving = { ...one, transfers: exampleTransfers(one.purpose) };
  const minors = { ...EXAMPLE_AUDIT, kind: 'minors', year: 2026, report_until: '2027-01-31' } as const;
  return [
    exampleReceipt(),
    exampleCertificate(),
    ...PurposePaper.options.map((form) =>
      scenarioPaper(form, live, STAYS.has(form) ? one : moving, layoutOf),
    ),
    deviceSign(live, EXAMPLE_DEVICE, one, layoutOf),
    impactAssessment(live, one, assessment, layoutOf),
    recordExtract(live, EXAMPLE_EXTRACT, layoutOf),
    ...OrganisationPaper.options.map((form) => organisationPaper(form, live, layoutOf)),
    auditPaper(live, minors, layoutOf),
    auditPaper(live, EXAMPLE_AUDIT, layoutOf),
    complaintPaper('complaint_acknowledgement', live, EXAMPLE_COMPLAINT, layoutOf),
    complaintPaper('complaint_reply', live, EXAMPLE_COMPLAINT, layoutOf),
    incidentPaper('incident_report', live, EXAMPLE_INCIDENT, layoutOf),
    incidentPaper('network_incident_report', live, EXAMPLE_INCIDENT, layoutOf),
    incidentPaper('incident_notice', live, EXAMPLE_INCIDENT, layoutOf),
    videoFiling(live, EXAMPLE_SITE, layoutOf),
    siteApproval(live, EXAMPLE_SITE, layoutOf),
  ];
}
