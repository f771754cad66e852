import type { ConsentKind } from '@consentry/contract';
import { type Reading, type Writing, appendEvent } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { StoredConsent } from './consent.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;
export type StoredPresentation = PlatformTables['presentations'];
export type StoredWithdrawal = PlatformTables['withdrawals'];
export type StoredRequest = PlatformTables['consent_requests'];

/** Stream of notices that were on screen. */
const PRESENTATIONS = 'presentations';

/** What somebody decides on. */
interface About {
  readonly person: string;
  readonly purpose: string;
  readonly kind: ConsentKind;
  /** To whom a transfer goes; left out for recognition. */
  readonly recipient?: string;
}

function consents(reading: Read) {
  return reading
    .selectFrom('consents')
    .innerJoin('presentations', 'presentations.presentation', 'consents.presentation')
    .leftJoin('withdrawals', 'withdrawals.consent', 'consents.consent')
    .leftJoin('consent_grants', 'consent_grants.consent', 'consents.consent')
    .selectAll('consents')
    .select([
      'presentations.shown_at',
      'presentations.language',
      'presentations.place_kind',
      'presentations.place',
      'withdrawals.accepted_at as ended_at',
      'withdrawals.reason as ended_reason',
      'consent_grants.rests_since',
    ]);
}

/** Reads one decision. */
export async function findConsent(reading: Read, consent: string): Promise<StoredConsent | null> {
  const row = await consents(reading).where('consents.consent', '=', consent).executeTakeFirst();
  return row ?? null;
}

/** Reads decisions of a person before one of them, newest first. */
export async function listConsents(
  reading: Read,
  person: string,
  before: { readonly at: number; readonly consent: string } | null,
  limit: number,
): Promise<readonly StoredConsent[]> {
  const all = consents(reading).where('consents.person', '=', person);
  const page =
    before === null
      ? all
      : all.where((where) =>
          where.or([
            where('consents.decided_at', '<', before.at),
            where.and([
              where('consents.decided_at', '=', before.at),
              where('consents.consent', '<', before.consent),
            ]),
          ]),
        );
  return page
    .orderBy('consents.decided_at', 'desc')
    .orderBy('consents.consent', 'desc')
    .limit(limit)
    .execute();
}

/** Reads the consent of a person that nothing has ended, if there is one. */
export async function openConsent(reading: Read, about: About): Promise<StoredConsent | null> {
  const row = await consents(reading)
    .innerJoin('open_consents', 'open_consents.consent', 'consents.consent')
    .where('open_consents.person', '=', about.person)
    .where('open_consents.purpose', '=', about.purpose)
    .where('open_consents.kind', '=', about.kind)
    .where('open_consents.recipient', '=', about.recipient ?? '')
    .executeTakeFirst();
  return row ?? null;
}

/** Reads every consent of a person that nothing has ended. */
export async function openConsentsOf(reading: Read, person: string): Promise<readonly StoredConsent[]> {
  return consents(reading)
    .innerJoin('open_consents', 'open_consents.consent', 'consents.consent')
    .where('open_consents.person', '=', person)
    .orderBy('consents.consent')
    .execute();
}

/** Reads every decision of a person, newest first. */
export async function consentsOf(reading: Read, person: string): Promise<readonly StoredConsent[]> {
  return consents(reading)
    .where('consents.person', '=', person)
    .orderBy('consents.decided_at', 'desc')
    .orderBy('consents.consent', 'desc')
    .execute();
}

/** Reads consents whose time or purpose is over and that nothing has ended yet. */
export async function overdueConsents(
  reading: Read,
  now: number,
  limit: number,
): Promise<readonly StoredConsent[]> {
  const open = consents(reading).innerJoin('open_consents', 'open_consents.consent', 'consents.consent');
  // Two statements, each by an index of its own; one with an *or* would walk over everybody.
  const over = await open
    .where('open_consents.not_after', '<=', now)
    .orderBy('open_consents.not_after')
    .limit(limit)
    .execute();
  if (over.length === limit) return over;
  const ofEnded = await open
    .where('open_consents.not_after', '>', now)
    .where(
      'open_consents.purpose',
      'in',
      reading.selectFrom('purposes').select('purpose').where('state', '=', 'ended'),
    )
    .limit(limit - over.length)
    .execute();
  return [...over, ...ofEnded];
}

/** Reads when somebody last said no to a purpose: refused, or withdrew. */
export async function lastNoAt(reading: Read, about: About): Promise<number | null> {
  const refused = await reading
    .selectFrom('consents')
    .select(({ fn }) => fn.max('decided_at').as('at'))
    .where('person', '=', about.person)
    .where('purpose', '=', about.purpose)
    .where('kind', '=', about.kind)
    .where('recipient', '=', about.recipient ?? '')
    .where('decision', '=', 'refused')
    .executeTakeFirst();
  const withdrawn = await reading
    .selectFrom('withdrawals')
    .innerJoin('consents', 'consents.consent', 'withdrawals.consent')
    .select(({ fn }) => fn.max('accepted_at').as('at'))
    .where('consents.person', '=', about.person)
    .where('consents.purpose', '=', about.purpose)
    .where('consents.kind', '=', about.kind)
    .where('consents.recipient', '=', about.recipient ?? '')
    .where('withdrawals.reason', '=', 'withdrawn')
    .executeTakeFirst();
  const times = [refused?.at, withdrawn?.at].filter((at) => at !== undefined && at !== null).map(Number);
  return times.length === 0 ? null : Math.max(...times);
}

