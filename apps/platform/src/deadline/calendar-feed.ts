import type { DeadlineEntry, PersonLanguage } from '@consentry/contract';
import { both } from '@consentry/law';
import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';

const NAME = both('期限', 'Deadlines');
const PROVISIONAL = both('（暂定）', ' (provisional)');
const OVERDUE = both('（已过期）', ' (overdue)');
const WHERE = both('在管理台办理：', 'To do it, in the console: ');
/** Calendar programs are asked to look again after so long, seconds. */
const TTL_S = 60 * 60;

/**
 * Writes deadlines as a calendar (RFC 5545): one all-day event each on the day to keep, or one at the instant.
 * What it is about is left out: a calendar is read by more people than staff. Provisional days are `TENTATIVE`.
 *
 * @param origin of the platform
 */
export function calendarFeed(
  entries: readonly DeadlineEntry[],
  language: PersonLanguage,
  origin: string,
  now: number,
): string {
  const calendar = ical({
    name: `Consentry ${NAME[language]}`,
    prodId: { company: 'Consentry', product: 'deadlines', language: language === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: TTL_S,
  });
  const host = new URL(origin).host;
  for (const one of entries) {
    const isProvisional = one.certainty === 'provisional';
    const marks = [isProvisional ? PROVISIONAL[language] : '', one.overdue ? OVERDUE[language] : ''].join('');
    const event = calendar.createEvent({
      id: `${one.deadline}@${host}`,
      stamp: new Date(now),
      summary: `${one.requirement} ${one.began[language]}${marks}`,
      description: `${one.duty[language]}\n${one.explanation[language]}\n${WHERE[language]}${origin}/console/#/deadlines`,
      url: `${origin}/console/#/deadlines`,
      status: isProvisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(one.certainty === 'instant'
        ? { start: new Date(one.due_at), end: new Date(one.due_at) }
        : // The parts in UTC are the day: the library writes the day of whoever runs it otherwise.
          { start: new Date(`${one.act_by}T00:00:00Z`), allDay: true, timezone: 'UTC' }),
    });
    if (one.certainty !== 'instant')
      event.createAlarm({ type: ICalAlarmType.display, triggerBefore: 15 * 60 * 60 });
  }
  return calendar.toString();
}
