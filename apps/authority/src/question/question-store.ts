import { type Reading, type Writing } from '@consentry/server';
import { noteComplaint, requireComplaint, stepComplaint } from '../complaint/complaint-store.ts';
import type { StoredComplaint } from '../complaint/complaint.ts';
import type { AuthorityTables } from '../store/tables.ts';
import type { StoredQuestion } from './question.ts';
import type { QuestionTables } from './question-tables.ts';

type Read = Reading<AuthorityTables>;
type Write = Writing<AuthorityTables>;

/** A question with what opens it and the complaint it is of. */
export interface AskedQuestion {
  readonly question: StoredQuestion;
  readonly opened: QuestionTables['question_codes'];
  readonly complaint: StoredComplaint;
}

/** Adds a question, with what opens it to the processor. */
export async function addQuestion(
  writing: Write,
  question: StoredQuestion,
  opened: Omit<QuestionTables['question_codes'], 'question'>,
): Promise<void> {
  await writing.insertInto('complaint_questions').values(question).execute();
  await writing
    .insertInto('question_codes')
    .values({ question: question.question, ...opened })
    .execute();
}

/** Finds a question by the reference the processor was given. */
export async function findQuestion(reading: Read, reference: string): Promise<AskedQuestion | null> {
  const opened = await reading
    .selectFrom('question_codes')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (opened === undefined) return null;
  const question = await reading
    .selectFrom('complaint_questions')
    .selectAll()
    .where('question', '=', opened.question)
    .executeTakeFirstOrThrow();
  return { question, opened, complaint: await requireComplaint(reading, question.complaint) };
}

/**
 * Writes an answer down. The complaint is in hand again once nothing that was asked is open; before that it is only
 * noted, so that who reads it sees another version.
 *
 * @param by who wrote it; a processor has no account here
 */
export async function answerQuestion(
  writing: Write,
  { question: { question }, complaint }: AskedQuestion,
  text: string,
  by: string,
  now: number,
): Promise<void> {
  await writing
    .updateTable('complaint_questions')
    .set({ answer: text, answered_at: now })
    .where('question', '=', question)
    .execute();
  const open = await writing
    .selectFrom('complaint_questions')
    .select('question')
    .where('complaint', '=', complaint.complaint)
    .where('answered_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (open === undefined && complaint.state === 'asked') {
    await stepComplaint(writing, complaint, 'note_answer', {}, by, now);
    return;
  }
  await writing
    .updateTable('complaints')
    .set({ version: complaint.version + 1 })
    .where('complaint', '=', complaint.complaint)
    .execute();
  const told = { complaint: complaint.complaint, by, state: complaint.state };
  await noteComplaint(writing, 'note_answer', told, now);
}
