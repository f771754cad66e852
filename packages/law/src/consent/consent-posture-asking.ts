import { type NoticeChange } from '../notice/notice-version.ts';
import { noticesInForce } from '../notice/notices-in-force.ts';
import type { NoticeSection } from '../notice/notice-section.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { runningPurposes } from '../purpose/running-purposes.ts';
import { consentFindings } from './consent-findings.ts';
import type { ConsentSection } from './consent-section.ts';
import { type Decisions, decisionsOn, formsInUse, ofForm } from './decisions.ts';

const { broken, atRisk } = lapsesOf(consentFindings);

type Measured = NonNullable<ConsentSection['forms'][number]['measured']>;

/** 《个人信息保护法》第十四条第二款: changes after which consent is obtained again. */
const NEEDS_NEW_CONSENT: ReadonlySet<NoticeChange> = new Set(['purpose', 'method', 'kinds']);

/** States a count of persons or cases as a lapse where it is not nought. */
function counted(
  say: typeof broken,
  code: Parameters<typeof broken>[0],
  { it, at, of }: Decisions,
  name: string,
  count: number,
): readonly Lapse[] {
  if (count <= 0) return [];
  const value = name
    .split('/')
    .reduce<unknown>((place, step) => (place as Record<string, unknown>)[step], it);
  const decided = fact(`${at}/${name}`, typeof value === 'number' ? value : count);
  return [say(code, { fact: decided, of, values: { count } })];
}

/** § 第六条第一款 “应当取得 … 单独同意”: what is held without one that counts. */
function withoutConsent(one: Decisions): readonly Lapse[] {
  const { held, used_under_older_notice: used, evidence_missing, receipts_handed } = one.it;
  return [
    ...counted(broken, 'consent_undecided_held', one, 'held/undecided', held.undecided),
    ...counted(broken, 'consent_refused_held', one, 'held/refused', held.refused),
    ...counted(broken, 'consent_older_notice_used', one, 'used_under_older_notice', used),
    ...counted(atRisk, 'consent_older_notice_held', one, 'held/older_notice', held.older_notice - used),
    ...counted(atRisk, 'consent_evidence_missing', one, 'evidence_missing', evidence_missing),
    ...counted(atRisk, 'consent_receipt_not_handed', one, 'receipts_handed', held.current - receipts_handed),
  ];
}

/** Our setting: refusing is as large, as clear, as near and as short as accepting. */
function refusalIsHarder(form: Measured): boolean {
  return (
    form.refuse_size_ratio < 1 ||
    form.refuse_contrast_ratio < 1 ||
    !form.refuse_by_keyboard ||
    form.steps_to_refuse > form.steps_to_consent
  );
}

/** § 第六条第一款 “在充分知情的前提下自愿、明确作出”: one form in use. */
function formLapses({ it, at }: ReturnType<typeof formsInUse>[number]): readonly Lapse[] {
  const of = ofForm(it);
  const lapses: Lapse[] = [];
  if (it.preticked > 0) {
    const values = { count: it.preticked };
    lapses.push(broken('consent_preticked', { fact: fact(`${at}/preticked`, it.preticked), of, values }));
  }
  if (it.measured === null) return lapses;
  if (it.measured.silence_accepts) {
    lapses.push(broken('consent_by_silence', { fact: fact(`${at}/measured/silence_accepts`, true), of }));
  }
  if (it.measured.accept_before_notice) {
    const decided = fact(`${at}/measured/accept_before_notice`, true);
    lapses.push(broken('consent_accept_before_notice', { fact: decided, of }));
  }
  if (refusalIsHarder(it.measured)) {
    const decided = fact(`${at}/measured/refuse_size_ratio`, it.measured.refuse_size_ratio);
    lapses.push(atRisk('consent_refusal_harder', { fact: decided, of }));
  }
  return lapses;
}

/** Says whether a standard asks for writing: identification of people who do not cooperate (G21). */
function isPassiveIdentification({ mode, manner }: Decisions['purpose']): boolean {
  return mode === 'identify' && manner.capture === 'passive';
}

/** Changes of purpose, manner or kind that a notice made without a new version of the purpose. */
function changesWithoutVersion(notice: NoticeSection, running: ReadonlySet<string>): readonly Lapse[] {
  const versions = new Map(notice.notices.map(({ id, purpose_version }) => [id, purpose_version]));
  return [...noticesInForce(notice).values()].flatMap(({ it, at }) => {
    if (!running.has(it.purpose_id) || it.replaces === null) return [];
    if (versions.get(it.replaces) !== it.purpose_version) return [];
    if (!it.changes.some((change) => NEEDS_NEW_CONSENT.has(change))) return [];
    const of = { kind: 'notice', id: it.id } as const;
    return [
      broken('consent_change_without_version', {
        fact: fact(`${at}/purpose_version`, it.purpose_version),
        of,
      }),
    ];
  });
}

