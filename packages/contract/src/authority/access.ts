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
});
export type CaseAccess = z.infer<typeof CaseAccess>;

/** `GET /v1/case-accesses`, oldest first. */
export const ListCaseAccesses = z.strictObject({ cursor: z.string().min(1).max(512).optional() });
export const CaseAccessList = z.strictObject({
  accesses: z.array(CaseAccess),
  cursor: z.string().nullable(),
});
