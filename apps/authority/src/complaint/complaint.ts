import { type KeyObject, createHmac, timingSafeEqual } from 'node:crypto';
import type { DueView, ReportState } from '@consentry/contract';
import { authorityComplaintDeadline, civilDate } from '@consentry/law';
import { asSpelled, codeFor, dueView, paperHash } from '@consentry/server';
import type { ComplaintTables } from './complaint-tables.ts';

export type StoredComplaint = ComplaintTables['complaints'];
/** One before it has its place among the others. */
export type NewComplaint = Omit<StoredComplaint, 'arrival' | 'words'>;

/** What is done to a complaint. */
export type ComplaintAct =
  | 'accept'
  | 'ask'
  | 'note_answer'
  | 'decide'
  | 'tell'
  | 'arrive'
  | 'come_back'
  | 'close'
  | 'reopen'
  | 'hand_over'
  | 'add'
  | 'alarm'
  | 'look';

const AS_IT_IS = {
  received: 'received',
  in_hand: 'in_hand',
  asked: 'asked',
  decided: 'decided',
  told: 'told',
} as const;

/**
 * From which state each act leads where. There is one way to `closed`, and it comes from `told`: who received a
 * complaint tells its outcome (§ 第十七条, R17.2). To send an outcome is not to have told it: `tell` leads nowhere, `arrive`
 * does.
 */
const STEPS: Readonly<Record<ComplaintAct, Readonly<Partial<Record<ReportState, ReportState>>>>> = {
  accept: { received: 'in_hand' },
  ask: { in_hand: 'asked', asked: 'asked' },
  note_answer: { asked: 'in_hand' },
  decide: { in_hand: 'decided', asked: 'decided' },
  // Once more where a letter did not arrive.
  tell: { decided: 'decided', told: 'told' },
  // A mail server took the letter, the sender read it by the code, or an official notes that they told it.
  arrive: { decided: 'told' },
  // A letter that was the only telling came back.
  come_back: { told: 'decided', closed: 'decided' },
  close: { told: 'closed' },
  reopen: { decided: 'in_hand', told: 'in_hand', closed: 'in_hand' },
  // Another department accepted it: it is in hand there, and its clock runs on (§ 第十六条).
  hand_over: { received: 'in_hand', in_hand: 'in_hand', asked: 'asked' },
  // By the sender: what else there is to say, and what happened to them since, which is taken after the end too (R17.4).
  add: { ...AS_IT_IS },
  alarm: { ...AS_IT_IS, closed: 'told' },
  look: { ...AS_IT_IS, closed: 'closed' },
};

/** Gives the state an act leads to; `null` where it cannot be done now. Pure. */
export function after(state: ReportState, act: ComplaintAct): ReportState | null {
  return STEPS[act][state] ?? null;
}

/** Characters of a reference, 50 bits, and of the code that goes with it, 100 bits. */
const REFERENCE_CHARS = 10;
const CODE_CHARS = 20;

/** By what a complaint is named to whoever sent it. */
export function referenceOf(secret: KeyObject, complaint: string): string {
  return asSpelled(codeFor(secret, ['report reference', complaint], REFERENCE_CHARS));
}

/**
 * What opens a complaint to whoever sent it. Made again only from what the sender made for it, which is kept nowhere:
 * neither the database nor the secret of the server gives it.
 */
export function codeOf(secret: KeyObject, complaint: string, once: string): string {
  return codeFor(secret, ['report code', complaint, once], CODE_CHARS);
}

/** Keyed hash by which the same complaint is known when it comes twice, hex. */
export function onceHash(secret: KeyObject, once: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['report once', once]))
    .digest('hex');
}

const NO_HASH = paperHash('');

/** Tells whether a code opens a complaint, in the same time whether or not there is one. */
export function opens(complaint: Pick<StoredComplaint, 'code_hash'> | null, code: string): boolean {
  const given = Buffer.from(paperHash(code));
  const held = Buffer.from(complaint?.code_hash ?? NO_HASH);
  return timingSafeEqual(given, held) && complaint !== null;
}

/** Shows by when the outcome is to be told. @throws {TypeError} for a day no calendar of the product reaches */
export function dueOf(
  { received_on, due_days, told_at }: Pick<StoredComplaint, 'received_on' | 'due_days' | 'told_at'>,
  now: number,
): DueView {
  const due = dueView(() => authorityComplaintDeadline(civilDate(received_on), due_days), told_at, now);
  if (due === null) throw new TypeError(`The days after ${received_on} cannot be counted.`);
  return due;
}

/** Parts of a contact shorter than this are words of anybody. */
const PART_MIN = 5;

/**
 * Tells whether a text says how to reach somebody: their whole contact, or a number or address in it (R17.4). Letters
 * of any case and spaces between them count as the same. Pure.
 */
export function names(text: string, contact: string | null): boolean {
  if (contact === null) return false;
  const plain = (words: string) =>
    words
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s().-]/g, '');
  const said = plain(text);
  const numbers = contact.match(/\d[\d\s().-]*\d/g) ?? [];
  return [contact, ...contact.split(/[,;，；、:：]+/), ...contact.split(/[\s,;，；、:：]+/), ...numbers]
    .map(plain)
    .some((part) => part.length >= PART_MIN && said.includes(part));
}
