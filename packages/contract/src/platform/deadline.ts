import {
  Actor,
  BiText,
  CivilDate,
  RequirementId,
  StateCouncilCalendar,
  Strength,
  Subject,
} from '@consentry/law';
import { z } from 'zod';
import { PeriodFrom } from './due.ts';
import { PersonLanguage } from './people.ts';

const At = z.iso.datetime({ offset: true });

/** A duty with a last day or hour that is not done yet. */
export const DeadlineEntry = z.strictObject({
  /** The same while the same thing is owed by the same trigger. */
  deadline: z.string().regex(/^[0-9a-f]{32}$/),
  /** `filing`, `change`, `incident_other` …: the rule by which it is counted. */
  kind: z.string(),
  requirement: RequirementId,
  /** What began it, and what is to be done. */
  began: BiText,
  duty: BiText,
  citation: BiText,
  strength: Strength,
  /** Where the length of the time is from; all but `law` are never to be shown as law. */
  period_from: PeriodFrom,
  /** The day that is not counted itself, or the instant. */
  trigger: z.string(),
  /** `provisional` where the calendar of a year is not published. */
  certainty: z.enum(['firm', 'provisional', 'instant']),
  /** The day to keep; the earlier one where it is provisional. */
  act_by: z.iso.date(),
  /** Day by which careful filers hand in: practice, never to be shown as law; `null` where there is none. */
  aim_on: z.iso.date().nullable(),
  /** When it is over, by the day to keep. */
  due_at: At,
  overdue: z.boolean(),
  /** What it is about; `null` for the organisation as a whole. */
  of: Subject.nullable(),
  who: Actor,
  /** Calendars that the count relied on. */
  calendars: z
    .array(z.strictObject({ year: z.int(), document: z.string(), loaded_at: z.iso.date() }))
    .max(10),
  text: BiText,
  explanation: BiText,
});
export type DeadlineEntry = z.infer<typeof DeadlineEntry>;

/** `GET /v1/deadlines`: every clock that runs, the earliest first. */
export const DeadlineList = z.strictObject({
  as_of: At,
  deadlines: z.array(DeadlineEntry).max(2000),
  /** How many there are beyond those listed. */
  more: z.int().min(0),
});

/** `POST /v1/deadlines/feed`: the address is shown once; one before it stops. */
export const MakeFeed = z.strictObject({ language: PersonLanguage });
export const FeedMade = z.strictObject({
  /** Address without the origin, for a calendar program: whoever has it reads the deadlines. */
  path: z.string().regex(/^\/v1\/deadlines\/feed\/csf_[A-Za-z0-9_-]{43}$/),
  made_at: At,
});
export const FeedRevoked = z.strictObject({ revoked: z.boolean() });

/** `PUT /v1/deadlines/reminders`: where reminders of whoever is signed in go; `null`: nowhere. */
export const SetReminders = z.strictObject({
  email: z.email().max(254).nullable(),
  language: PersonLanguage,
});

/** `GET /v1/deadlines/reminders`: one’s own. */
export const RemindersView = z.strictObject({
  ...SetReminders.shape,
  /** Days before the day to keep on which a reminder is sent; 0 is the day itself. */
  leads: z.array(z.int()).max(10),
  /** The feed, if there is one; its address is nowhere. */
  feed: z.strictObject({ made_at: At, read_at: At.nullable() }).nullable(),
});

/**
 * `POST /v1/calendars`: what the yearly 《国务院办公厅关于部分节假日安排的通知》 says, or a later change of it. It counts
 * once another person has compared it with the notice.
 */
export const ProposeCalendar = z.strictObject({
  year: z.int().min(2025).max(2199),
  /** Number of the notice, for example `国办发明电〔2025〕7号`. */
  document: z.string().trim().min(1).max(100),
  published: CivilDate,
  /** Where it was read. */
  source: z.string().trim().min(1).max(300),
  /** Days off, both ends included, in the order of time. */
  holidays: z
    .array(z.strictObject({ name: BiText, from: CivilDate, to: CivilDate }))
    .min(1)
    .max(12),
  /** Saturdays and Sundays that are worked (上班). */
  worked_weekends: z.array(CivilDate).max(20),
});

/** A calendar of a year, as delivered, in force here, or waiting for another person. */
export const CalendarView = z.strictObject({
  /** `null` as delivered. */
  calendar: z.uuid().nullable(),
  state: z.enum(['delivered', 'counts', 'waits', 'replaced']),
  content: StateCouncilCalendar,
  proposed_by: z.string().nullable(),
  proposed_at: At.nullable(),
  approved_by: z.string().nullable(),
  approved_at: At.nullable(),
  /** Of one that waits: the days that would be others, worked or off. */
  changes: z.array(z.strictObject({ day: CivilDate, working: z.boolean() })).max(366),
});
export type CalendarView = z.infer<typeof CalendarView>;

/** `GET /v1/calendars`: what days are counted by, the latest year first. */
export const CalendarList = z.strictObject({ calendars: z.array(CalendarView).max(200) });
