import { FilingStatus, InspectionFile, InspectionStatus, QuestionStatus } from '@consentry/contract';
import { type OutgoingMeans, ask } from '@consentry/server';
import { openSecret } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformKeys } from '../settings/keys.ts';
import {
  FOLLOW_UP,
  isFinal,
  type Read,
  type StoredAnswer,
  type StoredOrder,
  ofFiling,
  ofInspection,
  ofQuestion,
} from './supervision.ts';

/** Longest answer of an authority: an order with its samples and findings. */
const ANSWER_MAX_BYTES = 4 * 1024 * 1024;
/** A bundle or a package on a slow line, milliseconds. */
export const FILE_MS = 120_000;

/** Why something did not work. */
export interface Failed {
  readonly failure: string;
  /** Whether only a person can help. */
  readonly final: boolean;
}

const Problem = z.object({ code: z.string().max(100) });
const File = z.object(InspectionFile.shape);

/** Whose sealed code it is. */
export function ownerOfCode(order: string): string {
  return `order ${order}`;
}

/** What a server is asked with. */
export interface Asking {
  readonly keys: Pick<PlatformKeys, 'secret'>;
  readonly means: OutgoingMeans;
  readonly signal: AbortSignal;
}

/** Reads an order at its authority. */
export async function readOrder(order: StoredOrder, asking: Asking): Promise<Read | Failed> {
  const answer = await askJson(order, FOLLOW_UP[order.kind], {}, asking);
  return 'failure' in answer ? answer : readBy(order.kind, answer.body);
}

/**
 * Hands an answer in.
 *
 * @param bytes of a bundle; `null` for words
 * @returns what the authority then says; of a bundle its verdict
 */
export async function sendAnswer(
  order: StoredOrder,
  { kind, text }: Pick<StoredAnswer, 'kind' | 'text'>,
  bytes: Uint8Array | null,
  asking: Asking,
): Promise<{ readonly verdict: StoredAnswer['verdict'] } | Failed> {
  if (kind === 'bundle') {
    if (bytes === null) return { failure: 'bundle_gone', final: true };
    const sent = await askFile(order, bytes, asking);
    if ('failure' in sent) return sent;
    const file = File.safeParse(sent.body);
    return file.success ? { verdict: file.data.verdict } : BROKEN;
  }
  const path = kind === 'answer' ? '/v1/questions/answer' : '/v1/inspections/report';
  const sent = await askJson(order, path, { text }, asking);
  return 'failure' in sent ? sent : { verdict: null };
}

/** What answered says nothing that is known. */
export const BROKEN: Failed = { failure: 'answer_broken', final: false };

function readBy(kind: StoredOrder['kind'], body: unknown): Read | Failed {
  // A later authority may say more than this platform knows.
  if (kind === 'inspection') {
    const status = z.object(InspectionStatus.shape).safeParse(body);
    return status.success ? ofInspection(status.data) : BROKEN;
  }
  if (kind === 'question') {
    const status = z.object(QuestionStatus.shape).safeParse(body);
    return status.success ? ofQuestion(status.data) : BROKEN;
  }
  const status = z.object(FilingStatus.shape).safeParse(body);
  return status.success ? ofFiling(status.data) : BROKEN;
}

/** What a server answered, or why it did not. */
export type Answered = { readonly body: unknown } | Failed;

async function askJson(
  order: StoredOrder,
  path: string,
  more: Readonly<Record<string, string | null>>,
  asking: Asking,
): Promise<Answered> {
  const { reference, code } = openingOf(order, asking);
  const body = JSON.stringify({ reference, code, ...more });
  return askAt(order, path, { 'content-type': 'application/json' }, body, asking);
}

async function askFile(order: StoredOrder, bytes: Uint8Array, asking: Asking): Promise<Answered> {
  const { reference, code } = openingOf(order, asking);
  const headers = {
    'content-type': 'application/octet-stream',
    'inspection-reference': reference,
    'inspection-code': code,
  };
  const slow = { ...asking, means: { ...asking.means, answerMs: FILE_MS } };
  return askAt(order, '/v1/inspections/files', headers, bytes, slow);
}

/** Posts something to the server of an authority. */
export async function askAt(
  { url }: { readonly url: string | null },
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
  { means, signal }: Omit<Asking, 'keys'>,
): Promise<Answered> {
  const answered = await ask(
    { url: `${url}${path}`, headers: { ...headers, 'user-agent': 'consentry' }, body },
    { ...means, answerMaxBytes: ANSWER_MAX_BYTES },
    signal,
  );
  if (answered.status === null) return { failure: answered.failure, final: false };
  const said = parsed(answered.body);
  if (answered.status >= 200 && answered.status < 300) return { body: said };
  const problem = Problem.safeParse(said);
  if (!problem.success) return BROKEN;
  return { failure: problem.data.code, final: isFinal(answered.status) };
}

function openingOf({ order_id, reference, code_sealed }: StoredOrder, { keys }: Asking) {
  const code = openSecret(keys.secret, ownerOfCode(order_id), code_sealed ?? '');
  return { reference: reference ?? '', code: Buffer.from(code).toString('utf8') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
