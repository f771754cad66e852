import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { ConsentKind, Identifier } from '@consentry/contract';
import { ProblemError, type Reading, type Writing } from '@consentry/server';
import { ageFacts, childUntil } from '../minors/minors.ts';
import { findAge, guardiansOf } from '../minors/minors-store.ts';
import { findIdentity } from '../people/people-store.ts';
import { askCode } from '../people/sign-in-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { askAgainAfter } from './consent.ts';
import { type StoredRequest, addRequest, lastNoAt } from './consent-store.ts';

type Write = Writing<PlatformTables>;

/** Names the code of a request among the codes of a person: it signs nobody in. */
export function codePurpose(request: string): string {
  return `consent ${request}`;
}

/**
 * Lets staff ask a person to decide: a code goes to the person, or to the guardian who decides for them, and
 * only who has it can answer. Nobody is asked again within thirty days of a no (R06.9).
 *
 * @throws {ProblemError} `asked_recently`; `no_contact`; `rate_limited`
 */
export async function startRequest(
  writing: Write,
  secret: KeyObject,
  asked: {
    readonly person: string;
    readonly purpose: string;
    readonly kind: ConsentKind;
    readonly recipient: string;
    readonly by: string;
  },
  now: number,
): Promise<StoredRequest> {
  const again = askAgainAfter(await lastNoAt(writing, asked), now);
  if (again !== null) {
    throw new ProblemError('asked_recently', { retryAfterSeconds: Math.ceil((again - now) / 1000) });
  }
  const decider = await deciderFor(writing, asked.person, now);
  const to = decider === null ? null : await contactOf(writing, decider);
  if (decider === null || to === null) throw new ProblemError('no_contact');
  const request = randomUUID();
  const code = { to, person: decider, purpose: codePurpose(request), by: asked.by };
  const { challenge, endsAt } = await askCode(writing, secret, code, now);
  const { person, purpose, kind, recipient, by } = asked;
  const row = {
    request,
    person,
    decider,
    kind,
    recipient,
    purpose,
    challenge,
    asked_by: by,
    asked_at: now,
    ends_at: endsAt,
  };
  await addRequest(writing, row);
  return row;
}

/** Finds that staff asked and the answer is awaited. @throws {ProblemError} `not_asked` */
export async function requireOpenRequest(
  reading: Reading<PlatformTables>,
  about: {
    readonly person: string;
    readonly purpose_id: string;
    readonly kind: ConsentKind;
    readonly recipient_id: string | null;
  },
  now: number,
): Promise<void> {
  const row = await reading
    .selectFrom('consent_requests')
    .select('request')
    .where('person', '=', about.person)
    .where('purpose', '=', about.purpose_id)
    .where('kind', '=', about.kind)
    .where('recipient', '=', about.recipient_id ?? '')
    .where('ends_at', '>', now)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not_asked');
}

/** Who decides for a person: they themselves, or of a child a guardian whose guardianship lasts. */
async function deciderFor(writing: Write, person: string, now: number): Promise<string | null> {
  if (childUntil(ageFacts(await findAge(writing, person)), now) === null) return person;
  const guardians = await guardiansOf(writing, person);
  return guardians.find(({ ended_at }) => ended_at === null)?.guardian ?? null;
}

/** Finds where codes of a person go, the phone first; `null` where there is no such place. */
export async function contactOf(
  writing: Write,
  person: string,
): Promise<Extract<Identifier, { kind: 'email' | 'phone' }> | null> {
  const identity = await findIdentity(writing, person);
  if (identity === null) return null;
  if (identity.phone !== null) return { kind: 'phone', value: identity.phone };
  return identity.email === null ? null : { kind: 'email', value: identity.email };
}
