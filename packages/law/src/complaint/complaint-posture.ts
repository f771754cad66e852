import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { isOver } from '../posture/deadline-state.ts';
import {
  type DecidingFact,
  type Lapse,
  type Verdict,
  fact,
  judged,
  lapsesOf,
  notApplicable,
} from '../posture/verdict.ts';
import { runningPurposes } from '../purpose/running-purposes.ts';
import { answerLapses, byDay } from '../rights/answer-clock.ts';
import { owedAnswers, placed } from '../rights/requests.ts';
import { complaintDeadline } from '../time/index.ts';
import { channelLapses } from './channels.ts';
import { complaintFindings } from './complaint-findings.ts';
import type { ComplaintSection } from './complaint-section.ts';
import { complaintLapses, intakeLapses, owedOutcomes, refusalLapses } from './handling.ts';
import { reporterLapses } from './reporters.ts';

const say = lapsesOf(complaintFindings);
const { broken, atRisk } = say;

type Cases = NonNullable<ComplaintSection['authority_cases']>;

/** § 第十七条, of the departments: no number of days in the text, so we take ours for complaints. */
function caseVerdict(cases: Cases, now: number): Verdict {
  const deadlineOf = byDay((received) => complaintDeadline(received));
  const lapses: Lapse[] = [];
  const unknown: DecidingFact[] = [];
  for (const [index, { id, received_on, outcome_told_on, closed_on, reachable }] of cases.entries()) {
    const at = `/complaint/authority_cases/${index}`;
    const of = { kind: 'complaint', id } as const;
    if (closed_on !== null) {
      if (outcome_told_on !== null || !reachable) continue;
      const untold = fact(`${at}/outcome_told_on`, null);
      lapses.push(broken('authority_case_closed_untold', { fact: untold, of }));
      continue;
    }
    const deadline = deadlineOf(received_on);
    if (deadline === null) unknown.push(fact(`${at}/received_on`, received_on));
    else if (isOver(deadline, now)) {
      lapses.push(atRisk('authority_case_open_long', { fact: fact(`${at}/closed_on`, null), of }));
    }
  }
  return judged({ facts: [fact('/complaint/authority_cases', cases.length)], lapses, unknown });
}

/** How the rows of `complaint` are judged on the state of a processor. */
export const complaintPosture = {
  // § 第十七条; 《个人信息保护法》第六十五条
  'R17.1': rowRule(['complaint', 'purpose', 'siting'], 'dpo', ({ complaint, purpose, siting }) => {
    const active = runningPurposes(purpose).length > 0;
    const shown = fact('/complaint/shown', complaint.shown.length);
    if (!active && complaint.shown.length === 0) return notApplicable(shown);
    const signs = siting.devices.some(({ state }) => state === 'approved');
    const lapses = channelLapses(complaint, { rules: active, notice: active, sign: signs });
    const waivers = fact('/complaint/waivers', complaint.waivers);
    return judged({
      facts: [shown],
      lapses,
      unknown: complaint.waivers === null ? [waivers] : [],
    });
  }),
  // § 第十七条 “收到投诉、举报的部门”; nothing to a processor
  'R17.2': rowRule(['complaint'], 'counsel', ({ complaint: { authority_cases: cases } }, now) => {
    if (cases === null) return notApplicable(fact('/complaint/authority_cases', null));
    if (cases.length === 0) return notApplicable(fact('/complaint/authority_cases', 0));
    return caseVerdict(cases, now);
  }),
  // 《个人信息保护法》第五十条; 《未成年人网络保护条例》第七条
  'R17.3': rowRule(['complaint', 'rights', 'purpose'], 'dpo', ({ complaint, rights, purpose }, now) => {
    const requests = placed(rights, () => true);
    const facts = [
      fact('/rights/requests', requests.length),
      fact('/complaint/complaints', complaint.complaints.length),
    ];
    const active = runningPurposes(purpose).length > 0;
    if (!active && requests.length + complaint.complaints.length === 0) return notApplicable(...facts);
    const asked = answerLapses(
      owedAnswers(requests),
      say,
      { overdue: 'request_overdue', due: 'request_due', late: 'request_late' },
      now,
    );
    const complained = answerLapses(
      owedOutcomes(complaint),
      say,
      { overdue: 'complaint_overdue', due: 'complaint_due', late: 'complaint_late' },
      now,
    );
    return judged({
      facts,
      lapses: [
        ...intakeLapses(complaint),
        ...asked.lapses,
        ...refusalLapses(requests),
        ...complained.lapses,
        ...complaintLapses(complaint),
      ],
      unknown: [...asked.unknown, ...complained.unknown],
    });
  }),
  // 网信部门行政处罚裁量权规定第八条第（六）项
  'R17.4': rowRule(['complaint'], 'responsible_person', ({ complaint }) => {
    const { complaints, reporters } = complaint;
    const count = fact('/complaint/complaints', complaints.length);
    if (complaints.length === 0) return notApplicable(count);
    const kept = fact('/complaint/reporters/network_address_kept', reporters.network_address_kept);
    return judged({
      facts: [count],
      lapses: reporterLapses(complaint),
      unknown: reporters.network_address_kept === null ? [kept] : [],
    });
  }),
} as const satisfies RowRules<'complaint'>;
