import type { LiveFacts } from '../facts/live-facts.ts';
import { fill } from '../layout/fill.ts';
import type { Form } from '../layout/form.ts';
import type { Layout } from '../layout/layout.ts';
import type { Paper } from '../paper/paper.ts';
import { fillingOf } from './organisation.ts';
import {
  type OrganisationForm,
  type ScenarioForm,
  auditPaper,
  impactAssessment,
  organisationPaper,
  scenarioPaper,
} from './papers.ts';
import { deviceSign, siteApproval, videoFiling } from './places.ts';

/**
 * Fills a layout that does not count yet with facts of now: of the first purpose, site or device that there is. What
 * belongs to one case is shown empty, as gaps.
 */
export function previewPaper(layout: Layout, live: LiveFacts): Paper {
  const { form } = layout;
  const layouts = () => layout;
  const [one] = live.scenarios.filter(({ state }) => state === 'active');
  const [site] = live.sites;
  const [device] = live.devices;
  const audit = live.audits.find(({ kind }) => (kind === 'minors') === (form === 'minors_audit'));
  const blank = () => fill(layout, fillingOf(live, {}));
  if (ORGANISATION.has(form)) return organisationPaper(form as OrganisationForm, live, layouts);
  if (SCENARIO.has(form) && one !== undefined) return scenarioPaper(form as ScenarioForm, live, one, layouts);
  switch (form) {
    case 'device_sign':
      return device === undefined ? blank() : deviceSign(live, device, one ?? null, layouts);
    case 'video_filing':
      return site === undefined ? blank() : videoFiling(live, site, layouts);
    case 'site_approval':
      return site === undefined ? blank() : siteApproval(live, site, layouts);
    case 'impact_assessment': {
      const assessment = one?.assessment ?? null;
      return one === undefined || assessment === null
        ? blank()
        : impactAssessment(live, one, assessment, layouts);
    }
    case 'minors_audit':
    case 'compliance_audit':
      return audit === undefined ? blank() : auditPaper(live, audit, layouts);
    default:
      return blank();
  }
}

const ORGANISATION: ReadonlySet<Form> = new Set<OrganisationForm>([
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
]);
const SCENARIO: ReadonlySet<Form> = new Set<ScenarioForm>([
  'notice',
  'separate_consent',
  'written_consent',
  'guardian_consent',
  'children_rules',
  'transfer_consent',
  'provision_consent',
  'public_place_consent',
  'processing_record',
]);
