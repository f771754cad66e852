import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  authorityComplaintDeadline,
  STATE_COUNCIL_CALENDARS,
  type TimeErrorCode,
  addCalendarDays,
  addHours,
  addYears,
  civilDate,
  civilDateAt,
  daysBetween,
  filingDeadline,
  minorsAuditDeadline,
  requestDeadline,
  shanghaiInstant,
  shutdownNoticeDeadline,
  startOfDay,
  stateCouncilCalendar,
  videoFilingDeadline,
  weekday,
} from './index.ts';

const instant = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2099, 11, 31) });

test('the machine’s own time zone data has the same days, hours and days of the week', () => {
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  });
  const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  fc.assert(
    fc.property(instant, (now) => {
      const day = civilDateAt(now);
      const parts = Object.fromEntries(local.formatToParts(now).map(({ type, value }) => [type, value]));
      expect(day).toBe(`${parts.year}-${parts.month}-${parts.day}`);
      expect(names[weekday(day)]).toBe(parts.weekday);
      expect(startOfDay(day) <= now && now < startOfDay(addCalendarDays(day, 1))).toBe(true);
      expect(shanghaiInstant(now).slice(0, 19)).toBe(`${day}T${parts.hour}:${parts.minute}:${parts.second}`);
      expect(Date.parse(shanghaiInstant(now))).toBe(now);
    }),
    { numRuns: 300 },
  );
});

test('a filing is aimed at its twentieth working day, which is practice and never later than the law', () => {
  // 20 working days of 2026-10-08: the tenth of October is worked.
  expect(filingDeadline(civilDate('2026-10-08'))).toMatchObject({
    aim: '2026-11-04',
    end: { date: '2026-11-18' },
  });
  expect(filingDeadline(civilDate('2026-11-20'))).toMatchObject({ aim: '2026-12-18' });
  expect(videoFilingDeadline(civilDate('2026-10-08')).aim).toBeNull();
  expect(filingDeadline(civilDate('2026-10-08')).explanation.en).toContain('practice, not law');
});

test('days and years add up', () => {
  const day = instant.map(civilDateAt);
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 0, max: 50 }),
      (from, n, years) => {
        expect(daysBetween(from, addCalendarDays(from, n))).toBe(n);
        const later = addYears(from, years);
        const leap = from.endsWith('-02-29') && later.endsWith('-02-28');
        expect(later.slice(4)).toBe(leap ? '-02-28' : from.slice(4));
        expect(Number(later.slice(0, 4))).toBe(Number(from.slice(0, 4)) + years);
      },
    ),
  );
});

describe('what cannot be counted is refused, with what, why and what to do', () => {
  const good = STATE_COUNCIL_CALENDARS[1];
  const day = civilDate('2026-11-22');
  test.each<[TimeErrorCode, string, () => unknown]>([
    ['date_malformed', '2026-02-29', () => civilDate('2026-02-29')],
    ['date_malformed', '22 November', () => civilDate('22 November')],
    ['date_malformed', 'a day after the year 9999', () => addCalendarDays(civilDate('9999-12-31'), 1)],
    ['clock_unusable', 'no instant', () => civilDateAt(Number.NaN)],
    ['clock_unusable', 'no hours from no instant', () => addHours(Number.POSITIVE_INFINITY, 4)],
    ['count_malformed', 'half hours', () => addHours(0, 0.5)],
    ['count_malformed', 'no hours', () => addHours(0, 0)],
    ['count_malformed', 'too many days', () => addCalendarDays(day, 36_526)],
    ['count_malformed', 'years back', () => addYears(day, -1)],
    ['count_malformed', 'half a year of audit', () => minorsAuditDeadline(2026.5)],
    ['calendar_malformed', 'a day of another year', () => stateCouncilCalendar({ ...good, year: 2027 })],
    [
      'calendar_malformed',
      'a Monday as a worked weekend',
      () => stateCouncilCalendar({ ...good, worked_weekends: ['2026-03-02'] }),
    ],
    [
      'calendar_malformed',
      'a holiday as a worked weekend',
      () => stateCouncilCalendar({ ...good, worked_weekends: ['2026-10-03'] }),
    ],
    [
      'calendar_malformed',
      'holidays out of order',
      () => stateCouncilCalendar({ ...good, holidays: good?.holidays.toReversed() }),
    ],
    ['calendar_malformed', 'an unknown field', () => stateCouncilCalendar({ ...good, extra: 1 })],
    ['calendar_malformed', 'nothing', () => stateCouncilCalendar(null)],
  ])('%s: %s', (code, _what, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
    try {
      act();
    } catch (error) {
      const { what, why, remedy } = error as { what: object; why: object; remedy: object };
      const texts = [what, why, remedy].flatMap((text) => Object.values(text)) as string[];
      expect(texts).toHaveLength(6);
      expect(texts.every((text) => text.length > 3 && !/[{}]/.test(text))).toBe(true);
    }
  });

  test('a calendar names where it is wrong', () => {
    expect(() => stateCouncilCalendar({ ...good, worked_weekends: ['2026-03-02'] })).toThrow(
      '/worked_weekends/0',
    );
  });
});

