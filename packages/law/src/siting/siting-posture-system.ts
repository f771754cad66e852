import { countable, isOver } from '../posture/deadline-state.ts';
import type { Looked } from '../posture/looked.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { civilDateAt, daysBetween, videoFilingDeadline } from '../time/index.ts';
import { type Peopled, factsAt } from './placed.ts';
import { sitingFindings } from './siting-findings.ts';
import type { SitingSection } from './siting-section.ts';

const { broken, atRisk } = lapsesOf(sitingFindings);

/** Our setting: “promptly” for a change of what was filed, calendar days, as for the first filing. */
const CHANGE_WITHIN = 30;

/** Video Reg. 14: the filing of a system, and of what changes of it (R13.8). */
export function videoFilingOf({ site, at, of }: Peopled, now: number): Looked {
  const system = site.video_system;
  if (system === null) return { unknown: [fact(`${at}/video_system`, null)] };
  const path = `${at}/video_system`;
  if (system.filed === null) {
    const since = system.in_use_on;
    const deadline = countable(() => videoFilingDeadline(since));
    const details = { fact: fact(`${path}/filed`, null), of, values: { since }, deadline };
    const over = deadline !== null && isOver(deadline, now);
    return { lapses: [over ? broken('video_filing_overdue', details) : atRisk('video_filing_due', details)] };
  }
  const facts = factsAt(path, { 'filed/filed_on': system.filed.filed_on });
  const { changed_on: since, change_filed_on } = system;
  if (since === null || (change_filed_on ?? system.filed.filed_on) >= since) return { facts };
  const details = { fact: fact(`${path}/change_filed_on`, change_filed_on), of, values: { since } };
  const late = daysBetween(since, civilDateAt(now)) > CHANGE_WITHIN;
  return {
    facts,
    lapses: [late ? atRisk('video_change_overdue', details) : atRisk('video_change_not_filed', details)],
  };
}

type Use = SitingSection['public_place_uses'][number];

/** PIPL 26: what is collected in public places serves public security, or a separate consent covers it (R13.6). */
export function publicUseOf(use: Use, index: number): Looked {
  const path = `/siting/public_place_uses/${index}`;
  const { public_security_document, persons: all, with_separate_consent, purpose_id } = use;
  const document = fact(`${path}/public_security_document`, public_security_document);
  if (public_security_document !== null) return { facts: [document] };
  const covered = fact(`${path}/with_separate_consent`, with_separate_consent);
  const persons = all - with_separate_consent;
  const lapses: Lapse[] = [];
  if (persons > 0) {
    const of = { kind: 'purpose', id: purpose_id } as const;
    lapses.push(broken('public_images_other_use', { fact: covered, of, values: { persons } }));
  }
  return { facts: [document, covered], lapses };
}
