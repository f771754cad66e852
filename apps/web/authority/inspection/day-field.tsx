import { DateField } from '@consentry/ui';
import { useDayWords } from './use-day-words.ts';
import { useCivilToday } from './use-civil-today.ts';
import { useInspectionWords } from './words.ts';

export interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day by which the processor is to do something, with what day that is. */
export function DayField({ name, label, value, onChange }: DayFieldProps) {
  const { m } = useInspectionWords();
  const dayWords = useDayWords();
  const today = useCivilToday();
  return (
    <DateField
      name={name}
      label={label}
      hint={value === '' ? m.dayHint : dayWords(value)}
      value={value}
      onChange={onChange}
      min={today}
    />
  );
}
