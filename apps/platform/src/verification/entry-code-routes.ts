import { EntryCodeMade, MakeEntryCode, PersonId } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import { SigningKeys } from '../device/signing-keys.ts';
import { waitSeconds } from '../people/one-time-code.ts';
import { aboutPerson } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { signEntryCode } from './entry-code.ts';
import { ENTRY_CODES_MAX, addEntryCode, entryCodesOf, hasDoor } from './entry-code-store.ts';
import { iso } from './verification.ts';

const OfPerson = z.strictObject({ person: PersonId });

/** A code on the person's own screen is a way in like any other; a face is not asked for, nor told of. */
export function entryCodeRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  const signing = new SigningKeys(keys);
  server.command({
    method: 'POST',
    url: '/v1/people/:person/entry-codes',
    action: 'entry_code.make',
    summary:
      'Makes the text of a QR code by which a person comes in at a door of a site, once, within a minute.',
    problems: ['rate_limited', 'signing_key_missing'],
    params: OfPerson,
    body: MakeEntryCode,
    answer: EntryCodeMade,
    status: 201,
    secret: true,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (writing, { params: { person }, body: { site_id: site } }, { now }) => {
      if (!(await hasDoor(writing, site))) throw new ProblemError('not_found');
      const wait = waitSeconds(await entryCodesOf(writing, person, now), ENTRY_CODES_MAX, now);
      if (wait > 0) throw new ProblemError('rate_limited', { retryAfterSeconds: wait });
      const { key } = await signing.inUse(writing);
      const { code, id, endsAt } = signEntryCode(key, site, now);
      await addEntryCode(writing, { code: id, person, site }, now);
      return { body: { code, expires_at: iso(endsAt) } };
    },
  });
}