/** How R06.1 to R06.3 and R06.7 are judged. */
export const consentAskingPosture = {
  // § 第六条第一款; 《个人信息保护法》第二十九条; 《网络数据安全管理条例》第二十二条、第六十二条
  'R06.1': rowRule(['purpose', 'consent'], 'dpo', ({ purpose, consent }) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    if (known.length + unknown.length === 0) return notApplicable(fact('/purpose/purposes', 0));
    const bundles = formsInUse(consent).filter(({ it }) => it.purpose_ids.length > 1);
    return judged({
      facts: known.map(({ it, at }) => fact(`${at}/held/current`, it.held.current)),
      lapses: [
        ...bundles.map(({ it, at }) => {
          const count = it.purpose_ids.length;
          const decided = fact(`${at}/purpose_ids`, count);
          return broken('consent_form_bundles_purposes', {
            fact: decided,
            of: ofForm(it),
            values: { count },
          });
        }),
        ...known.flatMap(withoutConsent),
      ],
      unknown,
    });
  }),

  // § 第六条第一款; 《个人信息保护法》第十四条第一款
  'R06.2': rowRule(['purpose', 'consent'], 'dpo', ({ purpose, consent }) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    const forms = formsInUse(consent);
    if (known.length + unknown.length + forms.length === 0) {
      return notApplicable(fact('/purpose/purposes', 0));
    }
    const asked = new Set(forms.flatMap(({ it }) => it.purpose_ids));
    return judged({
      facts: forms.map(({ it, at }) => fact(`${at}/digest`, it.digest)),
      lapses: [
        ...forms.flatMap(formLapses),
        ...known.flatMap((one) => [
          ...counted(
            broken,
            'captured_before_consent',
            one,
            'captured_before_consent',
            one.it.captured_before_consent,
          ),
          ...counted(
            broken,
            'consent_decided_before_notice',
            one,
            'decided_before_notice',
            one.it.decided_before_notice,
          ),
        ]),
      ],
      unknown: [
        ...unknown,
        ...runningPurposes(purpose).flatMap(({ purpose: { id } }) =>
          asked.has(id) ? [] : [fact('/consent/forms', id)],
        ),
        ...forms.flatMap(({ it, at }) => (it.measured === null ? [fact(`${at}/measured`, null)] : [])),
      ],
    });
  }),

  // § 第六条第一款末句; 《个人信息保护法》第二十九条; GB/T 45574-2025 5.4.2 b, 6.1 c (G21)
  'R06.3': rowRule(['purpose', 'consent'], 'counsel', ({ purpose, consent }) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    const written = known.filter(
      (one) => one.it.written_required_by !== null || isPassiveIdentification(one.purpose),
    );
    if (written.length + unknown.length === 0) return notApplicable(fact('/consent/by_purpose', 0));
    return judged({
      facts: written.map(({ it, at }) => fact(`${at}/written`, it.written)),
      lapses: written.flatMap((one) => {
        const byLaw = one.it.written_required_by !== null;
        const code = byLaw ? 'consent_not_written' : 'passive_consent_not_written';
        return counted(broken, code, one, 'written', one.it.held.current - one.it.written);
      }),
      unknown,
    });
  }),

  // 《个人信息保护法》第十四条第二款; 《网络数据安全管理条例》第二十二条第一款第六项
  'R06.7': rowRule(['purpose', 'notice', 'consent'], 'dpo', ({ purpose, notice, consent }) => {
    const { known, unknown } = decisionsOn(purpose, consent);
    const changed = known.filter(
      ({ purpose: { version }, it: { held } }) => version > 1 || held.older_version + held.other_mode > 0,
    );
    const unversioned = changesWithoutVersion(
      notice,
      new Set(runningPurposes(purpose).map((one) => one.purpose.id)),
    );
    if (changed.length + unversioned.length + unknown.length === 0) {
      return notApplicable(fact('/purpose/purposes', known.length));
    }
    return judged({
      facts: changed.map(({ it, at }) => fact(`${at}/held/older_version`, it.held.older_version)),
      lapses: [
        ...changed.flatMap((one) => {
          const { held, used_under_older_version: used } = one.it;
          const waiting = held.older_version + held.other_mode - used;
          return [
            ...counted(broken, 'consent_older_version_used', one, 'used_under_older_version', used),
            ...counted(atRisk, 'consent_older_version_held', one, 'held', waiting),
          ];
        }),
        ...unversioned,
      ],
      unknown,
    });
  }),
} as const;
