import type { SendReport } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';
import type { Message } from '@consentry/server';
import { z } from 'zod';
import type { StoredComplaint } from './complaint.ts';
import { outcomeOf } from './complaint-view.ts';
import type { ComplaintTables } from './complaint-tables.ts';

type Telling = ComplaintTables['complaint_tellings'];

const Address = z.email().max(254);

/** Gives the e-mail address in a contact; `null` where there is none: then somebody calls or writes. Pure. */
export function addressOf(contact: string): string | null {
  const parts = contact.split(/[\s,;，；、:：<>()（）]+/);
  return parts.find((part) => Address.safeParse(part).success) ?? null;
}

/**
 * Tells how far the telling of an outcome is (§ 第十七条). It `reached` whoever complained once they read it by the code, a
 * mail server took the letter, or an official noted how else they told it; a letter that failed or came back is no
 * telling, nor is it one that the code would show it. Pure.
 *
 * @param tellings all there are of the complaint
 */
export function tellingStanding(
  { seen_at, released_at }: Pick<StoredComplaint, 'seen_at' | 'released_at'>,
  tellings: readonly Pick<Telling, 'told_by' | 'state' | 'at'>[],
): 'reached' | 'underway' | 'failed' | 'unread' | 'not_begun' {
  if (released_at === null) return 'not_begun';
  const begun = tellings.filter(({ at, told_by }) => at >= released_at && told_by !== 'code');
  const some = (state: Telling['state']) => begun.some((one) => one.state === state);
  if (seen_at !== null || some('sent') || some('noted')) return 'reached';
  if (some('queued')) return 'underway';
  return some('failed') ? 'failed' : 'unread';
}

const RESULTS: Readonly<Record<NonNullable<StoredComplaint['result']>, BiText>> = {
  upheld: both('属实', 'well founded'),
  partly_upheld: both('部分属实', 'partly founded'),
  turned_down: both('不予支持', 'not upheld'),
  handed_over: both('已移送有管辖权的部门', 'handed over to the competent department'),
};

/** The letter of an outcome: what was decided and how to follow it, nothing of what was complained of. */
export function outcomeLetter(
  row: StoredComplaint,
  to: string,
  department: BiText,
  origin: string,
): Message | null {
  const outcome = outcomeOf(row);
  if (outcome === null) return null;
  const language: SendReport['language'] = row.language;
  const result = RESULTS[outcome.result];
  const basis = outcome.basis.join('; ');
  const subject = both(`${row.reference} 的处理结果`, `Outcome of ${row.reference}`);
  const text = both(
    `${department['zh-CN']}已经办理您的投诉（编号 ${row.reference}）。\n\n处理结果：${result['zh-CN']}\n${outcome.text}\n${basis === '' ? '' : `依据：${basis}\n`}\n凭编号和回执上的查询码可以查看：${origin}/report/#/follow\n不服处理结果的，可以依法申请行政复议或者提起行政诉讼。请勿回复这封邮件。`,
    `${department.en} has handled your complaint (${row.reference}).\n\nOutcome: ${result.en}\n${outcome.text}\n${basis === '' ? '' : `Based on: ${basis}\n`}\nBy the reference and the code of your receipt you see it here: ${origin}/report/#/follow\nIf you do not accept it, you may apply for administrative review or go to court, as the law provides. Please do not answer this mail.`,
  );
  return { channel: 'email', to, subject: subject[language], text: text[language] };
}
