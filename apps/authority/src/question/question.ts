import type { QuestionState, ReportState } from '@consentry/contract';
import { both, civilDateAt } from '@consentry/law';
import type { ComplaintTables } from '../complaint/complaint-tables.ts';

export type StoredQuestion = ComplaintTables['complaint_questions'];

/** States of a complaint in which an answer still counts. */
const OPEN: ReadonlySet<ReportState> = new Set(['in_hand', 'asked']);

/** Tells how far a question is; one that nobody answered is over once its complaint is decided. Pure. */
export function questionState(
  { answered_at }: Pick<StoredQuestion, 'answered_at'>,
  complaint: ReportState,
): QuestionState {
  if (answered_at !== null) return 'answered';
  return OPEN.has(complaint) ? 'asked' : 'over';
}

/** Tells whether the day that was set has passed without an answer. Pure. */
export function isLate(
  { answer_by, answered_at }: Pick<StoredQuestion, 'answer_by' | 'answered_at'>,
  now: number,
): boolean {
  return answered_at === null && answer_by < civilDateAt(now);
}

/** What a question says of itself. */
export const STANDING = both(
  '这是监督检查中的询问，请依法配合（第十六条第二款）；期限由本部门设定。请勿提供人脸信息，也不要打听是谁投诉的；不得以任何方式报复。',
  'A question of an authority, with which you are to cooperate (Article 16, paragraph 2); the day was set by the department. Send no face information and do not look for who complained; nobody may be retaliated against.',
);
