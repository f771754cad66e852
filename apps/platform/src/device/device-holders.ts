import type { ErasureCertificate, Grant } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { certificatesOf } from './erasure-certificate.ts';
import { grantEverywhere } from './serve-store.ts';
import { revokeEverywhere } from './set-store.ts';

/** How far an end is, each step with its time (epoch milliseconds) and reason. */
interface Progress {
  readonly effective: {
    readonly at: number;
    readonly reason: 'no_holder' | 'acknowledged' | 'lease_over';
  } | null;
  readonly erased: { readonly at: number; readonly reason: 'nothing_held' | 'receipts' } | null;
  readonly certificates: readonly ErasureCertificate[];
}

/**
 * The devices of the organisation as what holds faces under consents. For the slice `consent`, which tells
 * them of each consent and each end, and shows how far an end is.
 */
export const deviceHolders = {
  grantEverywhere: async (writing: Writing<PlatformTables>, grant: Grant): Promise<void> => {
    await grantEverywhere(writing, grant);
  },
  revokeEverywhere: async (writing: Writing<PlatformTables>, consent: string, now: number): Promise<void> => {
    await revokeEverywhere(writing, consent, now);
  },
  progressOf: async (reading: Reading<PlatformTables>, consent: string): Promise<Progress> => {
    const end = await reading
      .selectFrom('consent_ends')
      .selectAll()
      .where('consent', '=', consent)
      .executeTakeFirst();
    const holders = await reading
      .selectFrom('device_tombstones as t')
      .innerJoin('device_sets as s', 's.device', 't.device')
      .select(['t.epoch', 's.acknowledged', 't.erased_at'])
      .where('t.consent', '=', consent)
      .execute();
    const held = holders.length > 0;
    const told = holders.every(
      ({ epoch, acknowledged, erased_at }) => acknowledged >= epoch || erased_at !== null,
    );
    const effectiveAt = end?.effective_at ?? null;
    const erasedAt = end?.erased_at ?? null;
    return {
      effective:
        effectiveAt === null
          ? null
          : { at: effectiveAt, reason: held ? (told ? 'acknowledged' : 'lease_over') : 'no_holder' },
      erased: erasedAt === null ? null : { at: erasedAt, reason: held ? 'receipts' : 'nothing_held' },
      certificates: await certificatesOf(reading, consent),
    };
  },
};
