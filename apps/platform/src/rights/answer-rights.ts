import type { RefuseRightsRequest } from '@consentry/contract';
import { civilDateAt, recordsKeptUntil, startOfDay } from '@consentry/law';
import { ProblemError, type Writing, addJob } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredRights, isOpen } from './rights.ts';
import { changeRights, note, requireRights } from './rights-store.ts';

const DAY_MS = 86_400_000;
/** The job that blanks the words of a request whose time of keeping is over; its body is the request’s id. */
export const RIGHTS_PURGE = 'rights.purge';

type Write = Writing<PlatformTables>;

/** @throws {ProblemError} `rights_answered` */
export function requireOpen(request: StoredRights): void {
  if (!isOpen(request)) throw new ProblemError('rights_answered');
}

/** Takes a request up, so that the person sees that somebody has it. */
export async function takeRights(
  writing: Write,
  request: StoredRights,
  by: string,
  now: number,
): Promise<void> {
  requireOpen(request);
  if (request.state === 'in_hand') throw new ProblemError('rights_taken');
  await changeRights(writing, request, { state: 'in_hand', taken_by: by, taken_at: now });
  await note(writing, 'taken', { request: request.request, by }, now);
}

/** Grants a request. @throws {ProblemError} `rights_answered` */
export async function answerRights(
  writing: Write,
  request: StoredRights,
  { by, text, transfer }: { by: string; text: string | null; transfer?: object },
  now: number,
): Promise<void> {
  requireOpen(request);
  await close(writing, request, 'granted', { by, text, refusal: null, transfer }, now);
  await note(writing, 'granted', { request: request.request, by }, now);
}

/** Refuses a request, with its reason (《个人信息保护法》第五十条第一款). @throws {ProblemError} `rights_answered` */
export async function refuseRights(
  writing: Write,
  request: StoredRights,
  {
    by,
    reason,
    text,
    transfer,
  }: { by: string; transfer?: object } & Pick<RefuseRightsRequest, 'reason' | 'text'>,
  now: number,
): Promise<void> {
  requireOpen(request);
  await close(writing, request, 'refused', { by, text, refusal: reason, transfer }, now);
  await note(writing, 'refused', { request: request.request, by, reason }, now);
}

async function close(
  writing: Write,
  request: StoredRights,
  state: 'granted' | 'refused',
  answer: { by: string; text: string | null; refusal: string | null; transfer: object | undefined },
  now: number,
): Promise<void> {
  await changeRights(writing, request, {
    state,
    answered_by: answer.by,
    answered_at: now,
    answer: answer.text,
    refusal: answer.refusal,
    ...(answer.transfer === undefined ? {} : { transfer: JSON.stringify(answer.transfer) }),
    // In the portal it is where the person reads it; on paper it has to be handed over.
    reached_at: request.reply === 'portal' ? now : null,
  });
  const { end } = recordsKeptUntil(civilDateAt(now));
  const until = end.certainty === 'firm' ? startOfDay(end.date) + DAY_MS : now;
  const job = {
    kind: RIGHTS_PURGE,
    body: request.request,
    dueAt: until,
    once: `${RIGHTS_PURGE} ${request.request}`,
  };
  await addJob(writing, job, now);
}

/** Notes that an answer on paper is in the person’s hands; noted again it stays the same. */
export async function handOver(
  writing: Write,
  request: StoredRights,
  by: string,
  now: number,
): Promise<StoredRights> {
  if (isOpen(request)) throw new ProblemError('rights_open');
  if (request.reached_at !== null) return request;
  await changeRights(writing, request, { reached_at: now });
  await note(writing, 'handed_over', { request: request.request, by }, now);
  return requireRights(writing, request.request);
}
