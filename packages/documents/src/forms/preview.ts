import { OrganisationPaper, PurposePaper } from '@consentry/contract';
import type { LiveFacts } from '../facts/live-facts.ts';
import { fill } from '../layout/fill.ts';
import type { Layout } from '../layout/layout.ts';
import type { Paper } from '../paper/paper.ts';
import { fillingOf } from './organisation.ts';
import { auditPaper, impactAssessment, organisationPaper, scenarioPaper } from './papers.ts';
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
  const whole = OrganisationPaper.safeParse(form);
  if (whole.success) return organisationPaper(whole.data, live, layouts);
  const ofPurpose = PurposePaper.safeParse(form);
  if (ofPurpose.success && one !== undefined) return scenarioPaper(ofPurpose.data, live, one, layouts);
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
