import { civilDate, startOfDay } from '@consentry/law';
import type { LedgerKeeper } from '@consentry/ledger-server';
import { ProblemError } from '@consentry/server';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import type { PlatformContext } from '../platform.ts';
import type { PostureKeeper } from '../posture/posture-keeper.ts';
import { readSince } from '../posture/posture-store.ts';
import { postureView } from '../posture/posture-view.ts';
import { evidenceBundle } from './evidence-bundle.ts';

/** How long a bundle waits for witnesses, milliseconds. */
const ASK_MS = 5000;
const DAY_MS = 24 * 60 * 60_000;

/** What a bundle is made from. */
export interface BundleMeans {
  readonly database: PlatformContext['database'];
  readonly keeper: LedgerKeeper;
  readonly posture: PostureKeeper;
}

/** Evidence of which days, purpose, site and person. */
export interface BundleWish {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly purpose?: string | undefined;
  readonly site?: string | undefined;
  readonly person?: string | undefined;
  /** Where the days stand in what was asked, for a problem. */
  readonly fields: readonly string[];
}

/**
 * Makes a bundle under the head that witnesses cosigned, as far as they do so soon.
 *
 * @throws {ProblemError} `not_published` while nothing is; `bundle_too_large` for too many entries
 */
export async function makeBundle(
  { database: { reading }, keeper: { ledger, witnesses }, posture }: BundleMeans,
  { from, to, purpose, site, person, fields }: BundleWish,
  now: number,
): Promise<Uint8Array> {
  // Whoever has not cosigned the latest head yet is asked now, and not waited for long.
  await witnesses?.push(AbortSignal.timeout(ASK_MS));
  const period = { from: startOfDay(civilDate(from)), to: startOfDay(civilDate(to)) + DAY_MS - 1 };
  const reviewed = await posture.read();
  const state = postureView(reviewed, reviewed.rows, await readSince(reading), now);
  const organisation = (await latestHandedIn(reading))?.facts.scope.own_organisation_id ?? ledger.log.origin;
  const bytes = await evidenceBundle(
    reading,
    ledger,
    { ...period, purpose, site, subject: person },
    { organisation, posture: state, now },
  );
  if (bytes === null) throw new ProblemError('not_published', { retryAfterSeconds: 5 });
  if (bytes === 'too_many') throw new ProblemError('bundle_too_large', { fields: [...fields] });
  return bytes;
}
