import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '@consentry/contract';
import { Entry, type EntryType } from './entry.ts';

/** Random bytes of one entry's salt. */
export const SALT_BYTES = 32;

/** What is known of an entry to those who may: with the salt gone, nothing ties it to the entry any more. */
export interface Opening {
  /** {@link SALT_BYTES} random bytes, base64. */
  readonly salt: string;
  /** Pseudonymous id of whom it is about. */
  readonly subject?: string;
  /** Id of who did it. */
  readonly actor?: string;
  /** What happened: JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What happened, before it is committed to. */
export interface Happening extends Omit<Opening, 'salt'> {
  readonly type: EntryType;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly purpose?: string;
  readonly device?: string;
  readonly notice?: string;
}

type Committed = 'subject' | 'actor' | 'body';

/**
 * Commits to a value: HMAC-SHA-256 by the entry's salt, over the name of the member, a zero byte, and the value.
 * Without the salt nobody can try values.
 */
function commit(salt: Buffer, member: Committed, value: string): string {
  return createHmac('sha256', salt).update(`${member}\0${value}`).digest('base64');
}

/** Makes the entry of something that happened, and what opens it. The two are kept apart. */
export function commitTo(
  { subject, actor, body, type, at, purpose, device, notice }: Happening,
  random: (bytes: number) => Buffer = randomBytes,
): { readonly entry: Entry; readonly opening: Opening } {
  const salt = random(SALT_BYTES);
  const opening: Opening = {
    salt: salt.toString('base64'),
    body,
    ...(subject === undefined ? {} : { subject }),
    ...(actor === undefined ? {} : { actor }),
  };
  const entry = Entry.parse({
    v: 1,
    type,
    at: new Date(at).toISOString(),
    purpose,
    device,
    notice,
    ...commitments(opening),
  });
  return { entry, opening };
}

/** Tells whether an opening is that of the entry: nothing was left out, added or changed. */
export function opens(entry: Entry, opening: Opening): boolean {
  const expected = commitments(opening);
  return (['subject', 'actor', 'body'] as const).every((member) => equal(entry[member], expected[member]));
}

function commitments({ salt, subject, actor, body }: Opening): Partial<Record<Committed, string>> {
  const key = Buffer.from(salt, 'base64');
  return {
    ...(subject === undefined ? {} : { subject: commit(key, 'subject', subject) }),
    ...(actor === undefined ? {} : { actor: commit(key, 'actor', actor) }),
    body: commit(key, 'body', canonicalJson(body)),
  };
}

function equal(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
