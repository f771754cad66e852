import { isNamed } from '../instrument/index.ts';
import { noticesInForce } from '../notice/notices-in-force.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { civilDateAt } from '../time/index.ts';
import { consentFindings } from './consent-findings.ts';
import type { ConsentSection } from './consent-section.ts';
import { type Decisions, decisionsOn, formsInUse, necessaryPurposes, ofForm } from './decisions.ts';

const { broken, atRisk } = lapsesOf(consentFindings);

/** Our setting of “频繁”: days in which whoever refused is not asked again. */
const COOL_OFF_DAYS = 30;

type Basis = ConsentSection['other_bases'][number];

function coolOffLapses({ cool_off_days: days }: ConsentSection): readonly Lapse[] {
  const decided = fact('/consent/cool_off_days', days);
  if (days === null) return [atRisk('cool_off_missing', { fact: decided })];
  return days < COOL_OFF_DAYS ? [atRisk('cool_off_short', { fact: decided, values: { days } })] : [];
}

function askedAgainLapses({ it, at, of }: Decisions): readonly Lapse[] {
  const { asked_again, asked_again_repeatedly: repeatedly } = it;
  const lapses: Lapse[] = [];
  if (repeatedly > 0) {
    const decided = fact(`${at}/asked_again_repeatedly`, repeatedly);
    lapses.push(broken('asked_again_repeatedly', { fact: decided, of, values: { count: repeatedly } }));
  }
  const once = asked_again - repeatedly;
  if (once > 0) {
    const decided = fact(`${at}/asked_again`, asked_again);
    lapses.push(atRisk('asked_again', { fact: decided, of, values: { count: once } }));
  }
  return lapses;
}

/** 《个人信息保护法》第十三条第一款第二项 “依法制定的劳动规章制度和依法签订的集体合同”: both (G13). */
function hrIsIncomplete({ kind, work_rules, collective_contract }: Basis): boolean {
  return kind === 'human_resources' && (work_rules === null || collective_contract === null);
}

/** § 第六条第一款 read with 《个人信息保护法》第十三条: one claim of another basis. */
function basisLapses(it: Basis, at: string, today: string): readonly Lapse[] {
  const of = { kind: 'purpose', id: it.purpose_id } as const;
  const lapses: Lapse[] = [];
  if (it.document === null) {
    lapses.push(broken('basis_without_document', { fact: fact(`${at}/document`, null), of }));
  }
  if (!isNamed(it.provision)) {
    lapses.push(broken('basis_without_provision', { fact: fact(`${at}/provision`, null), of }));
  }
  if (hrIsIncomplete(it)) {
    lapses.push(
      broken('basis_hr_incomplete', { fact: fact(`${at}/collective_contract`, it.collective_contract), of }),
    );
  }
  if (it.kind === 'public_security' && it.state_rule === null) {
    lapses.push(broken('basis_without_state_rule', { fact: fact(`${at}/state_rule`, null), of }));
  }
  if (it.kind === 'authority_order' && it.until === null) {
    lapses.push(atRisk('basis_order_without_term', { fact: fact(`${at}/until`, null), of }));
  }
  if (it.memo === null) {
    lapses.push(atRisk('basis_memo_missing', { fact: fact(`${at}/memo`, null), of }));
  }
  if (it.used_since_on === null) return lapses;
  const lastUsed = it.ended_on ?? today;
  if (it.until !== null && it.until < lastUsed) {
    const values = { until: it.until };
    lapses.push(broken('basis_expired', { fact: fact(`${at}/until`, it.until), of, values }));
  }
  if (it.used_since_on < it.recorded_on) {
    const values = { used: it.used_since_on, recorded: it.recorded_on };
    lapses.push(
      broken('basis_recorded_late', { fact: fact(`${at}/recorded_on`, it.recorded_on), of, values }),
    );
  }
  return lapses;
}

/** SPC 4, 11; GB/T 45574-2025 5.4.2 d: the terms of one form in use. */
function formTerms(
  { it, at }: ReturnType<typeof formsInUse>[number],
  necessary: ReadonlySet<string>,
): readonly Lapse[] {
  const of = ofForm(it);
  const lapses: Lapse[] = [];
  if (it.other_grants > 0) {
    const values = { count: it.other_grants };
    lapses.push(
      broken('consent_form_bundles_grants', {
        fact: fact(`${at}/other_grants`, it.other_grants),
        of,
        values,
      }),
    );
  }
  const forces = it.measured !== null && !it.measured.goes_on_after_refusal;
  if (forces && !it.purpose_ids.every((id) => necessary.has(id))) {
    lapses.push(
      broken('consent_form_forces', { fact: fact(`${at}/measured/goes_on_after_refusal`, false), of }),
    );
  }
  if (it.open_ended_terms > 0) {
    const values = { count: it.open_ended_terms };
    lapses.push(
      broken('consent_form_open_ended', {
        fact: fact(`${at}/open_ended_terms`, it.open_ended_terms),
        of,
        values,
      }),
    );
  }
  if (it.ends_after_days === null) {
    lapses.push(broken('consent_form_without_end', { fact: fact(`${at}/ends_after_days`, null), of }));
  }
  return lapses;
}

