import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { type CivilDate, addCalendarDays, addYears, civilDateAt, daysBetween } from '../time/index.ts';
import { inOperation, notInOperation } from './security-operation.ts';
import { organisationFindings } from './security-findings-organisation.ts';
import { RuleKind, type SecuritySection } from './security-section.ts';

const { broken, atRisk } = lapsesOf(organisationFindings);

/** From this grade a system is filed, and from this one assessed every year; texts not checked. */
const FILED_FROM_GRADE = 2;
const ASSESSED_FROM_GRADE = 3;
const ASSESSED_EVERY_DAYS = 365;
/** Our setting. */
const TELL_DAYS_AHEAD = 30;
/** 1 hour (RP.6). */
const REPORT_WITHIN_MINUTES = 60;

function gradeLapses(
  { grade, filed_on, assessed_on }: SecuritySection['systems'][number],
  at: string,
  today: CivilDate,
): readonly Lapse[] {
  if (grade === null || grade < FILED_FROM_GRADE) return [];
  const filed = filed_on === null ? [broken('system_not_filed', { fact: fact(`${at}/filed_on`, null) })] : [];
  if (grade < ASSESSED_FROM_GRADE) return filed;
  const assessed = { fact: fact(`${at}/assessed_on`, assessed_on) };
  const left = assessed_on === null ? -1 : ASSESSED_EVERY_DAYS - daysBetween(assessed_on, today);
  if (assessed_on === null || left < 0) return [...filed, broken('system_assessment_overdue', assessed)];
  if (left >= TELL_DAYS_AHEAD) return filed;
  const until = addCalendarDays(assessed_on, ASSESSED_EVERY_DAYS);
  return [...filed, atRisk('system_assessment_due', { ...assessed, values: { until } })];
}

/** § 第十四条 “网络安全等级保护”. The provisions behind it were not checked by this project. */
export const gradedProtection = rowRule(['security'], 'security_owner', ({ security }, now) => {
  const { systems, systems_outside_document: outside } = security;
  const document = fact('/security/systems_outside_document', outside);
  if (systems.length === 0) {
    return outside === null ? judged({ facts: [], unknown: [document] }) : notApplicable(document);
  }
  const today = civilDateAt(now);
  return judged({
    facts: systems.map(({ grade }, index) => fact(`/security/systems/${index}/grade`, grade)),
    lapses: systems.flatMap((system, index) => gradeLapses(system, `/security/systems/${index}`, today)),
    unknown: systems.flatMap(({ grade }, index) =>
      grade === null ? [fact(`/security/systems/${index}/grade`, null)] : [],
    ),
  });
});

/** § 第十四条 “关键信息基础设施”. */
export const infrastructure = rowRule(['security'], 'security_owner', ({ security }) => {
  const { critical_infrastructure: part } = security;
  const at = '/security/critical_infrastructure';
  if (part === null) return notApplicable(fact(at, null));
  const minutes = part.report_within_minutes;
  const clock = fact(`${at}/report_within_minutes`, minutes);
  const count = part.suppliers - part.suppliers_reviewed;
  return judged({
    facts: [fact(`${at}/part`, part.part), clock],
    lapses: [
      ...(minutes !== null && minutes > REPORT_WITHIN_MINUTES
        ? [broken('infrastructure_report_slow', { fact: clock, values: { minutes } })]
        : []),
      ...(count > 0
        ? [
            atRisk('infrastructure_supplier_unreviewed', {
              fact: fact(`${at}/suppliers_reviewed`, part.suppliers_reviewed),
              values: { count },
            }),
          ]
        : []),
    ],
    unknown: minutes === null ? [clock] : [],
  });
});

function ruleLapses({ rules }: SecuritySection, today: CivilDate): readonly Lapse[] {
  const made = new Set(rules.map(({ kind }) => kind));
  return [
    ...RuleKind.options
      .filter((kind) => !made.has(kind))
      .map((kind) => broken('internal_rule_missing', { fact: fact('/security/rules', `no ${kind}`) })),
    ...rules.flatMap(({ id, adopted_on, reviewed_on }, index) => {
      const last = reviewed_on ?? adopted_on;
      if (addYears(last, 1) >= today) return [];
      return [
        atRisk('internal_rule_review_overdue', {
          fact: fact(`/security/rules/${index}/reviewed_on`, reviewed_on),
          of: { kind: 'record', id },
          values: { last },
        }),
      ];
    }),
  ];
}

/** 《个人信息保护法》第五十一条. */
export const internalRules = rowRule(['purpose', 'security'], 'dpo', (facts, now) => {
  const running = inOperation(facts);
  if (running === null) return notApplicable(notInOperation);
  const { security } = facts;
  const { never_trained, training_expired, with_access } = security.staff;
  const staff = fact('/security/staff/with_access', with_access);
  const exercised = fact('/security/plan_exercised_on', security.plan_exercised_on);
  return judged({
    facts: [running, staff, exercised],
    lapses: [
      ...ruleLapses(security, civilDateAt(now)),
      ...(never_trained > 0
        ? [
            broken('staff_untrained', {
              fact: fact('/security/staff/never_trained', never_trained),
              values: { count: never_trained },
            }),
          ]
        : []),
      ...(training_expired > 0
        ? [
            atRisk('staff_training_expired', {
              fact: fact('/security/staff/training_expired', training_expired),
              values: { count: training_expired },
            }),
          ]
        : []),
      ...(exercised.value === null ? [atRisk('incident_plan_not_exercised', { fact: exercised })] : []),
    ],
  });
});

function flawLapses({ flaws }: NonNullable<SecuritySection['provider']>): readonly Lapse[] {
  return flaws.flatMap(({ critical, users_told_at, authority_told_at, mended_at }, index) => {
    const at = `/security/provider/flaws/${index}`;
    const told = users_told_at === null ? 'users_told_at' : 'authority_told_at';
    return [
      ...(critical && (users_told_at === null || authority_told_at === null)
        ? [atRisk('flaw_not_told', { fact: fact(`${at}/${told}`, null) })]
        : []),
      ...(mended_at === null ? [atRisk('flaw_open', { fact: fact(`${at}/mended_at`, null) })] : []),
    ];
  });
}

/** Commentary A; 《公共安全视频图像信息系统管理条例》第十二条. */
export const providerDuties = rowRule(['security'], 'security_owner', ({ security: { provider } }) => {
  const at = '/security/provider';
  if (provider === null) return notApplicable(fact(at, null));
  const wanted = [
    ['flaw_page_missing', 'disclosure_page'],
    ['bill_of_materials_missing', 'bill_of_materials'],
    ['updates_unsigned', 'update_key'],
  ] as const;
  return judged({
    facts: wanted.map(([, field]) => fact(`${at}/${field}`, provider[field])),
    lapses: [
      ...wanted
        .filter(([, field]) => provider[field] === null)
        .map(([code, field]) => atRisk(code, { fact: fact(`${at}/${field}`, null) })),
      ...flawLapses(provider),
    ],
  });
});
