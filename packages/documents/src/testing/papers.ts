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
    scenarioPaper('notice', live, one, layoutOf),
    deviceSign(live, EXAMPLE_DEVICE, one, layoutOf),
    scenarioPaper('separate_consent', live, one, layoutOf),
    scenarioPaper('written_consent', live, one, layoutOf),
    scenarioPaper('guardian_consent', live, one, layoutOf),
    ...(
      [
        'children_rules',
        'transfer_consent',
        'provision_consent',
        'public_place_consent',
        'processing_record',
      ] as const
    ).map((form) => scenarioPaper(form, live, moving, layoutOf)),
    impactAssessment(live, one, assessment, layoutOf),
    recordExtract(live, EXAMPLE_EXTRACT, layoutOf),
    ...(
      [
        'filing_organisation',
        'filing_scenarios',
        'filing_authorisation',
        'filing_commitment',
        'filing_change',
        'filing_deregistration',
        'officer_report',
        'processing_rules',
        'operating_procedures',
        'entrustment_agreement',
        'joint_agreement',
        'service_end_notice',
        'complaint_form',
      ] as const
    ).map((form) => organisationPaper(form, live, layoutOf)),
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
