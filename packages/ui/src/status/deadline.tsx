import { useEffect, useState } from 'react';
import { formatsOf, type Language } from '../format/formats.ts';
import { LawChip } from './law-chip.tsx';
import './deadline.css';

export interface DeadlineProps {
  /** What is due. */
  readonly label: string;
  /** The day or instant by which it is done, in words. */
  readonly by: string;
  /** The same as an instant. */
  readonly until: string;
  readonly state: 'due' | 'soon' | 'overdue' | 'in_time' | 'late';
  /** How the days were counted: holidays, a provisional calendar. */
  readonly note?: string;
  readonly language: Language;
  /** Words around the span: “3 days left”, “2 hours too late”. */
  readonly leftText: (span: string) => string;
  readonly overText: (span: string) => string;
  /** The clock, epoch milliseconds; for tests and pictures. */
  readonly now?: () => number;
}

/** A running clock of the law: what is left of its term. It is not read out at each step. */
export function Deadline({
  label,
  by,
  until,
  state,
  note,
  language,
  leftText,
  overText,
  now = Date.now,
}: DeadlineProps) {
  const isRunning = state === 'due' || state === 'soon' || state === 'overdue';
  const span = useSpan(Date.parse(until), now, isRunning);
  const text = formatsOf(language).duration(span);
  return (
    <div className="c-deadline" data-state={state}>
      <div className="c-deadline-head">
        <p className="c-deadline-label">{label}</p>
        <LawChip of="due" state={state} language={language} />
      </div>
      {isRunning ? <p className="c-deadline-span">{span >= 0 ? leftText(text) : overText(text)}</p> : null}
      <p className="c-deadline-by">
        <time dateTime={until}>{by}</time>
      </p>
      {note === undefined ? null : <p className="c-deadline-note">{note}</p>}
    </div>
  );
}

const HOUR_MS = 3_600_000;

/** Milliseconds until then, negative after it; anew each second in the last hour, each minute before. */
function useSpan(until: number, now: () => number, isRunning: boolean): number {
  const [time, setTime] = useState(now);
  const isNear = Math.abs(until - time) < HOUR_MS;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setTime(now()), isNear ? 1_000 : 60_000);
    return () => clearInterval(timer);
  }, [now, isRunning, isNear]);
  return until - time;
}
