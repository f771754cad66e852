import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { countable } from '../posture/deadline-state.ts';
import type { Subject } from '../posture/posture-state.ts';
import { authorityOrderDeadline, authorityRequestDeadline, civilDateAt } from '../time/index.ts';
import { figureLapses } from './figures.ts';
import { officerPosture } from './supervision-posture-officer.ts';
import { supervisionFindings } from './supervision-findings.ts';
import type { Inspection, SupervisionSection } from './supervision-section.ts';

const { broken, atRisk } = lapsesOf(supervisionFindings);

/** Articles of which an inspector is given evidence: § 第五条至第十五条. */
const ARTICLES = Array.from({ length: 11 }, (_, index) => index + 5);

/** § 第十六条第二款: “个人信息处理者应当依法予以配合”. */
function answerLapses(inspection: Inspection, at: string, today: string): readonly Lapse[] {
  const { id, incident_id, until, answered_on, refused, contact, access } = inspection;
  const of: Subject =
    incident_id === undefined ? { kind: 'record', id } : { kind: 'incident', id: incident_id };
  const lapses: Lapse[] = [];
  if (refused) lapses.push(broken('inspection_refused', { fact: fact(`${at}/refused`, true), of }));
  const answered = fact(`${at}/answered_on`, answered_on);
  const deadline = until === null ? null : countable(() => authorityRequestDeadline(until));
  if (until !== null && (answered_on ?? today) > until) {
    const details = { fact: answered, of, values: { until }, deadline };
    lapses.push(
      answered_on === null
        ? broken('inspection_overdue', details)
        : atRisk('inspection_answered_late', details),
    );
  } else if (answered_on === null) lapses.push(atRisk('inspection_open', { fact: answered, of, deadline }));
  if (contact === null) {
    lapses.push(atRisk('inspection_contact_missing', { fact: fact(`${at}/contact`, null), of }));
  }
  if (access === 'write') {
    lapses.push(atRisk('inspection_access_writes', { fact: fact(`${at}/access`, access), of }));
  }
  return lapses;
}

/** What the inspector was given: the evidence of every article, and no face. */
function packLapses({ id, pack }: Inspection, at: string): readonly Lapse[] {
  if (pack === null) return [];
  const of = { kind: 'record', id } as const;
  const { templates } = pack;
  const missing = ARTICLES.filter((article) => !pack.articles.includes(article));
  const lapses: Lapse[] = [];
  if (templates > 0) {
    const decided = fact(`${at}/pack/templates`, templates);
    lapses.push(broken('inspection_pack_holds_templates', { fact: decided, of, values: { templates } }));
  }
  if (missing.length > 0) {
    const decided = fact(`${at}/pack/articles`, pack.articles.length);
    const values = { articles: missing.join(', ') };
    lapses.push(atRisk('inspection_pack_incomplete', { fact: decided, of, values }));
  }
  return lapses;
}

/** What was decided against the processor, and whether it is done (《个人信息保护法》第六十六条、第六十九条). */
function decisionLapses({ decisions }: SupervisionSection, today: string): readonly Lapse[] {
  return decisions.flatMap(({ id, asks, until, complied_on, no_fault_pack }, index) => {
    const at = `/supervision/decisions/${index}`;
    const of = { kind: 'record', id } as const;
    const lapses: Lapse[] = [];
    const complied = fact(`${at}/complied_on`, complied_on);
    const deadline = until === null ? null : countable(() => authorityOrderDeadline(until));
    if (asks !== 'nothing' && until !== null && (complied_on ?? today) > until) {
      const details = { fact: complied, of, values: { until }, deadline };
      lapses.push(
        complied_on === null
          ? broken('decision_overdue', details)
          : atRisk('decision_complied_late', details),
      );
    } else if (asks !== 'nothing' && complied_on === null) {
      lapses.push(atRisk('decision_open', { fact: complied, of, deadline }));
    }
    if (no_fault_pack === null) {
      lapses.push(atRisk('no_fault_pack_missing', { fact: fact(`${at}/no_fault_pack`, null), of }));
    }
    return lapses;
  });
}

/** Evidence is preserved and the suspicion reported; no number of days is in the text. */
function suspicionLapses({ suspicions }: SupervisionSection): readonly Lapse[] {
  return suspicions.flatMap(({ id, snapshot, reported_on }, index) => {
    const at = `/supervision/suspicions/${index}`;
    const of = { kind: 'record', id } as const;
    const lapses: Lapse[] = [];
    if (snapshot === null) {
      lapses.push(atRisk('crime_evidence_unpreserved', { fact: fact(`${at}/snapshot`, null), of }));
    }
    if (reported_on === null) {
      lapses.push(atRisk('crime_unreported', { fact: fact(`${at}/reported_on`, null), of }));
    }
    return lapses;
  });
}

/** How the rows of `supervision` are judged on the state of a processor. */
export const supervisionPosture = {
  // § 第十六条第一款 binds authorities; here it leads to one consistent set of figures (reading G31)
  'R16.1': rowRule(['supervision'], 'dpo', ({ supervision: { submissions } }) => {
    const told = new Set(submissions.map(({ authority }) => authority));
    const facts = [fact('/supervision/submissions', submissions.length)];
    return told.size < 2 ? notApplicable(...facts) : judged({ facts, lapses: figureLapses(submissions) });
  }),

  // § 第十六条第二款
  'R16.2': rowRule(['supervision'], 'dpo', ({ supervision: { inspections } }, now) => {
    const facts = [fact('/supervision/inspections', inspections.length)];
    if (inspections.length === 0) return notApplicable(...facts);
    const today = civilDateAt(now);
    const lapses = inspections.flatMap((inspection, index) => {
      const at = `/supervision/inspections/${index}`;
      return [...answerLapses(inspection, at, today), ...packLapses(inspection, at)];
    });
    return judged({ facts, lapses });
  }),

  // § 第十八条 refers to other law (reading G32)
  'R18.1': rowRule(['supervision'], 'counsel', ({ supervision }, now) => {
    const facts = [fact('/supervision/decisions', supervision.decisions.length)];
    if (supervision.decisions.length === 0) return notApplicable(...facts);
    return judged({ facts, lapses: decisionLapses(supervision, civilDateAt(now)) });
  }),

  // § 第十八条; 《网络数据安全管理条例》第十一条
  'R18.2': rowRule(['supervision'], 'counsel', ({ supervision }) => {
    const facts = [fact('/supervision/suspicions', supervision.suspicions.length)];
    if (supervision.suspicions.length === 0) return notApplicable(...facts);
    return judged({ facts, lapses: suspicionLapses(supervision) });
  }),

  ...officerPosture,
} as const satisfies RowRules<'supervision'>;
