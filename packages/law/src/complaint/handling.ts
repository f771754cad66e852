import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import type { Owed } from '../rights/answer-clock.ts';
import type { PlacedRequest } from '../rights/requests.ts';
import { type CivilDate, type Deadline, complaintDeadline } from '../time/index.ts';
import { complaintFindings } from './complaint-findings.ts';
import type { ComplaintSection } from './complaint-section.ts';

const { broken, atRisk } = lapsesOf(complaintFindings);

type Complaint = ComplaintSection['complaints'][number];

const complained = (received: CivilDate): Deadline => complaintDeadline(received);

/** Closed though the one who complained can be told, and was not. */
function closedUntold({ reachable, outcome_told_on, closed_on }: Complaint): boolean {
  return reachable && outcome_told_on === null && closed_on !== null;
}

/** 《个人信息保护法》第五十条 “便捷的个人行使权利的申请受理和处理机制”. */
export function intakeLapses({ intake }: ComplaintSection): readonly Lapse[] {
  const published = intake.filter(({ published_on }) => published_on !== null);
  const count = fact('/complaint/intake', published.length);
  if (published.length === 0) return [broken('intake_missing', { fact: count })];
  return published.every(({ needs_login }) => needs_login)
    ? [atRisk('intake_needs_login', { fact: count })]
    : [];
}

/** What is owed to those who complained: the outcome, or where nobody can be told, an end. */
export function owedOutcomes({ complaints }: ComplaintSection): readonly Owed[] {
  return complaints.flatMap((complaint, index) =>
    closedUntold(complaint)
      ? []
      : [
          {
            at: `/complaint/complaints/${index}`,
            of: { kind: 'complaint', id: complaint.id } as const,
            received_on: complaint.received_on,
            answered_on: complaint.reachable ? complaint.outcome_told_on : complaint.closed_on,
            field: complaint.reachable ? 'outcome_told_on' : 'closed_on',
            count: complained,
          },
        ],
  );
}

/** 《个人信息保护法》第五十条 “拒绝个人行使权利的请求的，应当说明理由”. */
export function refusalLapses(requests: readonly PlacedRequest[]): readonly Lapse[] {
  return requests.flatMap(({ request: { refusal }, at, of }) => {
    if (refusal === null) return [];
    const lapses: Lapse[] = [];
    if (refusal.reason === null) {
      lapses.push(broken('refusal_without_reason', { fact: fact(`${at}/refusal/reason`, null), of }));
    }
    if (!refusal.court_told) {
      lapses.push(atRisk('refusal_without_court', { fact: fact(`${at}/refusal/court_told`, false), of }));
    }
    return lapses;
  });
}

/** 《未成年人网络保护条例》第七条 “及时受理并处理公众投诉、举报”. */
export function complaintLapses({ complaints }: ComplaintSection): readonly Lapse[] {
  return complaints.flatMap((complaint, index) => {
    const at = `/complaint/complaints/${index}`;
    const of = { kind: 'complaint', id: complaint.id } as const;
    const lapses: Lapse[] = [];
    if (complaint.accepted_on === null && complaint.handled_on === null) {
      lapses.push(atRisk('complaint_not_taken_in', { fact: fact(`${at}/accepted_on`, null), of }));
    }
    if (closedUntold(complaint)) {
      lapses.push(broken('complaint_closed_untold', { fact: fact(`${at}/outcome_told_on`, null), of }));
    }
    if (complaint.refusal !== null && complaint.refusal.reason === null) {
      lapses.push(
        broken('complaint_refused_without_reason', { fact: fact(`${at}/refusal/reason`, null), of }),
      );
    }
    return lapses;
  });
}
