import type { ConsentEntry, RulesView } from '@consentry/contract';

type Rule = RulesView['rules'][number];

/** A notice that took the place of the one a consent was given under. */
export interface NoticeChange {
  readonly rule: Rule;
  readonly consent: ConsentEntry;
  /** `decide`: the consent rests until the person says yes or no; `told`: they are told, and nothing rests. */
  readonly ask: 'decide' | 'told';
}

/**
 * Finds the notices that changed since a person consented (§ 第五条第二款; 《个人信息保护法》第十四条第二款).
 *
 * @param seen digests of notices that were looked at since
 */
export function noticeChanges(
  consents: readonly ConsentEntry[],
  rules: readonly Rule[],
  seen: ReadonlySet<string>,
): readonly NoticeChange[] {
  return consents.flatMap((consent): NoticeChange[] => {
    const rule = rules.find(({ purpose }) => purpose === consent.purpose_id);
    if (consent.state !== 'given' || consent.kind !== 'recognition' || rule === undefined) return [];
    if (consent.rests_since !== null) return [{ rule, consent, ask: 'decide' }];
    const other = consent.notice.digest !== rule.notice && !seen.has(rule.notice);
    return other ? [{ rule, consent, ask: 'told' }] : [];
  });
}