describe('explanations', () => {
  const day = civilDate;
  test('name each block that was passed over and each weekend that counted', () => {
    const { explanation } = filingDeadline(day('2025-08-29'));
    expect(explanation['zh-CN']).toBe(
      'R15.1 第十五条第一款：存储的人脸信息达到10万人，应当向所在地省级以上网信部门备案。' +
        '2025-08-29（星期五）当日不计入，自次日起往后数30个工作日，到2025-10-16（星期四）。' +
        '不计：国庆节、中秋节 10-01…10-08、周末10天。调休上班，计入：09-28（日）、10-11（六）。' +
        '依据：国办发明电〔2024〕12号。' +
        '当日24时届满，请在17:00前办完；稳妥的做法是提前一个工作日，在2025-10-15（星期三）办完。' +
        '材料被退回补正很常见，实务上宜在第20个工作日2025-09-26（星期五）前提交；这是经验，不是法律规定。',
    );
    expect(explanation.en).toContain('National Day and Mid-Autumn Festival 10-01…10-08, 10 weekend days');
    expect(explanation.en).toContain('09-28 (Sun), 10-11 (Sat)');
  });

  test('say that a date is provisional, and never that it is due', () => {
    const deadline = filingDeadline(day('2026-11-20'));
    expect(deadline.explanation['zh-CN']).toContain('暂定');
    expect(deadline.explanation['zh-CN']).toContain('该年节假日安排未公布');
    expect(deadline.explanation['zh-CN']).toContain('元旦 2027-01-01（暂定）');
    expect(deadline.explanation.en).toContain('Work to 2026-12-30');
    expect(deadline.end).not.toHaveProperty('date');
    expect(deadline.end).toMatchObject({ plan_for: '2026-12-30T17:00:00+08:00' });
  });

  test('tell the day to which the Civil Code would move an end, and do not rely on it', () => {
    const deadline = videoFilingDeadline(day('2026-09-01'));
    expect(deadline.explanation.en).toContain('it moves to 2026-10-08 (Thu); we do not rely on it');
    expect(deadline.end).toMatchObject({ date: '2026-10-01' });
    expect(videoFilingDeadline(day('2026-03-01')).explanation.en).not.toContain('Civil Code');
  });

  test('say 应当 or shall only where the number is the law’s, and 本软件的设定 where it is ours', () => {
    for (const deadline of [
      requestDeadline(day('2026-03-02'), 'adult'),
      requestDeadline(day('2026-03-02'), 'minor'),
      shutdownNoticeDeadline(day('2026-10-28')),
      authorityComplaintDeadline(day('2026-03-02'), 5),
    ]) {
      expect(deadline.period_from).not.toBe('law');
      expect(deadline.explanation['zh-CN']).not.toMatch(/应当|不得/);
      expect(deadline.explanation.en).not.toMatch(/\bshall\b/);
    }
    expect(requestDeadline(day('2026-03-02'), 'adult').explanation['zh-CN']).toContain('本软件的设定');
  });

  test('a department counts its own number of days, said to be its own', () => {
    const set = authorityComplaintDeadline(day('2026-03-02'), 5);
    expect(set).toMatchObject({
      period_from: 'authority',
      counting: { count: 5 },
      end: { date: '2026-03-09' },
    });
    expect(set.passed?.calendars.map(({ year }) => year)).toContain(2026);
    expect(authorityComplaintDeadline(day('2026-03-02'))).toMatchObject({ period_from: 'ours' });
    expect(() => authorityComplaintDeadline(day('2026-03-02'), 0)).toThrow(
      expect.objectContaining({ code: 'count_malformed' }),
    );
  });

  test('a day of the calendar ends at its 24:00, in Asia/Shanghai', () => {
    expect(filingDeadline(day('2025-06-01')).end).toEqual({
      certainty: 'firm',
      date: '2025-07-14',
      ends_at: '2025-07-15T00:00:00+08:00',
      plan_for: '2025-07-14T17:00:00+08:00',
      careful: '2025-07-11',
    });
  });

  test('calendar days far ahead are counted where no calendar reaches', () => {
    expect(videoFilingDeadline(day('2040-01-01')).end).toMatchObject({ date: '2040-01-31', careful: null });
  });
});