/** How R06.8, R06.9, R06.11 and R06.12 are judged. */
export const consentTermsPosture = {
  // 《个人信息保护法》第十六条; 《未成年人网络保护条例》第三十二条; SPC 4(1)
  'R06.8': rowRule(['purpose', 'consent'], 'operator', ({ purpose, consent }) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    const refusing = known.filter(({ it }) => it.refusals + it.withdrawals > 0);
    if (refusing.length + unknown.length === 0) return notApplicable(fact('/consent/by_purpose', 0));
    const necessary = necessaryPurposes(consent);
    return judged({
      facts: refusing.map(({ it, at }) => fact(`${at}/served_otherwise`, it.served_otherwise)),
      lapses: refusing
        .filter(({ it }) => it.turned_away > 0 && !necessary.has(it.purpose_id))
        .map(({ it, at, of }) => {
          const values = { count: it.turned_away };
          return broken('service_refused', { fact: fact(`${at}/turned_away`, it.turned_away), of, values });
        }),
      unknown: [
        ...unknown,
        ...refusing
          .filter(({ it }) => it.turned_away + it.served_otherwise < it.refusals + it.withdrawals)
          .map(({ it, at }) => fact(`${at}/served_otherwise`, it.served_otherwise)),
      ],
    });
  }),

  // 《网络数据安全管理条例》第二十二条第一款第五项; GB/T 45577 A.4.5
  'R06.9': rowRule(['purpose', 'consent'], 'operator', ({ purpose, consent }) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    const refused = known.filter(({ it }) => it.refusals > 0);
    if (refused.length + unknown.length === 0) return notApplicable(fact('/consent/by_purpose', 0));
    return judged({
      facts: [fact('/consent/cool_off_days', consent.cool_off_days)],
      lapses: [...refused.flatMap(askedAgainLapses), ...coolOffLapses(consent)],
      unknown,
    });
  }),

  // § 第六条第一款; 《个人信息保护法》第十三条; G13, G38
  'R06.11': rowRule(['purpose', 'consent'], 'counsel', ({ purpose, consent }, now) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    const onOther = known.filter(({ it }) => it.held.other_basis > 0);
    const { other_bases } = consent;
    if (onOther.length + other_bases.length + unknown.length === 0)
      return notApplicable(fact('/consent/other_bases', 0));
    const today = civilDateAt(now);
    const inUse = new Set(
      other_bases
        .filter(({ used_since_on, ended_on }) => used_since_on !== null && ended_on === null)
        .map(({ purpose_id }) => purpose_id),
    );
    return judged({
      facts: other_bases.map(({ document }, index) =>
        fact(`/consent/other_bases/${index}/document`, document),
      ),
      lapses: [
        ...onOther
          .filter(({ it }) => !inUse.has(it.purpose_id))
          .map(({ it, at, of }) => {
            const count = it.held.other_basis;
            return broken('basis_missing', {
              fact: fact(`${at}/held/other_basis`, count),
              of,
              values: { count },
            });
          }),
        ...other_bases.flatMap((one, index) => basisLapses(one, `/consent/other_bases/${index}`, today)),
      ],
      unknown,
    });
  }),

  // SPC 4(2)(3), 11; GB/T 45574-2025 5.4.2 d
  'R06.12': rowRule(['purpose', 'notice', 'consent'], 'counsel', ({ purpose, notice, consent }) => {
    const { known } = decisionsOn(purpose, consent);
    const forms = formsInUse(consent);
    const notices = [...noticesInForce(notice).values()];
    if (known.length + forms.length + notices.length === 0) return notApplicable(fact('/consent/forms', 0));
    const necessary = necessaryPurposes(consent);
    return judged({
      facts: forms.map(({ it, at }) => fact(`${at}/digest`, it.digest)),
      lapses: [
        ...forms.flatMap((one) => formTerms(one, necessary)),
        ...known
          .filter(({ it }) => it.without_end > 0)
          .map(({ it, at, of }) => {
            const values = { count: it.without_end };
            return broken('consents_without_end', {
              fact: fact(`${at}/without_end`, it.without_end),
              of,
              values,
            });
          }),
        ...notices
          .filter(({ it }) => it.open_ended_terms > 0)
          .map(({ it, at }) => {
            const decided = fact(`${at}/open_ended_terms`, it.open_ended_terms);
            const of = { kind: 'notice', id: it.id } as const;
            return broken('notice_open_ended', { fact: decided, of, values: { count: it.open_ended_terms } });
          }),
      ],
    });
  }),
} as const;
