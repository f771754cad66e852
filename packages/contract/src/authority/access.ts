import { z } from 'zod';

/** Somebody looked at or changed a case; written before anything was shown. */
export const CaseAccess = z.strictObject({
  sequence: z.int().min(1),
  at: z.iso.datetime({ offset: true }),
  staff: z.uuid(),
  role: z.string(),
  action: z.string(),
  /** Address with the names of its parameters. */
  route: z.string(),
  /** Cases it was about; none for a list. */
  case: z.uuid().nullable(),
  /** Of that case, as its papers name it. */
  reference: z.string().nullable(),
});
export type CaseAccess = z.infer<typeof CaseAccess>;

/** `GET /v1/case-accesses`, oldest first; a page may hold fewer, or none, while there is a next one. */
export const ListCaseAccesses = z.strictObject({
  /** Its id or its reference. */
  case: z.string().min(1).max(40).optional(),
  staff: z.uuid().optional(),
  /** Those of one case each, and no lists. */
  cases_only: z.literal('true').optional(),
  /** First and last day, Asia/Shanghai. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  cursor: z.string().min(1).max(512).optional(),
});
export type ListCaseAccesses = z.infer<typeof ListCaseAccesses>;
export const CaseAccessList = z.strictObject({
  accesses: z.array(CaseAccess),
  cursor: z.string().nullable(),
});
