import { ProblemError, type Reading, requireVersion } from '@consentry/server';
import { z } from 'zod';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredOrder } from './supervision.ts';
import { findOrder, requireOrder } from './supervision-store.ts';

/** Address of one order. */
export const OfOrder = z.strictObject({ order: z.uuid() });

/** Reads one that is open, in the version whoever asks saw. @throws {ProblemError} `order_state`, `version_other` */
export async function required(
  reading: Reading<PlatformTables>,
  order: string,
  version: number | null,
): Promise<StoredOrder> {
  const row = await requireOrder(reading, order);
  requireVersion(version, row.revision);
  if (row.state === 'closed') throw new ProblemError('order_state');
  return row;
}

/** What the access table asks of an order: nothing but that there is one. */
export async function aboutOrder(
  reading: Reading<PlatformTables>,
  { params: { order } }: { readonly params: { readonly order: string } },
) {
  return (await findOrder(reading, order)) === null ? null : {};
}
