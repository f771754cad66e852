import type { FollowComplaint } from '@consentry/contract';
import { asSpelled, ProblemError } from '@consentry/server';
import { countTries, TRIES_OF_ACCOUNT, TRIES_OF_ADDRESS } from '@consentry/staff';
import type { z } from 'zod';
import type { PlatformContext } from '../platform.ts';
import { type StoredComplaint, opens } from './complaint.ts';
import { findComplaint } from './complaint-store.ts';

type Named = z.output<typeof FollowComplaint>;

/** Counts a try to follow a complaint up. @throws {ProblemError} `rate_limited` */
export async function countFollowing(
  { database, keys }: PlatformContext,
  { reference }: Named,
  address: string,
  now: number,
): Promise<void> {
  const tried = [
    { kind: 'complaint', name: asSpelled(reference), limit: TRIES_OF_ACCOUNT },
    { kind: 'complaint address', name: address, limit: TRIES_OF_ADDRESS },
  ];
  await countTries(database, keys.secret, tried, now);
}

/** Finds the complaint that a reference and its code open. @throws {ProblemError} `not_found`, where there is none too */
export async function requireFollowed(
  reading: Parameters<typeof findComplaint>[0],
  { reference, code }: Named,
): Promise<StoredComplaint> {
  const found = await findComplaint(reading, 'reference', asSpelled(reference));
  if (!opens(found, code) || found === null) throw new ProblemError('not_found');
  return found;
}
