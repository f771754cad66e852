import { BiText } from '@consentry/law';
import { z } from 'zod';
import { At, Line, Words } from '../written.ts';
import { ReportView } from './complaint.ts';

/** By both of these the processor answers a question; the code is kept nowhere and shown here only. */
export const QuestionReceipt = z.strictObject({
  question: z.uuid(),
  reference: z.string(),
  code: z.string(),
});

/** What `POST /v1/complaints/{complaint}/questions` answers: the complaint, and what the processor is to be given. */
export const QuestionAsked = z.strictObject({ ...ReportView.shape, receipt: QuestionReceipt });

/** `over` where the department decided meanwhile, or works on without the answer. */
export const QuestionState = z.enum(['asked', 'answered', 'over']);
export type QuestionState = z.infer<typeof QuestionState>;

/** `POST /v1/questions/follow-up`. In a body, so that no log has it. */
export const FollowQuestion = z.strictObject({
  reference: z.string().min(1).max(40),
  code: z.string().min(1).max(60),
});

/** What the processor sees of it: never who complained, nor of what complaint it is (R17.4). */
export const QuestionStatus = z.strictObject({
  reference: z.string(),
  state: QuestionState,
  /** Name of the department that asks. */
  department: BiText,
  /** Whom the complaint is about, as it says; `null` where it does not. */
  processor: Line.nullable(),
  text: Words,
  asked_at: At,
  answer_by: z.iso.date(),
  /** Whether the day that was set has passed without an answer. */
  late: z.boolean(),
  answer: Words.nullable(),
  answered_at: At.nullable(),
  /** What this is, and what it is not. */
  standing: BiText,
});
export type QuestionStatus = z.infer<typeof QuestionStatus>;

/** `POST /v1/questions/answer`; the same answer sent again is the same. */
export const AnswerQuestion = z.strictObject({ ...FollowQuestion.shape, text: Words });
