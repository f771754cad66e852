import { type CalendarDate, type ZonedDateTime, parseAbsolute, parseDate } from '@internationalized/date';
import { useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  type DateValue,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { FieldParts, type FieldProps, useFieldControl } from './field.tsx';
import '../overlay/popover.css';
import './date-field.css';

/** Terms of the law run on the clock of the People's Republic, wherever the browser stands. */
const ZONE = 'Asia/Shanghai';

export interface DateFieldProps extends FieldProps {
  /** `2026-03-15`; empty while nothing is filled in. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** First and last day that may be chosen, as `2026-03-15`. */
  readonly min?: string;
  readonly max?: string;
}

/** A field for a day, typed or picked from a calendar. */
export function DateField({ value, onChange, min, max, ...field }: DateFieldProps) {
  return (
    <Picker<CalendarDate>
      field={field}
      value={value === '' ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? '' : day.toString().slice(0, 10))}
      granularity="day"
      min={min === undefined ? null : parseDate(min)}
      max={max === undefined ? null : parseDate(max)}
    />
  );
}

export interface DateTimeFieldProps extends FieldProps {
  /** An instant as `2026-03-15T02:30:00.000Z`, shown on the clock of Shanghai; empty while nothing is filled in. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** First and last instant that may be chosen. */
  readonly min?: string;
  readonly max?: string;
}

/** A field for an instant to the minute. */
export function DateTimeField({ value, onChange, min, max, ...field }: DateTimeFieldProps) {
  return (
    <Picker<ZonedDateTime>
      field={field}
      value={value === '' ? null : parseAbsolute(value, ZONE)}
      onChange={(instant) => onChange(instant === null ? '' : instant.toDate(ZONE).toISOString())}
      granularity="minute"
      min={min === undefined ? null : parseAbsolute(min, ZONE)}
      max={max === undefined ? null : parseAbsolute(max, ZONE)}
    />
  );
}

interface PickerProps<T extends DateValue> {
  readonly field: FieldProps;
  readonly value: T | null;
  readonly onChange: (value: DateValue | null) => void;
  readonly granularity: 'day' | 'minute';
  readonly min: T | null;
  readonly max: T | null;
}

function Picker<T extends DateValue>({ field, value, onChange, granularity, min, max }: PickerProps<T>) {
  const { error, control } = useFieldControl(field);
  const [noon] = useState(() => parseAbsolute(new Date().toISOString(), ZONE).set(AT_NOON));
  return (
    <DatePicker<DateValue>
      {...control}
      className="c-field"
      value={value}
      onChange={onChange}
      granularity={granularity}
      hideTimeZone
      hourCycle={24}
      shouldForceLeadingZeros
      {...(granularity === 'minute' ? { placeholderValue: noon } : {})}
      {...(min === null ? {} : { minValue: min })}
      {...(max === null ? {} : { maxValue: max })}
    >
      <FieldParts field={field} error={error}>
        <Group className="c-input c-input-group c-date" data-granularity={granularity}>
          <DateInput className="c-input-inner c-date-input">
            {(segment) => <DateSegment segment={segment} className="c-date-segment" />}
          </DateInput>
          <Button className="c-input-button">
            <Icon name="calendar" />
          </Button>
        </Group>
      </FieldParts>
      <Popover className="c-popover">
        <Dialog className="c-calendar-dialog">
          <Calendar className="c-calendar">
            <header className="c-calendar-head">
              <Button slot="previous" className="c-input-button">
                <Icon name="back" />
              </Button>
              <Heading className="c-calendar-title" />
              <Button slot="next" className="c-input-button">
                <Icon name="next" />
              </Button>
            </header>
            <CalendarGrid className="c-calendar-grid">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="c-calendar-day">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className="c-calendar-cell" />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

const AT_NOON = { hour: 12, minute: 0, second: 0, millisecond: 0 };
