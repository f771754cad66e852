export type Language = 'zh-CN' | 'en';

/** Terms of the law run on this clock, wherever the browser stands. */
const ZONE = 'Asia/Shanghai';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Dates, times, numbers and spans as one language writes them; times on the clock of Shanghai. */
export interface Formats {
  readonly language: Language;
  /** `2026-03-15` or an instant: 2026年3月15日, March 15, 2026. */
  readonly date: (value: string | number) => string;
  /** The same with its day of the week: 2026年3月15日星期日. For the last day of a term. */
  readonly fullDate: (value: string | number) => string;
  /** Day, date: 3月15日星期日. For what is near. */
  readonly weekday: (value: string | number) => string;
  /** Date and time to the minute. */
  readonly time: (instant: string | number) => string;
  /** Time alone: 14:05. */
  readonly clock: (instant: string | number) => string;
  readonly number: (value: number) => string;
  /** Of 0 to 1; to a tenth of a percent. */
  readonly percent: (share: number) => string;
  readonly bytes: (count: number) => string;
  readonly days: (count: number) => string;
  readonly workingDays: (count: number) => string;
  /** A span by its two largest units, rounded down: 3天4小时, 3 days, 4 hours. */
  readonly duration: (milliseconds: number) => string;
  /** As seen from now: 3天后, 2 hours ago. */
  readonly relative: (instant: string | number, now: number) => string;
  /** Words after each other: 甲、乙和丙. */
  readonly list: (words: readonly string[]) => string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

const made = new Map<Language, Formats>();

/** Gives the formats of one language; they are made once. */
export function formatsOf(language: Language): Formats {
  const known = made.get(language) ?? make(language);
  made.set(language, known);
  return known;
}

function make(language: Language): Formats {
  const at = (options: Intl.DateTimeFormatOptions) => {
    const inZone = new Intl.DateTimeFormat(language, { ...options, timeZone: ZONE });
    // A day has no hour that a zone could move.
    const asDay = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return (value: string | number) =>
      (typeof value === 'string' && DAY.test(value) ? asDay : inZone).format(new Date(value));
  };
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const days = new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const unit = new Map(
    UNITS.map(([name]) => [
      name,
      new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }),
    ]),
  );
  return {
    language,
    date: at({ dateStyle: 'long' }),
    fullDate: at({ dateStyle: 'full' }),
    weekday: at({ month: 'long', day: 'numeric', weekday: 'long' }),
    time: at({
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    clock: at({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes: (count) => bytesText(language, count),
    days: (count) => days.format(count),
    workingDays: (count) =>
      language === 'en'
        ? `${number.format(count)} working ${count === 1 ? 'day' : 'days'}`
        : `${number.format(count)}个工作日`,
    duration: (milliseconds) => {
      const parts = spanOf(Math.abs(milliseconds)).map(
        ({ name, count }) => unit.get(name)?.format(count) ?? '',
      );
      return parts.join(language === 'en' ? ', ' : '');
    },
    relative: (instant, now) => {
      const span = new Date(instant).getTime() - now;
      const [name, size] = UNITS.find(([, length]) => Math.abs(span) >= length) ?? ['second', 1_000];
      return relative.format(Math.trunc(span / size), name);
    },
    list: (words) => list.format(words),
  };
}

/** The two largest units of a span that are not zero, next to each other; at least one. */
function spanOf(
  milliseconds: number,
): readonly { readonly name: (typeof UNITS)[number][0]; readonly count: number }[] {
  const first = UNITS.findIndex(([, length]) => milliseconds >= length);
  const from = first === -1 ? UNITS.length - 1 : first;
  let rest = milliseconds;
  const parts = UNITS.slice(from, from + 2).map(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return { name, count };
  });
  return parts.filter(({ count }, index) => count > 0 || index === 0);
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function bytesText(language: Language, count: number): string {
  const step = count < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(count) / 3));
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: SIZES[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  });
  return format.format(count / 1000 ** step);
}
