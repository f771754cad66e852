import { rowRule } from '../posture/row-rule.ts';
import { fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { DAY_MS, epoch } from '../instant.ts';
import { civilDateAt, daysBetween } from '../time/index.ts';
import { inOperation, notInOperation } from './security-operation.ts';
import { measureFindings } from './security-findings-measures.ts';

const { broken, atRisk } = lapsesOf(measureFindings);

/** GB/T 45574 5.5 o asks for a review a month; a month of 31 days is our setting. */
const REVIEW_DAYS = 31;
/** Our setting: how long an alert may stand open. */
const ANSWER_WITHIN_MS = DAY_MS;

/** § 第十四条 “访问控制”; GB/T 45574 5.5 m, n, o. */
export const accessControl = rowRule(['purpose', 'security'], 'security_owner', (facts, now) => {
  const running = inOperation(facts);
  if (running === null) return notApplicable(notInOperation);
  const { access } = facts.security;
  const at = '/security/access';
  const unguarded = access.entry_points_unguarded;
  const endless = access.grants_without_end;
  const honoured = access.calls_under_ended_grants;
  const reviewed = access.reviewed_on;
  const old = reviewed === null || daysBetween(reviewed, civilDateAt(now)) > REVIEW_DAYS;
  return judged({
    facts: [
      running,
      fact(`${at}/entry_points`, access.entry_points),
      fact(`${at}/grants`, access.grants),
      fact(`${at}/reviewed_on`, reviewed),
    ],
    lapses: [
      ...(access.matrix === null
        ? [broken('access_matrix_missing', { fact: fact(`${at}/matrix`, null) })]
        : []),
      ...(unguarded > 0
        ? [
            broken('entry_point_unguarded', {
              fact: fact(`${at}/entry_points_unguarded`, unguarded),
              values: { count: unguarded },
            }),
          ]
        : []),
      ...(honoured > 0
        ? [
            broken('ended_grant_honoured', {
              fact: fact(`${at}/calls_under_ended_grants`, honoured),
              values: { count: honoured },
            }),
          ]
        : []),
      ...(endless > 0
        ? [
            atRisk('grant_without_end', {
              fact: fact(`${at}/grants_without_end`, endless),
              values: { count: endless },
            }),
          ]
        : []),
      ...(old ? [atRisk('access_review_overdue', { fact: fact(`${at}/reviewed_on`, reviewed) })] : []),
    ],
    unknown: access.entry_points === 0 ? [fact(`${at}/entry_points`, 0)] : [],
  });
});

/** § 第十四条 “授权管理”; GB/T 45574 5.5 e, f. */
export const authorisation = rowRule(['security'], 'dpo', ({ security: { operations, key_posts } }) => {
  const done = operations.map((one, index) => ({ ...one, at: `/security/operations/${index}` }));
  const some = done.filter((one) => one.done > 0);
  if (some.length === 0) return notApplicable(fact('/security/operations', 0));
  const bare = key_posts.held - key_posts.agreements;
  return judged({
    facts: some.map((one) => fact(`${one.at}/approved_by_another`, one.approved_by_another)),
    lapses: [
      ...some.flatMap(({ at, done: all, approved_by_another, approved_by_operator }) => {
        const count = all - approved_by_another - approved_by_operator;
        return count > 0
          ? [broken('operation_unapproved', { fact: fact(`${at}/done`, all), values: { count } })]
          : [];
      }),
      ...some.flatMap(({ at, approved_by_operator: count }) =>
        count > 0
          ? [
              atRisk('operation_self_approved', {
                fact: fact(`${at}/approved_by_operator`, count),
                values: { count },
              }),
            ]
          : [],
      ),
      ...(bare > 0
        ? [
            atRisk('key_post_without_agreement', {
              fact: fact('/security/key_posts/agreements', key_posts.agreements),
              values: { count: bare },
            }),
          ]
        : []),
    ],
  });
});

/** § 第十四条 “入侵检测和防御”; GB/T 45574 5.5 q. */
export const intrusionDetection = rowRule(['purpose', 'security'], 'security_owner', (facts, now) => {
  const running = inOperation(facts);
  if (running === null) return notApplicable(notInOperation);
  const { detection } = facts.security;
  const at = '/security/detection';
  const watches = fact(`${at}/watches`, detection.watches.length);
  const limit = fact(`${at}/calls_per_minute_max`, detection.calls_per_minute_max);
  const passed = detection.excesses - detection.excesses_blocked;
  const open = detection.oldest_open_at;
  return judged({
    facts: [running, watches, limit],
    lapses: [
      ...(detection.watches.length === 0
        ? [broken('detection_missing', { fact: watches })]
        : (['mass_query', 'odd_hours'] as const)
            .filter((watch) => !detection.watches.includes(watch))
            .map((watch) => atRisk('detection_gap', { fact: fact(`${at}/watches`, `no ${watch}`) }))),
      ...(passed > 0
        ? [
            broken('excess_let_through', {
              fact: fact(`${at}/excesses_blocked`, detection.excesses_blocked),
              values: { count: passed },
            }),
          ]
        : []),
      ...detection.unsigned_firmware.flatMap(({ device_id, quarantined_at }, index) =>
        quarantined_at === null
          ? [
              broken('unsigned_firmware_connected', {
                fact: fact(`${at}/unsigned_firmware/${index}/quarantined_at`, null),
                of: { kind: 'device', id: device_id },
              }),
            ]
          : [],
      ),
      ...(limit.value === null ? [atRisk('rate_limit_missing', { fact: limit })] : []),
      ...(open !== null && now - epoch(open) > ANSWER_WITHIN_MS
        ? [atRisk('alert_unanswered', { fact: fact(`${at}/oldest_open_at`, open) })]
        : []),
    ],
  });
});
