import { randomUUID } from 'node:crypto';
import type { EndReason, EndView } from '@consentry/contract';
import { type Database, type Reading, type Writing, appendEvent, inTransaction } from '@consentry/server';
import { grantFor } from '../minors/guardian-grant.ts';
import { findAge, guardianshipOf } from '../minors/minors-store.ts';
import { personFacts } from '../minors/minors.ts';
import type { RulesForChildren } from '../minors/rules-for-children.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredConsent, brokenBy, endsOf, iso, isOfMinors, lifeEnd } from './consent.ts';
import {
  type StoredWithdrawal,
  addWithdrawal,
  findWithdrawal,
  openConsentsOf,
  overdueConsents,
  shortenConsent,
} from './consent-store.ts';
import type { Holders } from './holders.ts';
import type { PurposesForConsent } from './purposes.ts';

type Write = Writing<PlatformTables>;

/** The stream of decisions and ends. */
export const CONSENT_STREAM = 'consents';
/** Consents ended in one transaction. */
const AT_ONCE = 100;

/** What the slice works with besides its own tables. */
export interface ConsentPorts {
  readonly holders: Holders;
  readonly purposes: PurposesForConsent;
  readonly rulesForChildren: RulesForChildren;
}

/** Who or what ends a consent, and why. */
export interface End {
  readonly reason: EndReason;
  readonly byKind: StoredWithdrawal['by_kind'];
  readonly byId: string;
}

type Ended = Pick<StoredConsent, 'consent' | 'person' | 'purpose' | 'kind'>;

/**
 * Ends a consent for good, with its tombstones at every device, in one transaction. Ended again it gives the
 * same end: the right to withdraw does not wear out. A transfer rests on the recognition, and ends with it.
 */
export async function endConsent(
  writing: Write,
  holders: Holders,
  ended: Ended,
  { reason, byKind, byId }: End,
  now: number,
): Promise<StoredWithdrawal> {
  const withdrawal: StoredWithdrawal = {
    withdrawal: randomUUID(),
    consent: ended.consent,
    reason,
    by_kind: byKind,
    by_id: byId,
    accepted_at: now,
  };
  if (!(await addWithdrawal(writing, withdrawal))) {
    return (await findWithdrawal(writing, ended.consent)) ?? withdrawal;
  }
  await holders.revokeEverywhere(writing, ended.consent, now);
  const { consent, person, purpose, kind } = ended;
  const body = JSON.stringify({
    consent,
    person,
    purpose_id: purpose,
    kind,
    reason,
    by_kind: byKind,
    by: byId,
  });
  await appendEvent(writing, CONSENT_STREAM, { kind: 'consent.ended', body, at: now });
  if (kind === 'recognition') {
    for (const one of await openConsentsOf(writing, person)) {
      if (one.kind === 'transfer' && one.purpose === purpose)
        await endConsent(writing, holders, one, { reason, byKind, byId }, now);
    }
  }
  return withdrawal;
}

/** Shows how far an end is. */
export async function endView(
  reading: Reading<PlatformTables>,
  holders: Holders,
  { withdrawal, consent, reason, by_kind, accepted_at }: StoredWithdrawal,
): Promise<EndView> {
  const { effective, erased, certificates } = await holders.progressOf(reading, consent, accepted_at);
  const step = <R extends string>(at: { readonly at: number; readonly reason: R } | null) =>
    at === null ? null : { at: iso(at.at), reason: at.reason };
  return {
    withdrawal,
    consent,
    state: effective === null ? 'accepted' : erased === null ? 'effective' : 'erased',
    accepted: { at: iso(accepted_at), reason, by: by_kind },
    effective: step(effective),
    // What can still be matched is not gone, whoever says so.
    erased: effective === null ? null : step(erased),
    certificates: [...certificates],
  };
}

