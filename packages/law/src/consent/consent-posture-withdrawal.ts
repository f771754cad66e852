import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { placed } from '../rights/requests.ts';
import type { RightsSection } from '../rights/rights-section.ts';
import { runningPurposes } from '../purpose/running-purposes.ts';
import { consentFindings } from './consent-findings.ts';
import type { ConsentSection } from './consent-section.ts';
import { decisionsOn, formsInUse, ofForm } from './decisions.ts';

const { broken, atRisk } = lapsesOf(consentFindings);

/** Our setting: seconds until every device that is online knows of a withdrawal. */
const SLOWEST_ONLINE_S = 60;
const AT = '/consent/withdrawal';

type Withdrawal = ConsentSection['withdrawal'];

/** What leaves nothing to withdraw, or nobody to withdraw for; no ground of the processor. */
const NOT_TO_WITHDRAW: ReadonlySet<string | null> = new Set(['identity_not_shown', 'not_held']);

/** § 第六条第二款 has no exception: a withdrawal that was asked for is not refused. */
function refusedRequests(rights: RightsSection): readonly Lapse[] {
  return placed(rights, ({ kind }) => kind === 'withdraw').flatMap(({ request: { refusal }, at, of }) =>
    refusal === null || NOT_TO_WITHDRAW.has(refusal.reason)
      ? []
      : [
          broken('withdrawal_turned_away', {
            fact: fact(`${at}/refusal/reason`, refusal.reason),
            of,
            values: { count: 1 },
          }),
        ],
  );
}

function channelLapses({ channels, turned_away }: Withdrawal): readonly Lapse[] {
  const open = channels.filter(({ worked_at }) => worked_at !== null);
  const lapses: Lapse[] = [];
  if (open.length === 0) {
    lapses.push(broken('withdrawal_impossible', { fact: fact(`${AT}/channels`, 0) }));
  } else if (open.every(({ account_needed }) => account_needed)) {
    lapses.push(atRisk('withdrawal_needs_account', { fact: fact(`${AT}/channels`, open.length) }));
  }
  if (turned_away > 0) {
    const decided = fact(`${AT}/turned_away`, turned_away);
    lapses.push(broken('withdrawal_turned_away', { fact: decided, values: { count: turned_away } }));
  }
  for (const [index, { id: channel, new_capture_needed }] of channels.entries()) {
    if (!new_capture_needed) continue;
    const decided = fact(`${AT}/channels/${index}/new_capture_needed`, true);
    lapses.push(atRisk('withdrawal_needs_capture', { fact: decided, values: { channel } }));
  }
  return lapses;
}

/** § 第六条第二款 “便捷”, by steps that were counted. */
function convenienceLapses(consent: ConsentSection): readonly Lapse[] {
  const { steps, reason_needed, slowest_online_s: seconds } = consent.withdrawal;
  const lapses: Lapse[] = [];
  if (steps !== null) {
    for (const { it } of formsInUse(consent)) {
      if (it.measured === null || steps.all <= it.measured.steps_to_consent) continue;
      const values = { withdraw: steps.all, consent: it.measured.steps_to_consent };
      const decided = fact(`${AT}/steps/all`, steps.all);
      lapses.push(broken('withdrawal_harder_than_consent', { fact: decided, of: ofForm(it), values }));
    }
  }
  if (reason_needed) {
    lapses.push(broken('withdrawal_reason_needed', { fact: fact(`${AT}/reason_needed`, true) }));
  }
  if (seconds !== null && seconds > SLOWEST_ONLINE_S) {
    const decided = fact(`${AT}/slowest_online_s`, seconds);
    lapses.push(atRisk('withdrawal_slow', { fact: decided, values: { seconds } }));
  }
  return lapses;
}

/** § 第六条第二款末句: what was done before stays as it was. */
function historyLapses({ history_rewritten, history_with_faces }: Withdrawal): readonly Lapse[] {
  const lapses: Lapse[] = [];
  if (history_rewritten > 0) {
    const decided = fact(`${AT}/history_rewritten`, history_rewritten);
    lapses.push(
      broken('withdrawal_history_rewritten', { fact: decided, values: { count: history_rewritten } }),
    );
  }
  if (history_with_faces > 0) {
    const decided = fact(`${AT}/history_with_faces`, history_with_faces);
    lapses.push(
      broken('withdrawal_history_with_faces', { fact: decided, values: { count: history_with_faces } }),
    );
  }
  return lapses;
}

