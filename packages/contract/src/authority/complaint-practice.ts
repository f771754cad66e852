import { z } from 'zod';
import { At } from '../written.ts';
import { ReportTopic } from './complaint.ts';
import { DepartmentId } from './department.ts';

/**
 * What a department set for complaints within the Measures, which name neither days nor who deals with what: practice,
 * never law.
 */
const Practice = z.strictObject({
  /** Topics it takes in its region before any other department. */
  takes: z.array(ReportTopic).max(20),
  /** Working days in which the outcome is to be told. */
  due_days: z.int().min(1).max(120),
  /** Days after the end for which a contact is kept. */
  contact_days: z.int().min(0).max(3650),
  /** Days after the end for which what was written and handed in is kept. */
  keep_days: z.int().min(30).max(36_500),
  /** Where the daily list of what is late or nearly so goes. */
  mail: z.array(z.email().max(254)).max(20),
});
export type ComplaintPractice = z.infer<typeof Practice>;

/** `POST /v1/complaints/practice`: four eyes, it counts once a colleague approved it. */
export const ProposePractice = Practice;

export const PracticeView = z.strictObject({
  ...Practice.shape,
  practice: z.uuid(),
  department: DepartmentId,
  state: z.enum(['proposed', 'active', 'ended']),
  proposed_by: z.uuid(),
  proposed_at: At,
  approved_by: z.uuid().nullable(),
  approved_at: At.nullable(),
});
export type PracticeView = z.infer<typeof PracticeView>;

/** `GET /v1/complaints/practice`: what counts in one's own department, and what waits for a colleague. */
export const PracticeOverview = z.strictObject({
  in_force: Practice,
  /** Nobody set anything: what is in force is the setting of the product. */
  is_default: z.boolean(),
  proposed: z.array(PracticeView).max(20),
  /** Whether this server can send mail. */
  mail_set: z.boolean(),
});
