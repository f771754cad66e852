import {
  type FilingStatus,
  type InspectionState,
  InspectionFinding,
  InspectionScope,
  type InspectionStatus,
  type OrderKind,
  type OrderState,
  type PrepareBundle,
  type QuestionStatus,
  RectificationView,
  SampleView,
} from '@consentry/contract';
import { BiText, both, civilDateAt } from '@consentry/law';
import { z } from 'zod';
import type { PlatformTables } from '../store/tables.ts';

export type StoredOrder = PlatformTables['orders'];
export type StoredAnswer = PlatformTables['order_answers'];

/** What an authority said of an order, the same of every kind. */
export const Told = z.strictObject({
  department: BiText,
  /** `null` where it goes by no number. */
  case_number: z.string().nullable(),
  text: z.string().nullable(),
  basis: z.array(z.string()),
  answer_by: z.iso.date().nullable(),
  scope: InspectionScope.nullable(),
  samples: z.array(SampleView),
  findings: z.array(InspectionFinding),
  rectifications: z.array(RectificationView),
  standing: BiText.nullable(),
  /** What it has of ours: digests and verdicts of files, and the words of an answer. */
  files: z.array(
    z.strictObject({ digest: z.string(), verdict: z.enum(['proved', 'proved_on_trust', 'not_proved']) }),
  ),
  answer: z.string().nullable(),
});
export type Told = z.infer<typeof Told>;

/** What was read, and in which state that leaves the order. */
export interface Read {
  readonly state: Exclude<OrderState, 'unread'>;
  readonly told: Told;
  /** Of a filing: what it says, whole. */
  readonly filed?: FilingStatus;
}

/** Reads what an order says; `null` while nothing was read. */
export function toldOf({ told }: Pick<StoredOrder, 'told'>): Told | null {
  return told === null ? null : Told.parse(JSON.parse(told));
}

const OF_INSPECTION: Readonly<Record<InspectionState, Read['state']>> = {
  ordered: 'to_answer',
  answered: 'answered',
  examined: 'examined',
  rectifying: 'to_mend',
  reported: 'reported',
  closed: 'closed',
};

/** What an inspection says of itself. Pure. */
export function ofInspection(status: z.infer<typeof InspectionStatus>): Read {
  const { department, case_number, text, basis, answer_by, scope, samples, findings } = status;
  const { rectifications, standing, files, state } = status;
  const has = files.map(({ digest, verdict }) => ({ digest, verdict }));
  const said = { department, case_number, text, basis, answer_by, scope, samples, findings };
  return {
    state: OF_INSPECTION[state],
    told: { ...said, rectifications, standing, files: has, answer: null },
  };
}

const NOTHING = {
  basis: [],
  scope: null,
  samples: [],
  findings: [],
  rectifications: [],
  files: [],
} as const;

/** What a question says of itself; once it is answered, or over, nobody waits for anything. Pure. */
export function ofQuestion(status: QuestionStatus): Read {
  const { department, text, answer_by, answer, standing, state } = status;
  const told = { ...NOTHING, department, case_number: null, text, answer_by, standing, answer };
  return { state: state === 'asked' ? 'to_answer' : 'closed', told: Told.parse(told) };
}

const FILED_WITH = both('办理备案的网信部门', 'The authority of the filing');

/** What a filing says of itself: a supplement that is asked for, and by when. Pure. */
export function ofFiling(filed: FilingStatus): Read {
  const { number, state, package: handed } = filed;
  const told = {
    ...NOTHING,
    department: FILED_WITH,
    case_number: number,
    text: handed.asked?.text ?? handed.reason,
    answer_by: handed.asked?.answer_by ?? null,
    standing: null,
    answer: null,
  };
  const over = state === 'deregistered' || handed.state === 'accepted' || handed.state === 'turned_down';
  const waits = handed.state === 'supplement' ? 'to_answer' : 'answered';
  return { state: over ? 'closed' : waits, told: Told.parse(told), filed };
}

/** Where the server of an authority tells of an order, behind its address. */
export const FOLLOW_UP: Readonly<Record<OrderKind, string>> = {
  inspection: '/v1/inspections/follow-up',
  question: '/v1/questions/follow-up',
  filing: '/v1/filings/follow-up',
};

