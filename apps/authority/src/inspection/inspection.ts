import { randomInt } from 'node:crypto';
import type { InspectionState, RectificationView } from '@consentry/contract';
import { both, civilDateAt } from '@consentry/law';
import type { InspectionTables } from './inspection-tables.ts';

export type StoredInspection = InspectionTables['inspections'];

/** What is done to an inspection; the processor answers and reports, the department does the rest. */
export type InspectionAct =
  | 'answer'
  | 'draw'
  | 'note_findings'
  | 'order_rectification'
  | 'report'
  | 'confirm'
  | 'send_back'
  | 'close'
  | 'renew_code';

/** From which state each act leads where. What was found is not closed before it was mended and looked at again. */
const STEPS: Readonly<Record<InspectionAct, Readonly<Partial<Record<InspectionState, InspectionState>>>>> = {
  answer: { ordered: 'answered', answered: 'answered' },
  draw: { ordered: 'ordered', answered: 'answered' },
  // A processor that does not answer is looked at all the same.
  note_findings: { ordered: 'examined', answered: 'examined' },
  order_rectification: { examined: 'rectifying' },
  report: { rectifying: 'reported' },
  confirm: { rectifying: 'closed', reported: 'closed' },
  send_back: { rectifying: 'rectifying', reported: 'rectifying' },
  close: { examined: 'closed' },
  renew_code: {
    ordered: 'ordered',
    answered: 'answered',
    examined: 'examined',
    rectifying: 'rectifying',
    reported: 'reported',
  },
};

/**
 * Gives the state an act leads to; `null` where it cannot be done now. Pure.
 *
 * @param found how many findings there are
 */
export function afterInspection(
  state: InspectionState,
  act: InspectionAct,
  found: number,
): InspectionState | null {
  if (act === 'close' && found > 0) return null;
  if (act === 'order_rectification' && found === 0) return null;
  return STEPS[act][state] ?? null;
}

/** Tells whether a day that was set has passed and nothing came. Pure. */
export function isLate(
  { state, answer_by }: Pick<StoredInspection, 'state' | 'answer_by'>,
  rectifications: readonly Pick<RectificationView, 'by'>[],
  now: number,
): boolean {
  const today = civilDateAt(now);
  if (state === 'ordered') return answer_by < today;
  return state === 'rectifying' && (rectifications.at(-1)?.by ?? today) < today;
}

/** By what it waits: the day that was set, or, once the processor said that it mended, when it said so. Pure. */
export function clockOf(
  { state, answer_by }: Pick<StoredInspection, 'state' | 'answer_by'>,
  rectifications: readonly Pick<RectificationView, 'by' | 'reported_at'>[],
): string {
  const last = rectifications.at(-1);
  if (state === 'reported') return last?.reported_at ?? answer_by;
  return state === 'rectifying' ? (last?.by ?? answer_by) : answer_by;
}

/**
 * Draws by chance from the first `of` of something, each as likely as any other (Floyd, CACM 30:9).
 *
 * @returns ascending, all different; all of them where fewer than `count` exist
 */
export function draw(count: number, of: number): number[] {
  const drawn = new Set<number>();
  for (let top = Math.max(0, of - count); top < of; top++) {
    const one = randomInt(top + 1);
    drawn.add(drawn.has(one) ? top : one);
  }
  return [...drawn].toSorted((a, b) => a - b);
}

/** What the order says of itself. */
export const STANDING = both(
  '本系统不能读取处理者的系统，也不收取人脸信息。处理者按命令的范围导出证据包（consentry evidence export）并在此提交；是否违法由本部门的工作人员认定。',
  'This server reads nothing of a processor by itself, and takes no face information. The processor exports a bundle of evidence for the scope of the order (consentry evidence export) and hands it in here; officials of the department judge whether the law was broken.',
);