/** Reads a showing. */
export async function findPresentation(
  reading: Read,
  presentation: string,
): Promise<StoredPresentation | null> {
  const row = await reading
    .selectFrom('presentations')
    .selectAll()
    .where('presentation', '=', presentation)
    .executeTakeFirst();
  return row ?? null;
}

/** Finds the decision that followed a showing. */
export async function decisionOn(reading: Read, presentation: string): Promise<string | null> {
  const row = await reading
    .selectFrom('consents')
    .select('consent')
    .where('presentation', '=', presentation)
    .executeTakeFirst();
  return row?.consent ?? null;
}

/** Writes that a notice was on screen. */
export async function addPresentation(
  writing: Write,
  presentation: Omit<StoredPresentation, 'shown_digest' | 'recipient'> &
    Partial<Pick<StoredPresentation, 'shown_digest' | 'recipient'>>,
): Promise<void> {
  const row = { shown_digest: null, recipient: '', ...presentation };
  await writing.insertInto('presentations').values(row).execute();
  const { person, purpose, purpose_version, notice_digest, language, place_kind, shown_digest } = row;
  const device = place_kind === 'device' && row.place !== null ? { device: row.place } : {};
  const what = { presentation: row.presentation, person, purpose, purpose_version, of: row.kind };
  const shown = { notice_digest, shown_digest, language, place_kind, ...device, by: row.shown_by };
  const body = JSON.stringify({ ...what, ...shown });
  await appendEvent(writing, PRESENTATIONS, { kind: 'notice.presented', body, at: row.shown_at });
}

/** Writes a decision. Each is its own row for ever: agreeing again is another consent. */
export async function addConsent(writing: Write, consent: PlatformTables['consents']): Promise<void> {
  await writing.insertInto('consents').values(consent).execute();
  if (consent.decision === 'refused') return;
  const { person, purpose, kind, recipient, not_after } = consent;
  await writing
    .insertInto('open_consents')
    .values({ person, purpose, kind, recipient, consent: consent.consent, not_after })
    .execute();
}

/** Brings the end of an open consent forward; it is never put off. */
export async function shortenConsent(writing: Write, consent: string, notAfter: number): Promise<void> {
  for (const table of ['open_consents', 'consents'] as const) {
    await writing
      .updateTable(table)
      .set({ not_after: notAfter })
      .where('consent', '=', consent)
      .where('not_after', '>', notAfter)
      .execute();
  }
}

/**
 * Writes the end of a consent. Only ever grows: nothing un-withdraws.
 *
 * @returns `false` when it was over already
 */
export async function addWithdrawal(writing: Write, withdrawal: StoredWithdrawal): Promise<boolean> {
  const added = await writing
    .insertInto('withdrawals')
    .values(withdrawal)
    .onConflict((on) => on.column('consent').doNothing())
    .returning('withdrawal')
    .executeTakeFirst();
  await writing.deleteFrom('open_consents').where('consent', '=', withdrawal.consent).execute();
  return added !== undefined;
}

/** Reads the end of a consent. */
export async function findWithdrawal(reading: Read, consent: string): Promise<StoredWithdrawal | null> {
  const row = await reading
    .selectFrom('withdrawals')
    .selectAll()
    .where('consent', '=', consent)
    .executeTakeFirst();
  return row ?? null;
}

/** Finds the consent of a paper code. @param hash SHA-256, hex */
export async function consentOfPaper(reading: Read, hash: string): Promise<StoredConsent | null> {
  const row = await consents(reading).where('consents.paper_hash', '=', hash).executeTakeFirst();
  return row ?? null;
}

/** Tells whether a receipt of this digest was handed out. */
export async function isReceipt(reading: Read, consent: string, digest: string): Promise<boolean> {
  const row = await reading
    .selectFrom('consents')
    .select('consent')
    .where('consent', '=', consent)
    .where('receipt_digest', '=', digest)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes that staff asked somebody to decide. */
export async function addRequest(writing: Write, request: StoredRequest): Promise<void> {
  await writing.insertInto('consent_requests').values(request).execute();
}

/** Reads a request of staff. */
export async function findRequest(reading: Read, request: string): Promise<StoredRequest | null> {
  const row = await reading
    .selectFrom('consent_requests')
    .selectAll()
    .where('request', '=', request)
    .executeTakeFirst();
  return row ?? null;
}
