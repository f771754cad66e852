import type { ErasureCertificate, Grant } from '@consentry/contract';
import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/** How far the end of a consent is with what held a face under it, each with its time and reason. */
export interface EndProgress {
  /** `null` while a holder might still match. */
  readonly effective: {
    /** Epoch milliseconds. */
    readonly at: number;
    readonly reason: 'no_holder' | 'acknowledged' | 'lease_over';
  } | null;
  /** `null` while a holder has not said that keys and template are gone. */
  readonly erased: {
    readonly at: number;
    readonly reason: 'nothing_held' | 'receipts';
  } | null;
  /** What the holders signed of it, the last word of each. */
  readonly certificates: readonly ErasureCertificate[];
}

/** What holds faces under consents: the devices of the organisation. */
export interface Holders {
  /** Lets the devices of the purpose match under a consent that was given. */
  readonly grantEverywhere: (writing: Writing<PlatformTables>, grant: Grant, now: number) => Promise<void>;
  /**
   * Ends a consent at every device for good, in the transaction that writes the end. Also where it was never
   * granted: a grant may be on its way.
   */
  readonly revokeEverywhere: (
    writing: Writing<PlatformTables>,
    consent: string,
    now: number,
  ) => Promise<void>;
  /** Tells how far an end is. @param acceptedAt when it was written, epoch milliseconds */
  readonly progressOf: (
    reading: Reading<PlatformTables>,
    consent: string,
    acceptedAt: number,
  ) => Promise<EndProgress>;
}

/** An organisation without devices: nobody holds a face, so that each end is effective as soon as it is written. */
export const noHolders: Holders = {
  grantEverywhere: async () => {},
  revokeEverywhere: async () => {},
  progressOf: async (_reading, _consent, at) => ({
    effective: { at, reason: 'no_holder' },
    erased: { at, reason: 'nothing_held' },
    certificates: [],
  }),
};
