import { Deadline } from '@consentry/ui';
import { type Timed, clockOf } from './clock.ts';
import { useDayWords } from './use-day-words.ts';
import { useCivilToday } from './use-civil-today.ts';
import { useInspectionWords } from './words.ts';

export interface RunningClockProps {
  readonly read: Timed;
}

/** The day that the processor has now, as its clock runs; a day that was set is never shown as law. */
export function RunningClock({ read }: RunningClockProps) {
  const { m, fullDate, language } = useInspectionWords();
  const dayWords = useDayWords(true);
  const clock = clockOf(read, useCivilToday());
  if (clock === null) return null;
  return (
    <Deadline
      label={m.clock[clock.of]}
      by={fullDate(clock.by)}
      until={`${clock.by}T23:59:59+08:00`}
      state={clock.state}
      note={`${dayWords(clock.by)} · ${m.clock.ours}`}
      language={language}
      leftText={m.clock.left}
      overText={m.clock.over}
    />
  );
}
