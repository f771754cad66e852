import { GuardianCodeMade, MakeGuardianCode } from '@consentry/contract';
import { type Principal, ProblemError } from '@consentry/server';
import { aboutConsent } from '../consent/about-consent.ts';
import { type StoredConsent, iso, stateOf } from '../consent/consent.ts';
import { OfConsent, requireConsent } from '../consent/consent-routes.ts';
import type { Holders } from '../consent/holders.ts';
import { SigningKeys } from '../device/signing-keys.ts';
import { waitSeconds } from '../people/one-time-code.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { signGuardianCode } from '../verification/entry-code.ts';
import { ENTRY_CODES_MAX, addEntryCode, entryCodesOf, hasDoor } from '../verification/entry-code-store.ts';
import { grantFor } from './guardian-grant.ts';

/**
 * By a code on their own screen a guardian who consented here for a child shows at a door that it is they
 * (§ 第七条第一款). It carries the id of the consent, and nobody's name.
 */
export function guardianCodeRoutes(
  server: PlatformServer,
  { keys }: Pick<PlatformContext, 'keys'>,
  { holders }: { readonly holders: Holders },
): void {
  const signing = new SigningKeys(keys);
  server.command({
    method: 'POST',
    url: '/v1/consents/:consent/guardian-codes',
    action: 'guardian_code.make',
    summary:
      'Makes the text of a QR code by which a guardian brings their consent for a child to a door of a site, within a minute.',
    problems: ['no_guardian_consent', 'rate_limited', 'signing_key_missing'],
    params: OfConsent,
    body: MakeGuardianCode,
    answer: GuardianCodeMade,
    status: 201,
    secret: true,
    about: (reading, { params: { consent } }) => aboutConsent(reading, consent),
    do: async (writing, { params, body: { site_id: site } }, { now, principal }) => {
      const consent = await requireConsent(writing, params.consent);
      if (!isOwn(consent, principal, now)) throw new ProblemError('no_guardian_consent');
      if (!(await hasDoor(writing, site))) throw new ProblemError('not_found');
      const guardian = consent.decided_by;
      const wait = waitSeconds(await entryCodesOf(writing, guardian, now), ENTRY_CODES_MAX, now);
      if (wait > 0) throw new ProblemError('rate_limited', { retryAfterSeconds: wait });
      // Of a consent from before grants told of guardians: the doors learn of it now.
      if (!(await isTold(writing, consent.consent)))
        await holders.grantEverywhere(writing, await grantFor(writing, consent), now);
      const { key } = await signing.inUse(writing);
      const { code, id, endsAt } = signGuardianCode(key, site, consent.consent, now);
      // Counted with their entry codes; nobody comes in by it.
      await addEntryCode(writing, { code: id, person: guardian, site }, now);
      return { body: { code, expires_at: iso(endsAt) } };
    },
  });
}

/** Whether it is a yes of this very guardian to recognition that counts. */
function isOwn(consent: StoredConsent, principal: Principal, now: number): boolean {
  return (
    principal.kind === 'person' &&
    consent.given_by === 'guardian' &&
    consent.decided_by === principal.id &&
    consent.kind === 'recognition' &&
    consent.rests_since === null &&
    stateOf(consent, now) === 'given'
  );
}

async function isTold(reading: Parameters<typeof requireConsent>[0], consent: string): Promise<boolean> {
  const row = await reading
    .selectFrom('consent_grants')
    .select('guardian')
    .where('consent', '=', consent)
    .executeTakeFirst();
  return row !== undefined && row.guardian !== null;
}