/**
 * Ends the consents that are over by themselves: retention, fourteenth birthday, end of the purpose. For a job; whatever it has not come
 * to is expired all the same, since the time stands in every grant.
 *
 * @returns how many it ended
 */
export async function endOverdue(
  database: Database<PlatformTables>,
  holders: Holders,
  now: number,
): Promise<number> {
  // Looked for outside the transaction first: mostly there is nothing, and on SQLite only one may write.
  if ((await overdueConsents(database.reading, now, 1)).length === 0) return 0;
  for (let ended = 0; ; ) {
    const count = await inTransaction(database, async (writing) => {
      const overdue = await overdueConsents(writing, now, AT_ONCE);
      for (const consent of overdue) {
        const reason = lifeEnd(consent, await factsOf(writing, consent), now) ?? 'purpose_ended';
        await endConsent(writing, holders, consent, byPlatform(reason), now);
      }
      return overdue.length;
    });
    ended += count;
    if (count < AT_ONCE) return ended;
  }
}

/** Ends what a guardian consented to for a child, because the guardianship is over. */
export async function endOfGuardianship(
  writing: Write,
  holders: Holders,
  { child, guardian }: { readonly child: string; readonly guardian: string },
  now: number,
): Promise<void> {
  for (const consent of await openConsentsOf(writing, child)) {
    if (consent.given_by !== 'guardian' || consent.decided_by !== guardian) continue;
    const reason = lifeEnd(consent, await factsOf(writing, consent), now);
    if (reason !== null) await endConsent(writing, holders, consent, byPlatform(reason), now);
  }
}

/**
 * Judges the open consents of a person anew, now that another age is known: what the law would not act on
 * is over, and what a guardian gave ends at the birthday (R07.1, R07.7).
 */
export async function reviewAge(
  writing: Write,
  { holders, purposes }: ConsentPorts,
  person: string,
  now: number,
): Promise<void> {
  for (const consent of await openConsentsOf(writing, person)) {
    const facts = await factsOf(writing, consent);
    const days = Math.round((consent.retention_ends_at - consent.decided_at) / 86_400_000);
    const { notAfter } = endsOf(days, consent.given_by, facts.age, consent.decided_at);
    if (notAfter < consent.not_after) {
      await shortenConsent(writing, consent.consent, notAfter);
      // Devices learn the earlier end; a grant of the same consent replaces the one they have.
      if (consent.kind === 'recognition') {
        const sooner = await grantFor(writing, { ...consent, not_after: notAfter });
        await holders.grantEverywhere(writing, sooner, now);
      }
    }
    const shorter = { ...consent, not_after: Math.min(consent.not_after, notAfter) };
    const life = lifeEnd(shorter, facts, now);
    if (life !== null || (await isBroken(writing, purposes, shorter, facts, now))) {
      await endConsent(writing, holders, consent, byPlatform(life ?? 'age_shown'), now);
    }
  }
}

async function isBroken(
  writing: Write,
  purposes: PurposesForConsent,
  consent: StoredConsent,
  facts: Awaited<ReturnType<typeof factsOf>>,
  now: number,
): Promise<boolean> {
  const purpose = await purposes(writing, consent.purpose, consent.kind, consent.recipient);
  // Nobody can be asked what a purpose means that is not there any more: nothing rests on it.
  if (purpose === null) return true;
  return brokenBy(consent, consent.shown_at, facts, purpose, now).some(isOfMinors);
}

/** Puts the person of a consent as the law wants them, with the guardian who decided. */
export async function factsOf(
  reading: Reading<PlatformTables>,
  { person, given_by, decided_by }: Pick<StoredConsent, 'person' | 'given_by' | 'decided_by'>,
) {
  const guardianship = given_by === 'guardian' ? await guardianshipOf(reading, person, decided_by) : null;
  return personFacts(await findAge(reading, person), guardianship);
}

function byPlatform(reason: EndReason): End {
  return { reason, byKind: 'platform', byId: 'platform' };
}
