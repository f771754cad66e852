import { epoch } from '../instant.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { addHours, shanghaiInstant } from '../time/index.ts';
import { isNamed } from '../instrument/index.ts';
import { sourceLiftsNotice } from './exemption.ts';
import { noticeFindings } from './notice-findings.ts';
import { type NoticeSection, ScreenFormat } from './notice-section.ts';

const { broken, atRisk } = lapsesOf(noticeFindings);

/** Our setting of 及时 in 《个人信息保护法》第十八条第二款. */
const LATE_NOTICE_HOURS = 24;
/** Our setting: a shorter time limit is one that the person can extend. */
const SHORT_TIME_LIMIT_S = 20;
/** Functions that 《无障碍环境建设法》第三十三条第二款 names. */
const FUNCTIONS = ['speech', 'large_print', 'braille'] as const;
/** What 《个人信息保护法》第十七条第三款 and Network Data Reg. 21 have a rules page say. */
const LISTS = ['processor', 'purposes', 'methods', 'kinds', 'recipients', 'retention', 'rights'] as const;

type Exemption = NoticeSection['exemptions'][number];
type BarrierFree = NoticeSection['barrier_free'];

function exemptionLapses(it: Exemption, at: string, now: number): readonly Lapse[] {
  const of = { kind: 'purpose', id: it.purpose_id } as const;
  const lapses: Lapse[] = [];
  if (!sourceLiftsNotice(it.source)) {
    lapses.push(broken('exemption_without_law', { fact: fact(`${at}/source`, it.source), of }));
  } else if (!isNamed(it.provision)) {
    lapses.push(broken('exemption_without_provision', { fact: fact(`${at}/provision`, null), of }));
  }
  if (it.emergency_over_at === null) return lapses;
  const over = epoch(it.emergency_over_at);
  if (it.told_at !== null && epoch(it.told_at) >= over) return lapses;
  const end = addHours(over, LATE_NOTICE_HOURS);
  const values = { over: shanghaiInstant(over), by: shanghaiInstant(end) };
  const details = { fact: fact(`${at}/told_at`, it.told_at), of, values };
  lapses.push(now > end ? broken('late_notice_overdue', details) : atRisk('late_notice_due', details));
  return lapses;
}

function screenLapses({ screens }: BarrierFree): readonly Lapse[] {
  return screens.flatMap(({ id: screen, formats, scan }, index) => {
    const at = `/notice/barrier_free/screens/${index}`;
    const missing = ScreenFormat.options.filter((format) => !formats.includes(format)).length;
    const lapses: Lapse[] = [];
    if (missing > 0) {
      const values = { screen, count: missing };
      lapses.push(atRisk('screen_format_missing', { fact: fact(`${at}/formats`, formats.length), values }));
    }
    if (scan !== null && scan.violations > 0) {
      const decided = fact(`${at}/scan/violations`, scan.violations);
      lapses.push(
        atRisk('screen_violates_wcag', { fact: decided, values: { screen, count: scan.violations } }),
      );
    }
    return lapses;
  });
}

function terminalLapses({ terminals }: BarrierFree): readonly Lapse[] {
  return terminals.flatMap(({ device_id, premises, functions, without_gesture, report }, index) => {
    const at = `/notice/barrier_free/terminals/${index}`;
    const of = { kind: 'device', id: device_id } as const;
    const lapses: Lapse[] = [];
    const count = FUNCTIONS.filter((name) => functions.includes(name)).length;
    if (premises !== 'other' && count < FUNCTIONS.length) {
      const decided = fact(`${at}/functions`, count);
      lapses.push(
        broken('terminal_without_barrier_free_functions', { fact: decided, of, values: { count } }),
      );
    }
    if (!without_gesture) {
      lapses.push(atRisk('gesture_needed', { fact: fact(`${at}/without_gesture`, false), of }));
    }
    if (report === null) {
      lapses.push(atRisk('terminal_report_missing', { fact: fact(`${at}/report`, null), of }));
    }
    return lapses;
  });
}

function serviceLapses({ services }: BarrierFree): readonly Lapse[] {
  return services.flatMap(({ guidance_on_site, done_by_staff }, index) => {
    if (guidance_on_site && done_by_staff) return [];
    const at = `/notice/barrier_free/services/${index}`;
    const decided = guidance_on_site
      ? fact(`${at}/done_by_staff`, false)
      : fact(`${at}/guidance_on_site`, false);
    return [broken('service_without_staff', { fact: decided })];
  });
}

