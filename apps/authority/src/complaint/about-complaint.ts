import type { Reading, Resource } from '@consentry/server';
import { z } from 'zod';
import { sharedWith } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { findComplaint } from './complaint-store.ts';

/** Address of one complaint. */
export const OfComplaint = z.strictObject({ complaint: z.uuid() });

/** What the access table asks of a complaint: with which departments it is. The record of accesses names the case. */
export async function aboutComplaint(
  reading: Reading<AuthorityTables>,
  complaint: string,
): Promise<(Resource & { readonly case: string }) | null> {
  const found = await findComplaint(reading, 'complaint', complaint);
  if (found === null) return null;
  const shared = await sharedWith(reading, complaint);
  return { departments: [found.department, ...shared], case: complaint };
}
