import type { ShareScope } from '@consentry/contract';
import type { Reading, Resource } from '@consentry/server';
import { z } from 'zod';
import { sharedWith } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { findComplaint } from './complaint-store.ts';

/** Address of one complaint. */
export const OfComplaint = z.strictObject({ complaint: z.uuid() });

/** What the access table asks of reading a complaint: with which departments it is, or was shared as far as this. */
export async function aboutComplaint(
  reading: Reading<AuthorityTables>,
  complaint: string,
  scope: ShareScope = 'case',
): Promise<(Resource & { readonly case: string }) | null> {
  const about = await aboutOwnComplaint(reading, complaint);
  if (about === null) return null;
  return { ...about, departments: [...about.departments, ...(await sharedWith(reading, complaint, scope))] };
}

/** What it asks of an act on one: with which department it is. Whoever it is shared with reads, and does nothing. */
export async function aboutOwnComplaint(
  reading: Reading<AuthorityTables>,
  complaint: string,
): Promise<{ readonly departments: readonly string[]; readonly case: string } | null> {
  const found = await findComplaint(reading, 'complaint', complaint);
  return found === null ? null : { departments: [found.department], case: complaint };
}
