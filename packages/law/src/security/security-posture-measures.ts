import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { DAY_MS, epoch } from '../instant.ts';
import { type CivilDate, civilDateAt } from '../time/index.ts';
import { holdsFaces, inOperation, notInOperation } from './security-operation.ts';
import { measureFindings } from './security-findings-measures.ts';
import { ControlKind, type SecuritySection } from './security-section.ts';

const { broken, atRisk } = lapsesOf(measureFindings);

/** Our setting: a control that has not reported for longer is not known to work. */
const CHECK_WITHIN_MS = DAY_MS;
/** GB/T 45574 5.5 h, o: three years. */
const LOG_KEPT_MONTHS = 36;
/** Our setting: on this day of the next month the audit of a month is late. */
const SIGNED_BY_DAY = 5;

function controlLapses({ controls }: SecuritySection, now: number): readonly Lapse[] {
  const reported = new Set(controls.map(({ kind }) => kind));
  const missing = ControlKind.options
    .filter((kind) => !reported.has(kind))
    .map((kind) => broken('control_missing', { fact: fact('/security/controls', `no ${kind}`) }));
  const found = controls.flatMap(({ id, state, checked_at, capture_stopped_at }, index) => {
    const of = { kind: 'control', id } as const;
    const at = `/security/controls/${index}`;
    const failed = { fact: fact(`${at}/state`, state), of };
    if (state === 'failed') {
      return capture_stopped_at === null
        ? [broken('control_failed', failed)]
        : [atRisk('control_failed_capture_stopped', failed)];
    }
    if (checked_at === null || now - epoch(checked_at) <= CHECK_WITHIN_MS) return [];
    return [atRisk('control_unchecked', { fact: fact(`${at}/checked_at`, checked_at), of })];
  });
  return [...missing, ...found];
}

/** § 第四条 “实施严格保护措施”: every measure reports, and a failure stops capture. */
export const strictProtection = rowRule(['purpose', 'security'], 'security_owner', (facts, now) => {
  const running = inOperation(facts);
  if (running === null) return notApplicable(notInOperation);
  const { controls } = facts.security;
  return judged({
    facts: [running, ...controls.map(({ state }, index) => fact(`/security/controls/${index}/state`, state))],
    lapses: controlLapses(facts.security, now),
    unknown: controls.flatMap(({ checked_at }, index) =>
      checked_at === null ? [fact(`/security/controls/${index}/checked_at`, null)] : [],
    ),
  });
});

function storeLapses({ stores }: SecuritySection): readonly Lapse[] {
  return stores.flatMap((store, index) => {
    if (!holdsFaces(store)) return [];
    const at = `/security/stores/${index}`;
    if (store.cipher === 'none')
      return [broken('face_store_not_encrypted', { fact: fact(`${at}/cipher`, 'none') })];
    if (store.custody === 'plain_file')
      return [atRisk('face_key_in_the_open', { fact: fact(`${at}/custody`, 'plain_file') })];
    return [];
  });
}

/** § 第十四条 “数据加密”; GB/T 45574 5.5 j, k. */
export const encryption = rowRule(['purpose', 'security'], 'security_owner', (facts) => {
  const running = inOperation(facts);
  if (running === null) return notApplicable(notInOperation);
  const { stores, links, roles, cryptography } = facts.security;
  const { required_by, assessed_on } = cryptography;
  const faces = stores.map((store, index) => ({ store, at: `/security/stores/${index}` }));
  const known = faces.filter(({ store }) => holdsFaces(store));
  return judged({
    facts: [
      running,
      ...known.map(({ store, at }) => fact(`${at}/cipher`, store.cipher)),
      ...links.map(({ protocol }, index) => fact(`/security/links/${index}/protocol`, protocol)),
    ],
    lapses: [
      ...storeLapses(facts.security),
      ...links.flatMap(({ protocol }, index) =>
        protocol === 'none'
          ? [broken('face_link_not_encrypted', { fact: fact(`/security/links/${index}/protocol`, 'none') })]
          : [],
      ),
      ...(required_by !== null && assessed_on === null
        ? [
            broken('cryptography_not_assessed', {
              fact: fact('/security/cryptography/assessed_on', null),
            }),
          ]
        : []),
      ...roles.flatMap(({ may }, index) =>
        may.includes('encrypt') && may.includes('decrypt')
          ? [
              atRisk('key_rights_not_apart', {
                fact: fact(`/security/roles/${index}/may`, 'encrypt decrypt'),
              }),
            ]
          : [],
      ),
    ],
    unknown: [
      ...(known.length === 0 ? [fact('/security/stores', null)] : []),
      ...known.flatMap(({ store: { cipher, custody }, at }) => [
        ...(cipher === null || cipher === 'other' ? [fact(`${at}/cipher`, cipher)] : []),
        ...(custody === null && cipher !== 'none' ? [fact(`${at}/custody`, null)] : []),
      ]),
      ...links.flatMap(({ protocol }, index) =>
        protocol === null ? [fact(`/security/links/${index}/protocol`, null)] : [],
      ),
    ],
  });
});

/** Months whose audit is late, from the month in which the log began. */
function lateMonths(log: NonNullable<SecuritySection['log']>, today: CivilDate): readonly string[] {
  const signed = new Set(log.audits.map(({ month }) => month));
  const last = monthNumber(today) - (Number(today.slice(8)) < SIGNED_BY_DAY ? 2 : 1);
  const late: string[] = [];
  for (let at = monthNumber(log.begun_on); at <= last; at += 1) {
    if (!signed.has(monthName(at))) late.push(monthName(at));
  }
  return late;
}

function monthNumber(day: CivilDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthName(number: number): string {
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function auditLapses(log: NonNullable<SecuritySection['log']>, today: CivilDate): readonly Lapse[] {
  const late = lateMonths(log, today);
  const [month] = late;
  if (month === undefined) return [];
  const details = { fact: fact('/security/log/audits', `no ${month}`) };
  return log.audits.length === 0
    ? [broken('security_log_never_audited', { ...details, values: { since: log.begun_on } })]
    : [atRisk('security_log_unsigned', { ...details, values: { count: late.length, month } })];
}

/** § 第十四条 “安全审计”; GB/T 45574 5.5 h, o. */
export const securityAudit = rowRule(['purpose', 'security'], 'auditor', (facts, now) => {
  const running = inOperation(facts);
  if (running === null) return notApplicable(notInOperation);
  const { log } = facts.security;
  if (log === null) {
    return judged({
      facts: [running],
      lapses: [broken('security_log_missing', { fact: fact('/security/log', null) })],
    });
  }
  const kept = fact('/security/log/kept_months', log.kept_months);
  const breaks = log.verified?.breaks ?? 0;
  const lapses = [
    ...(breaks > 0
      ? [
          broken('security_log_broken', {
            fact: fact('/security/log/verified/breaks', breaks),
            values: { breaks },
          }),
        ]
      : []),
    ...auditLapses(log, civilDateAt(now)),
    ...(log.kept_months !== null && log.kept_months < LOG_KEPT_MONTHS
      ? [atRisk('security_log_kept_short', { fact: kept, values: { months: log.kept_months } })]
      : []),
  ];
  return judged({
    facts: [running, kept, fact('/security/log/audits', log.audits.length)],
    lapses,
    unknown: [
      ...(log.verified === null ? [fact('/security/log/verified', null)] : []),
      ...(log.kept_months === null ? [kept] : []),
    ],
  });
});
