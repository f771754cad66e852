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
 * Tells whether an outcome counts as told (§ 第十七条): the sender saw it by the code, a letter went out, or an official
 * noted how else it was told. A letter that failed is no telling; the code alone is one where no letter was tried. Pure.
 */
export function tellingStands(
  { seen_at, decided_at }: Pick<StoredComplaint, 'seen_at' | 'decided_at'>,
  tellings: readonly Pick<Telling, 'told_by' | 'state' | 'at'>[],
): 'stands' | 'underway' | 'failed' {
  const now = tellings.filter(({ at }) => at >= (decided_at ?? 0));
  const letters = now.filter(({ told_by }) => told_by === 'contact');
  const noted = now.some(({ told_by, state }) => state === 'noted' && told_by !== 'code');
  if (seen_at !== null || noted || letters.length === 0) return 'stands';
  if (letters.some(({ state }) => state === 'sent')) return 'stands';
  return letters.some(({ state }) => state === 'queued') ? 'underway' : 'failed';
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
