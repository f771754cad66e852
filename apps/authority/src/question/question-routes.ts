import { randomUUID } from 'node:crypto';
import {
  AnswerQuestion,
  AskProcessor,
  FollowQuestion,
  QuestionAsked,
  QuestionStatus,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { ProblemError, type Reading, asSpelled, codeFor, paperHash, requireVersion } from '@consentry/server';
import { countTries, staffOf } from '@consentry/staff';
import type { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { aboutOwnComplaint, OfComplaint } from '../complaint/about-complaint.ts';
import { names, opens } from '../complaint/complaint.ts';
import { requireComplaint, stepComplaint } from '../complaint/complaint-store.ts';
import { viewOf } from '../complaint/complaint-view.ts';
import { contactOf } from '../complaint/take-complaint.ts';
import { departmentView } from '../department/department.ts';
import { findDepartment } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { STANDING, isLate, questionState } from './question.ts';
import { type AskedQuestion, addQuestion, answerQuestion, findQuestion } from './question-store.ts';

/** Characters of a reference, 50 bits, and of the code that goes with it, 100 bits. */
const REFERENCE_CHARS = 10;
const CODE_CHARS = 20;
/** Looks and answers from one address within fifteen minutes. */
const FOLLOWED_MAX = 60;
/** Who acts with the code of a question: a processor has no account here. */
const PROCESSOR = 'processor';

/** What a processor is asked about a complaint, and how it answers: by reference and code (§ 第十六条第二款). */
export function questionRoutes(server: AuthorityServer, context: AuthorityContext): void {
  asking(server, context);
  answering(server, context);
}

function asking(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/questions',
    action: 'complaint.handle',
    operation: 'complaint.ask',
    summary:
      'Asks the processor, and by when it is to answer, never naming who complained; its code is shown once.',
    problems: ['complaint_state', 'version_missing', 'version_other', 'answer_by_past', 'sender_named'],
    versioned: true,
    secret: true,
    params: OfComplaint,
    body: AskProcessor,
    answer: QuestionAsked,
    about: (reading, { params }) => aboutOwnComplaint(reading, params.complaint),
    do: async (writing, { params, body: { text, answer_by } }, asked) => {
      const row = await requireComplaint(writing, params.complaint);
      requireVersion(asked.version, row.version);
      if (answer_by < civilDateAt(asked.now))
        throw new ProblemError('answer_by_past', { fields: ['/body/answer_by'] });
      if (names(text, contactOf(keys.secret, row)))
        throw new ProblemError('sender_named', { fields: ['/body/text'] });
      const by = staffOf(asked);
      const next = await stepComplaint(writing, row, 'ask', {}, by, asked.now);
      const question = randomUUID();
      const reference = asSpelled(codeFor(keys.secret, ['question reference', question], REFERENCE_CHARS));
      const code = codeFor(keys.secret, ['question code', question, randomUUID()], CODE_CHARS);
      const of = { question, complaint: row.complaint, text, answer_by, asked_by: by };
      await addQuestion(
        writing,
        { ...of, asked_at: asked.now, answer: null, answered_at: null },
        { reference, code_hash: paperHash(code) },
      );
      const view = await viewOf(writing, next, asked.now);
      return { body: { ...view, receipt: { question, reference, code } }, version: next.version };
    },
  });
}

function answering(server: AuthorityServer, { database, keys }: AuthorityContext): void {
  const before = async (_: unknown, { address, now }: { address: string; now: number }) =>
    countTries(database, keys.secret, [{ kind: 'question', name: address, limit: FOLLOWED_MAX }], now);
  server.command({
    method: 'POST',
    url: '/v1/questions/follow-up',
    action: 'question.follow',
    summary: 'Shows the processor what it is asked, and by when; never who complained.',
    problems: ['code_wrong', 'rate_limited'],
    secret: true,
    body: FollowQuestion,
    answer: QuestionStatus,
    about: async () => ({}),
    before,
    do: async (writing, { body }, { now }) => ({
      body: await statusOf(writing, await opened(writing, body), now),
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/questions/answer',
    action: 'question.answer',
    summary: 'Takes the answer of the processor to what it was asked, once.',
    problems: ['code_wrong', 'question_state', 'rate_limited'],
    secret: true,
    body: AnswerQuestion,
    answer: QuestionStatus,
    about: async () => ({}),
    before,
    do: async (writing, { body }, { now }) => {
      const found = await opened(writing, body);
      // The same words again are the answer that was lost on its way back.
      if (found.question.answer !== body.text) {
        if (questionState(found.question, found.complaint.state) !== 'asked')
          throw new ProblemError('question_state');
        await answerQuestion(writing, found, body.text, PROCESSOR, now);
      }
      return { body: await statusOf(writing, await opened(writing, body), now) };
    },
  });
}

/** Finds the question that a code opens. @throws {ProblemError} `code_wrong`, whichever of both is wrong */
async function opened(
  reading: Reading<AuthorityTables>,
  { reference, code }: z.output<typeof FollowQuestion>,
): Promise<AskedQuestion> {
  const found = await findQuestion(reading, asSpelled(reference));
  if (!opens(found?.opened ?? null, code) || found === null) throw new ProblemError('code_wrong');
  return found;
}

async function statusOf(
  reading: Reading<AuthorityTables>,
  { question, opened: { reference }, complaint }: AskedQuestion,
  now: number,
): Promise<z.input<typeof QuestionStatus>> {
  const department = await findDepartment(reading, complaint.department);
  if (department === null) throw new ProblemError('not_found');
  const { text, asked_at, answer_by, answer, answered_at } = question;
  return {
    reference,
    state: questionState(question, complaint.state),
    department: departmentView(department).name,
    processor: complaint.processor,
    text,
    asked_at: new Date(asked_at).toISOString(),
    answer_by,
    late: isLate(question, now),
    answer,
    answered_at: answered_at === null ? null : new Date(answered_at).toISOString(),
    standing: STANDING,
  };
}