function timeLimitLapses({
  shortest_time_limit_s: seconds,
  time_limit_extendable,
}: BarrierFree): readonly Lapse[] {
  if (seconds === null || seconds >= SHORT_TIME_LIMIT_S || time_limit_extendable) return [];
  const decided = fact('/notice/barrier_free/shortest_time_limit_s', seconds);
  return [atRisk('time_limit_too_short', { fact: decided, values: { seconds } })];
}

/** How R05.4 to R05.6 are judged. */
export const noticeAccessPosture = {
  // § 第五条第三款; 《个人信息保护法》第十八条
  'R05.4': rowRule(['notice'], 'counsel', ({ notice: { exemptions } }, now) => {
    if (exemptions.length === 0) return notApplicable(fact('/notice/exemptions', 0));
    return judged({
      facts: exemptions.map(({ source }, index) => fact(`/notice/exemptions/${index}/source`, source)),
      lapses: exemptions.flatMap((one, index) => exemptionLapses(one, `/notice/exemptions/${index}`, now)),
    });
  }),

  // § 第五条第四款; 《无障碍环境建设法》第三十三条、第三十九条、第四十条; G29
  'R05.5': rowRule(['siting', 'notice'], 'operator', ({ siting, notice: { barrier_free } }) => {
    const { exclusion_document, screens, terminals } = barrier_free;
    if (exclusion_document !== null) {
      // 第三十三条 and 第三十九条 bind the place and the service, whoever comes.
      const owed = [...terminalLapses(barrier_free), ...serviceLapses(barrier_free)].filter(
        ({ risk }) => risk === 'broken',
      );
      const excluded = fact('/notice/barrier_free/exclusion_document', exclusion_document);
      return owed.length === 0 ? notApplicable(excluded) : judged({ facts: [excluded], lapses: owed });
    }
    const looked = new Set(terminals.map(({ device_id }) => device_id));
    const shown = new Set<string>(screens.map(({ id }) => id));
    return judged({
      facts: [fact('/notice/barrier_free/terminals', terminals.length)],
      lapses: [
        ...terminalLapses(barrier_free),
        ...serviceLapses(barrier_free),
        ...screenLapses(barrier_free),
        ...timeLimitLapses(barrier_free),
      ],
      unknown: [
        ...siting.devices
          .filter(({ id, state }) => state === 'approved' && !looked.has(id))
          .map(({ id }) => fact('/notice/barrier_free/terminals', id)),
        ...['notice', 'consent', 'refusal', 'withdrawal']
          .filter((id) => !shown.has(id))
          .map((id) => fact('/notice/barrier_free/screens', id)),
        ...screens.flatMap(({ scan }, index) =>
          scan === null ? [fact(`/notice/barrier_free/screens/${index}/scan`, null)] : [],
        ),
      ],
    });
  }),

  // 《个人信息保护法》第十七条第三款; 《网络数据安全管理条例》第二十一条
  'R05.6': rowRule(['notice'], 'dpo', ({ notice: { rules } }) => {
    if (rules === null) return notApplicable(fact('/notice/rules', null));
    const { visit, lists, digest } = rules;
    const lapses: Lapse[] = [];
    if (visit !== null && visit.http_status !== 200) {
      const status = fact('/notice/rules/visit/http_status', visit.http_status);
      lapses.push(broken('rules_not_public', { fact: status, values: { status: visit.http_status } }));
    }
    if (visit !== null && !(visit.printable && visit.downloadable)) {
      lapses.push(
        broken('rules_not_savable', { fact: fact('/notice/rules/visit/printable', visit.printable) }),
      );
    }
    const count = LISTS.filter((name) => !lists.includes(name)).length;
    if (count > 0) {
      lapses.push(
        broken('rules_lists_missing', { fact: fact('/notice/rules/lists', lists.length), values: { count } }),
      );
    }
    return judged({
      facts: [fact('/notice/rules/digest', digest)],
      lapses,
      unknown: visit === null ? [fact('/notice/rules/visit', null)] : [],
    });
  }),
} as const;
