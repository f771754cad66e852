import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';

/** Grades of 《网络安全事件分级指南》, from the least. */
export const IncidentGrade = z.enum(['general', 'relatively_serious', 'serious', 'particularly_serious']);
export type IncidentGrade = z.infer<typeof IncidentGrade>;

/** What a notice of 《个人信息保护法》第五十七条 says, in the order of the text. */
export const NoticeContent = z.enum(['kinds', 'cause', 'harm', 'measures', 'self_help', 'contact']);
export type NoticeContent = z.infer<typeof NoticeContent>;

/** Report under 《国家网络安全事件报告管理办法》, as it stands. */
const Report = z.strictObject({
  sent_at: Instant,
  to: z
    .array(
      z.enum(['protection_department', 'public_security', 'department_cyberspace', 'provincial_cyberspace']),
    )
    .max(4),
  /** Items of 第七条 that it has, later supplements included. */
  items: z.array(z.int().min(1).max(8)).max(8),
});

/** One incident that happened or may have happened. */
export const Incident = z
  .strictObject({
    id: Id,
    /** `other` is none of 《个人信息保护法》第五十七条, such as an outage. */
    kind: z.enum(['leak', 'tampering', 'loss', 'other']),
    certainty: z.enum(['happened', 'possible']),
    /** Whether face information is concerned; `null` when not known. */
    faces: z.boolean().nullable(),
    /** Persons concerned, and minors among them; `null` when not known. */
    persons: z.int().min(0).nullable(),
    minors: z.int().min(0).nullable(),
    /** As a human graded it; `null` while nobody has. */
    grade: IncidentGrade.nullable(),
    /** Whose it is, for the hours of the report. */
    operator: z.enum(['critical_infrastructure', 'central_organ', 'other']),
    purpose_ids: z.array(Id).max(1000),
    device_ids: z.array(Id).max(10_000),
    /** Discovered or learnt of. */
    known_at: Instant,
    /** First remedy, and when it was contained; `null` while not. */
    remedied_at: Instant.nullable(),
    contained_at: Instant.nullable(),
    authority_told_at: Instant.nullable(),
    /** `null` while no person was told. */
    told: z
      .strictObject({
        last_at: Instant,
        persons: z.int().min(0),
        /** Minors among them a guardian of whom was told. */
        with_guardian: z.int().min(0),
        /** Public warning where they cannot be told one by one, or `null`. */
        public_warning: Digest.nullable(),
      })
      .nullable(),
    /** Whose judgement on record that measures effectively avoided the harm; `null` where nobody judged so. */
    harm_avoided_by: Id.nullable(),
    /** Whether the authority nevertheless requires that the persons be told. */
    telling_required: z.boolean(),
    /** What the notice says, drafted or sent; empty while there is none. */
    notice: z.array(NoticeContent).max(6),
    report: Report.nullable(),
    handling_ended_on: CivilDate.nullable(),
    summary_sent_on: CivilDate.nullable(),
    /** When what it stopped was taken up again; `null` while it is open. */
    closed_on: CivilDate.nullable(),
  })
  .refine(({ persons, minors }) => minors === null || persons === null || minors <= persons, {
    path: ['minors'],
    error: 'more minors than persons',
  })
  .refine(({ told, persons }) => told === null || persons === null || told.persons <= persons, {
    path: ['told', 'persons'],
    error: 'more told than concerned',
  })
  .refine(({ told, minors }) => told === null || minors === null || told.with_guardian <= minors, {
    path: ['told', 'with_guardian'],
    error: 'more minors than concerned',
  })
  .refine(({ remedied_at, contained_at }) => contained_at === null || remedied_at !== null, {
    path: ['remedied_at'],
    error: 'contained without a remedy',
  })
  .refine(
    ({ handling_ended_on, summary_sent_on }) => summary_sent_on === null || handling_ended_on !== null,
    {
      path: ['summary_sent_on'],
      error: 'summed up before the handling ended',
    },
  )
  .superRefine(({ known_at, remedied_at, contained_at, authority_told_at, told, report }, context) => {
    const after: ReadonlyArray<readonly [path: string[], at: string | undefined | null]> = [
      [['remedied_at'], remedied_at],
      [['contained_at'], contained_at],
      [['authority_told_at'], authority_told_at],
      [['told', 'last_at'], told?.last_at],
      [['report', 'sent_at'], report?.sent_at],
    ];
    for (const [path, at] of after) {
      if (typeof at !== 'string' || epoch(at) >= epoch(known_at)) continue;
      context.addIssue({ code: 'custom', path, message: 'before it was known' });
    }
  });
export type Incident = z.infer<typeof Incident>;

/** What the rows of `incident` need to know of a processor. */
export const IncidentSection = z.strictObject({ incidents: z.array(Incident).max(1000) });
export type IncidentSection = z.infer<typeof IncidentSection>;
