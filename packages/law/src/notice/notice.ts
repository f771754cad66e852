import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { epoch } from '../instant.ts';
import type { PurposeFacts } from '../purpose/purpose-facts.ts';
import { type Moment, findingsOf } from '../rule.ts';
import type { NoticeFacts } from './notice-facts.ts';
import { noticeFindings } from './notice-findings.ts';

const broken = findingsOf(noticeFindings);

/** § 第五条第一款第一项: finds a processor without a name or without contact details (R05.1). */
export function processorIsNamed({ processor }: Pick<GateFacts, 'processor'>): Finding | null {
  const told = [processor.name['zh-CN'], processor.name.en, processor.contact];
  return told.some((text) => text.trim() === '') ? broken('processor_contact_missing') : null;
}

/** § 第五条第一款第二项: finds a notice that tells of another purpose, or another version of it (R05.1). */
export function noticeIsForPurpose({
  notice,
  purpose,
}: {
  readonly notice: Pick<NoticeFacts, 'purpose_id' | 'purpose_version'>;
  readonly purpose: Pick<PurposeFacts, 'id' | 'version'>;
}): Finding | null {
  const same = notice.purpose_id === purpose.id && notice.purpose_version === purpose.version;
  return same ? null : broken('notice_for_other_purpose');
}

/** § 第五条第一款 “处理人脸信息前 … 告知”: finds a person who was not shown a notice yet (R05.1). */
export function noticeWasPresented({ notice }: Pick<GateFacts, 'notice'>, { now }: Moment): Finding | null {
  const shown = notice.presented !== null && epoch(notice.presented.at) <= now;
  return shown ? null : broken('notice_not_presented');
}

/** § 第五条第一款: finds a person who was shown another text than the one in force (R05.1). */
export function presentedVersionIsCurrent({ notice }: Pick<GateFacts, 'notice'>): Finding | null {
  if (notice.presented === null || notice.presented.digest === notice.digest) return null;
  return broken('notice_other_version_presented');
}

/** § 第五条第一款 “真实、准确、完整”: finds a notice that tells another retention than is set (R05.2). */
export function noticeTellsTrueRetention({
  notice,
  purpose,
}: {
  readonly notice: Pick<NoticeFacts, 'retention_days'>;
  readonly purpose: Pick<PurposeFacts, 'retention_days'>;
}): Finding | null {
  if (notice.retention_days === purpose.retention_days) return null;
  return broken('notice_retention_untrue', { told: notice.retention_days, set: purpose.retention_days });
}
