import type { AuditView, RecordExtract } from '@consentry/contract';
import { auditItems, both } from '@consentry/law';
import type { LiveFacts } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import { timeWords } from '../render/time-words.ts';
import { maybe, personsWords, written } from './organisation.ts';
import { staffWords } from './staff.ts';
import {
  ACCESS_REASON,
  AUDITED_BY,
  AUDIT_RESULT,
  DEVICE_STATE,
  KEEPS,
  MODE,
  NONE,
  WAY,
  daysWords,
  worded,
} from './words.ts';

/** Facts of an audit: of compliance by its 27 items, or of the information of minors in a year. */
export function auditFacts(one: AuditView, live: LiveFacts): Facts {
  const { minors } = live.posture;
  const sum = (count: (of: (typeof minors.purposes)[number]) => number) =>
    minors.purposes.reduce((total, of) => total + count(of), 0);
  return {
    audit: [one.audit],
    year: maybe(one.year === null ? null : `${one.year}`),
    audited_by: [AUDITED_BY[one.by], ...maybe(one.body)],
    auditor: [staffWords(live.staff, one.auditor)],
    scope: [one.scope],
    period: [`${one.begins_on} – ${one.ends_on}`],
    required: [
      one.required === null
        ? both('自行开展', 'of its own accord')
        : both(`主管部门 ${one.required.required_on} 要求`, `required on ${one.required.required_on}`),
    ],
    finished: maybe(one.finished_at === null ? null : timeWords(one.finished_at)),
    rectified: maybe(one.rectified_at === null ? null : timeWords(one.rectified_at)),
    report_until: maybe(one.report_until),
    sent_on: maybe(one.sent_on),
    receipt: maybe(one.receipt),
    items: { rows: itemRows(one) },
    measures: {
      rows: one.measures.map(({ item, text, owner, due_on, closed_at }) => ({
        item: [`${item}`],
        measure: [text],
        owner: [staffWords(live.staff, owner)],
        due: [due_on],
        closed: [closed_at === null ? both('未完成', 'open') : timeWords(closed_at)],
      })),
    },
    under_18: [personsWords(sum(({ under_18 }) => under_18))],
    under_14: [personsWords(sum(({ under_14 }) => under_14))],
    guardian_consent: [personsWords(sum(({ with_guardian_consent }) => with_guardian_consent))],
    guardian_checked: [personsWords(sum(({ guardian_checked }) => guardian_checked))],
    minors_officer: written(minors.officer, ({ person }) => staffWords(live.staff, person)),
    minors_opened: maybe(
      minors.access === null
        ? null
        : both(
            `${minors.access.opened} 次，其中经批准 ${minors.access.approved} 次`,
            `${minors.access.opened} times, ${minors.access.approved} of them approved`,
          ),
    ),
  };
}

/** All 27: an item on which nothing is recorded is a gap. */
function itemRows({ items }: AuditView): readonly Facts[] {
  return auditItems.map((title, at) => {
    const found = items.find(({ item }) => item === at + 1);
    return {
      item: [`${at + 1}`],
      title: [title],
      result: maybe(found === undefined ? null : AUDIT_RESULT[found.result]),
      text: maybe(found?.text),
      evidence: found === undefined ? [] : [found.evidence.length === 0 ? NONE : found.evidence.join('、')],
    };
  });
}

/** Facts of an extract of the record. */
export function recordFacts(one: RecordExtract, { staff }: LiveFacts): Facts {
  return {
    period: [`${one.from} – ${one.to}`],
    // `staff …`: of which kind somebody is, then the id.
    made_by: [staffWords(staff, one.made_by.replace(/^staff /, ''))],
    reason: [one.reason === null ? NONE : worded(ACCESS_REASON, one.reason)],
    digest: [one.digest],
    versions: {
      rows: one.versions.map(({ version, statement, mode, in_force_at, ended_at }) => ({
        version: [`${version}`],
        statement: [statement],
        mode: [worded(MODE, mode)],
        in_force: maybe(in_force_at === null ? null : timeWords(in_force_at)),
        ended: [ended_at === null ? both('有效', 'in force') : timeWords(ended_at)],
      })),
    },
    consents: {
      rows: one.consents.map(({ kind, decision, count }) => ({
        kind: [worded(KIND, kind)],
        decision: [worded(DECISION, decision)],
        count: [`${count}`],
      })),
    },
    ends: {
      rows: one.ends.map(({ kind, reason, count }) => ({
        kind: [worded(KIND, kind)],
        reason: [worded(END, reason)],
        count: [`${count}`],
      })),
    },
    uses: {
      rows: one.uses.map(({ way, outcome, count }) => ({
        way: [way === 'face' ? both('人脸', 'face') : worded(WAY, way)],
        outcome: [worded(OUTCOME, outcome)],
        count: [`${count}`],
      })),
    },
    retention: {
      rows: one.retention.map(({ keeps, unit, amount }) => ({
        keeps: [worded(KEEPS, keeps)],
        limit: [unit === 'days' ? daysWords(amount) : both(`${amount} 秒`, `${amount} seconds`)],
      })),
    },
    recipients: one.recipients.length === 0 ? [NONE] : one.recipients,
    devices: {
      rows: one.devices.map(({ device, site, state }) => ({
        device: [device],
        site: [site],
        state: [worded(DEVICE_STATE, state)],
      })),
    },
    incidents:
      one.incidents.length === 0
        ? [NONE]
        : one.incidents.map(({ incident, known_at }) => `${incident}，${timeWords(known_at)}`),
    entries: {
      rows: one.entries.map(({ at, kind, stream, sequence }) => ({
        at: [timeWords(at)],
        kind: [kind],
        place: [`${stream} ${sequence}`],
      })),
    },
  };
}

const KIND = {
  recognition: both('人脸识别', 'recognition'),
  transfer: both('传输', 'transfer'),
} as const;
const DECISION = { given: both('同意', 'given'), refused: both('不同意', 'refused') } as const;
const END = {
  withdrawn: both('撤回', 'withdrawn'),
  superseded: both('被新的同意取代', 'superseded'),
  retention_over: both('保存期限届满', 'retention over'),
  purpose_ended: both('目的终止', 'purpose ended'),
} as const;
const OUTCOME = {
  admitted: both('通过', 'admitted'),
  not_recognised: both('未识别', 'not recognised'),
  wrong: both('不正确', 'wrong'),
  called: both('呼叫人工', 'staff called'),
} as const;