/** How R06.4 to R06.6, R06.13 and RS.2 are judged. */
export const consentWithdrawalPosture = {
  // § 第六条第二款 “个人有权撤回同意”; 《个人信息保护法》第十五条
  'R06.4': rowRule(['purpose', 'consent', 'rights'], 'operator', ({ purpose, consent, rights }) => {
    const { withdrawal } = consent;
    const refused = refusedRequests(rights);
    if (runningPurposes(purpose).length + refused.length === 0) {
      return notApplicable(fact('/purpose/purposes', 0));
    }
    return judged({
      facts: withdrawal.channels.map(({ worked_at }, index) =>
        fact(`${AT}/channels/${index}/worked_at`, worked_at),
      ),
      lapses: [...channelLapses(withdrawal), ...refused],
    });
  }),

  // § 第六条第二款 “便捷的撤回同意的方式”
  'R06.5': rowRule(['purpose', 'consent'], 'operator', ({ purpose, consent }) => {
    if (runningPurposes(purpose).length === 0) return notApplicable(fact('/purpose/purposes', 0));
    const { steps, slowest_online_s } = consent.withdrawal;
    return judged({
      facts: [fact(`${AT}/steps/all`, steps?.all ?? null), fact(`${AT}/slowest_online_s`, slowest_online_s)],
      lapses: convenienceLapses(consent),
      unknown: [
        ...(steps === null ? [fact(`${AT}/steps`, null)] : []),
        ...(slowest_online_s === null ? [fact(`${AT}/slowest_online_s`, null)] : []),
        ...formsInUse(consent).flatMap(({ it, at }) =>
          it.measured === null ? [fact(`${at}/measured`, null)] : [],
        ),
      ],
    });
  }),

  // § 第六条第二款末句; 《个人信息保护法》第十五条第二款; G25
  'R06.6': rowRule(['purpose', 'consent'], 'dpo', ({ purpose, consent }) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    const withdrawn = known.filter(
      ({ it }) => it.withdrawals + it.held.withdrawn + it.used_after_withdrawal > 0,
    );
    const { history_rewritten, history_with_faces } = consent.withdrawal;
    if (withdrawn.length + unknown.length + history_rewritten + history_with_faces === 0)
      return notApplicable(fact('/consent/by_purpose', 0));
    return judged({
      facts: withdrawn.map(({ it, at }) => fact(`${at}/used_after_withdrawal`, it.used_after_withdrawal)),
      lapses: [
        ...withdrawn.flatMap(({ it, at, of }) => {
          const { used_after_withdrawal: used, held } = it;
          const lapses: Lapse[] = [];
          if (used > 0) {
            const decided = fact(`${at}/used_after_withdrawal`, used);
            lapses.push(broken('withdrawal_ignored', { fact: decided, of, values: { count: used } }));
          }
          if (held.withdrawn > 0) {
            const decided = fact(`${at}/held/withdrawn`, held.withdrawn);
            lapses.push(
              atRisk('withdrawal_not_erased', { fact: decided, of, values: { count: held.withdrawn } }),
            );
          }
          return lapses;
        }),
        ...historyLapses(consent.withdrawal),
      ],
      unknown,
    });
  }),

  // GB/T 45574-2025 5.4.2 g, a standard
  'R06.13': rowRule(['purpose', 'consent'], 'operator', ({ purpose, consent: { withdrawal } }) => {
    if (runningPurposes(purpose).length === 0) return notApplicable(fact('/purpose/purposes', 0));
    const { effect } = withdrawal;
    if (effect === null) {
      return judged({
        facts: [],
        lapses: [broken('withdrawal_effect_untold', { fact: fact(`${AT}/effect`, null) })],
      });
    }
    const missing = (['names_other_way', 'names_erasure'] as const).find((name) => !effect[name]);
    return judged({
      facts: [fact(`${AT}/effect/digest`, effect.digest)],
      lapses:
        missing === undefined
          ? []
          : [broken('withdrawal_effect_incomplete', { fact: fact(`${AT}/effect/${missing}`, false) })],
    });
  }),

  // Commentary B, nobody’s duty
  'RS.2': rowRule(['purpose', 'consent'], 'operator', ({ purpose, consent: { withdrawal } }) => {
    if (runningPurposes(purpose).length === 0) return notApplicable(fact('/purpose/purposes', 0));
    const steps = withdrawal.steps?.once_known ?? null;
    const decided = fact(`${AT}/steps/once_known`, steps);
    return judged({
      facts: [decided],
      lapses:
        steps !== null && steps > 1
          ? [atRisk('withdrawal_more_than_one_step', { fact: decided, values: { steps } })]
          : [],
      unknown: steps === null ? [decided] : [],
    });
  }),
} as const;
