import { epoch } from '../instant.ts';
import { isOver } from '../posture/deadline-state.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type DecidingFact, type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { type Deadline, deadlineRules, incidentNoticeDeadline } from '../time/index.ts';
import { incidentFindings } from './incident-findings.ts';
import { type Incident, NoticeContent } from './incident-section.ts';

const { broken, atRisk } = lapsesOf(incidentFindings);

/** “立即” has no number in 《个人信息保护法》第五十七条: hours after which it was not, our setting. */
export const AT_ONCE_HOURS = deadlineRules.incident_notice.counting.count;

/** An incident, where it stands in the facts, and whether it is too late to be at once. */
interface Open {
  readonly incident: Incident;
  readonly at: string;
  readonly deadline: Deadline;
  readonly tooLate: boolean;
}

function wrong({ incident, at, deadline }: Open, isBroken: boolean) {
  const state = isBroken ? broken : atRisk;
  return (
    code: Parameters<typeof broken>[0],
    member: string,
    value: DecidingFact['value'],
    values: Readonly<Record<string, string>> = {},
  ): Lapse =>
    state(code, {
      fact: fact(`${at}/${member}`, value),
      of: { kind: 'incident', id: incident.id },
      values,
      deadline,
    });
}

/** “应当立即采取补救措施，并通知履行个人信息保护职责的部门”. */
function remedyLapses(open: Open): readonly Lapse[] {
  const { remedied_at, contained_at, authority_told_at, closed_on } = open.incident;
  const lapse = wrong(open, open.tooLate);
  const lapses: Lapse[] = [];
  if (remedied_at === null) lapses.push(lapse('incident_unremedied', 'remedied_at', null));
  if (contained_at === null && closed_on !== null) {
    lapses.push(wrong(open, true)('incident_uncontained', 'contained_at', null));
  }
  if (authority_told_at === null) lapses.push(lapse('incident_authority_untold', 'authority_told_at', null));
  return lapses;
}

/**
 * Whether nobody need be told one by one: measures effectively avoid the harm, as somebody judged on
 * record, and the authority let it be; or a public warning stands for it.
 */
function needNotBeTold({ harm_avoided_by, telling_required, told }: Incident): boolean {
  const avoided = harm_avoided_by !== null && !telling_required;
  return avoided || (told !== null && told.public_warning !== null);
}

/** “通知…个人”; 《未成年人网络保护条例》第三十五条 adds the guardians and the public warning. */
function personLapses(open: Open): readonly Lapse[] {
  const { persons, minors, told } = open.incident;
  if (needNotBeTold(open.incident)) return [];
  const lapse = wrong(open, open.tooLate);
  const lapses: Lapse[] = [];
  if ((told?.persons ?? 0) < (persons ?? 1)) {
    lapses.push(lapse('incident_persons_untold', 'told', told?.persons ?? null));
  }
  if ((told?.with_guardian ?? 0) < (minors ?? 0)) {
    lapses.push(lapse('incident_guardians_untold', 'told', told?.with_guardian ?? null));
  }
  return lapses;
}

/** 第五十七条第一款第一项至第三项, as six things; a notice that lacks one is not to be sent. */
function contentLapses(open: Open): readonly Lapse[] {
  const { notice, told, authority_told_at } = open.incident;
  const missing = NoticeContent.options.flatMap((content, index) =>
    notice.includes(content) ? [] : [index + 1],
  );
  if (missing.length === 0) return [];
  const sent = told !== null || authority_told_at !== null;
  if (!sent && notice.length === 0) return [];
  const lapse = wrong(open, sent);
  return [lapse('incident_notice_incomplete', 'notice', notice.length, { missing: missing.join(', ') })];
}

/** How many are concerned must be known to say that all were told. */
function unknownOf({ incident, at }: Open): readonly DecidingFact[] {
  if (needNotBeTold(incident)) return [];
  return (['persons', 'minors'] as const)
    .filter((name) => incident[name] === null)
    .map((name) => fact(`${at}/${name}`, null));
}

/** Remedy and notice. */
export const noticePosture = {
  // 《个人信息保护法》第五十七条; 《网络数据安全管理条例》第十一条; 《未成年人网络保护条例》第三十五条
  'RP.5': rowRule(['incident'], 'dpo', ({ incident: { incidents } }, now) => {
    const open = incidents.flatMap((incident, index): Open[] => {
      if (incident.kind === 'other') return [];
      const deadline = incidentNoticeDeadline(epoch(incident.known_at));
      const tooLate = isOver(deadline, now) || incident.closed_on !== null;
      return [{ incident, at: `/incident/incidents/${index}`, deadline, tooLate }];
    });
    if (open.length === 0) return notApplicable(fact('/incident/incidents', incidents.length));
    return judged({
      facts: open.map(({ incident, at }) => fact(`${at}/authority_told_at`, incident.authority_told_at)),
      lapses: open.flatMap((one) => [...remedyLapses(one), ...personLapses(one), ...contentLapses(one)]),
      unknown: open.flatMap(unknownOf),
    });
  }),
} as const;
