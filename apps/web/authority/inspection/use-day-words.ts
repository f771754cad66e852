import { civilDate, isWorkingDay } from '@consentry/law';
import { formatsOf } from '@consentry/ui';
import { workingDaysUntil } from './clock.ts';
import { useCivilToday } from './use-civil-today.ts';
import { useInspectionWords } from './words.ts';

/**
 * Says what a day is by the calendars of the State Council, and how many working days are left till it: after its
 * weekday, where that is not said beside it.
 */
export function useDayWords(isNamed = false): (day: string) => string {
  const { m, language } = useInspectionWords();
  const { weekday, workingDays } = formatsOf(language);
  const today = useCivilToday();
  return (day) => {
    const by = civilDate(day);
    const left = workingDaysUntil(today, by);
    return [
      ...(isNamed ? [] : [weekday(by)]),
      m.day[isWorkingDay(by)],
      ...(left === null ? [] : [m.day.left(workingDays(left))]),
    ].join(' · ');
  };
}