/**
 * In which state an order is for us: what was handed in on paper counts before the authority has noted it. Pure.
 *
 * @param state as the authority says
 */
export function stateNow(
  { state, told }: Read,
  answers: readonly Pick<StoredAnswer, 'kind' | 'state' | 'confirmed_at'>[],
): Read['state'] {
  const onPaper = answers.filter((one) => one.state === 'on_paper');
  if (state === 'to_answer' && onPaper.some(({ kind }) => kind !== 'report')) return 'answered';
  const ordered = Date.parse(told.rectifications.at(-1)?.ordered_at ?? '');
  const reported = onPaper.some(
    ({ kind, confirmed_at }) => kind === 'report' && (confirmed_at ?? 0) >= ordered,
  );
  return state === 'to_mend' && reported ? 'reported' : state;
}

/** Tells whether the authority has an answer already: what was sent and whose receipt was lost is not sent again. Pure. */
export function hasArrived(
  { kind, text, bundle }: Pick<StoredAnswer, 'kind' | 'text' | 'bundle'>,
  told: Told,
) {
  if (kind === 'answer') return told.answer === text ? { verdict: null } : null;
  if (kind === 'report') return told.rectifications.at(-1)?.reported === text ? { verdict: null } : null;
  const digest = digestOf(bundle);
  return told.files.find((one) => one.digest === digest) ?? null;
}

const Bundle = z.object({ digest: z.string() });

/** Digest of a bundle, as its row says. */
export function digestOf(bundle: string | null): string | null {
  return bundle === null ? null : Bundle.parse(JSON.parse(bundle)).digest;
}

/** In which states of an order each kind of answer is taken. */
const TAKEN: Readonly<Record<StoredAnswer['kind'], readonly OrderState[]>> = {
  bundle: ['to_answer', 'answered'],
  answer: ['to_answer'],
  report: ['to_mend'],
};

/** Tells whether an order takes an answer of this kind now. An inspection is answered in words on paper alone. Pure. */
export function takes({ kind, state, way }: StoredOrder, answer: StoredAnswer['kind']): boolean {
  if (!TAKEN[answer].includes(state)) return false;
  if (answer === 'answer') return kind === 'question' || way === 'paper';
  return kind === 'inspection';
}

/**
 * Lists what lies outside the scope of an order. Which of our sites and purposes it means, a person chose: where it
 * names some, all of ours are too many. Pure.
 *
 * @returns fields, as JSON pointers
 */
export function outsideScope(
  { from, until, site, purpose }: PrepareBundle,
  scope: z.infer<typeof InspectionScope>,
): readonly string[] {
  const outside: string[] = [];
  if (from < scope.from || from > until) outside.push('/body/from');
  if (until > scope.until) outside.push('/body/until');
  if (scope.sites.length > 0 && site === null) outside.push('/body/site');
  if (scope.purposes.length > 0 && purpose === null) outside.push('/body/purpose');
  return outside;
}

const MINUTE_MS = 60_000;
/** An order is read this often; each reading counts at the authority, which takes sixty in fifteen minutes. */
export const FOLLOW_EVERY_MS = 30 * MINUTE_MS;
const AGAIN_MAX_MS = 6 * 60 * MINUTE_MS;

/**
 * When something that failed is tried again: after one minute, then twice as long each time, six hours at most, give
 * or take a half. Pure.
 *
 * @param tries how many failed, 1 or more
 * @param random from 0 to 1
 * @returns milliseconds from now
 */
export function againAfter(tries: number, random: number): number {
  return Math.round(Math.min(AGAIN_MAX_MS, MINUTE_MS * 2 ** Math.min(tries - 1, 20)) * (0.5 + random));
}

/** What an authority refuses for good: sent again, it would be refused again. */
export function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
}

/** The day on which an order counts as asked: what is entered late was asked no later than it was due. Pure. */
export function askedOn(receivedOn: string, answerBy: string | null): string {
  return answerBy !== null && answerBy < receivedOn ? answerBy : receivedOn;
}

/** Day of an instant, in Asia/Shanghai. */
export function dayOf(at: string | number): string {
  return civilDateAt(typeof at === 'string' ? Date.parse(at) : at);
}
