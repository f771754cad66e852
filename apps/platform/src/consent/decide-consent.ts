import { canonicalJson } from '@consentry/contract';
import { type KeyObject, randomUUID } from 'node:crypto';
import { appendEvent, paperHash, ProblemError, type Writing } from '@consentry/server';
import { grantFor } from '../minors/guardian-grant.ts';
import { childUntil } from '../minors/minors.ts';
import type { PlatformTables } from '../store/tables.ts';
import { PRESENTATION_LIFE_MS, type StoredConsent, brokenBy, endsOf } from './consent.ts';
import {
  type StoredPresentation,
  addConsent,
  decisionOn,
  findConsent,
  findPresentation,
  openConsent,
} from './consent-store.ts';
import { CONSENT_STREAM, type ConsentPorts, endConsent, factsOf } from './end-consent.ts';
import type { PurposeForConsent } from './purposes.ts';
import { paperCode, receiptContent, receiptDigest } from './receipt.ts';

type Write = Writing<PlatformTables>;

/** Somebody’s own decision. */
export interface Deciding {
  /** Whose face it is about. */
  readonly person: string;
  /** Who showed that it is they who decide: the person, or the guardian. */
  readonly decider: string;
  readonly way: StoredConsent['way'];
  /** What staff asked, if they did. */
  readonly request: string | null;
  readonly presentation: string;
  readonly decision: 'given' | 'refused';
}

/**
 * Writes a decision after its notice (§ 第六条第一款). A no ends what was agreed before; a yes to new terms
 * replaces the yes to old ones; a yes to what is agreed already is that consent.
 *
 * @throws {ProblemError} `notice_changed` for a showing that does not count; `not_lawful`, with nothing
 *   written; `recognition_first`
 */
export async function decideConsent(
  writing: Write,
  ports: ConsentPorts,
  secret: KeyObject,
  deciding: Deciding,
  now: number,
): Promise<StoredConsent> {
  const shown = await requirePresentation(writing, deciding, now);
  const purpose = await ports.purposes(writing, shown.purpose, shown.kind, shown.recipient);
  if (purpose === null || purpose.notice.digest !== shown.notice_digest) {
    throw new ProblemError('notice_changed');
  }
  const terms = await termsOf(writing, deciding, shown, purpose, now);
  const { person, kind, recipient } = terms;
  const held = await openConsent(writing, { person, purpose: terms.purpose, kind, recipient });
  if (deciding.decision === 'given') {
    await requireLawful(writing, ports, terms, shown, purpose, now);
    if (held !== null && isSame(held, terms) && now < held.not_after) return held;
  }
  if (held !== null) {
    const reason = deciding.decision === 'given' ? 'superseded' : 'refused_since';
    const end = { reason, byKind: terms.given_by, byId: deciding.decider } as const;
    await endConsent(writing, ports.holders, held, end, now);
  }
  return writeDecision(writing, ports, secret, { terms, shown, purpose }, now);
}

/** A decision about to be written. */
export type Terms = Omit<PlatformTables['consents'], 'receipt' | 'receipt_digest' | 'paper_hash'>;

/** Finds the showing a decision follows: to this very person, recent, and not decided on yet (R06.2). */
async function requirePresentation(
  writing: Write,
  { presentation, person, decider, way }: Deciding,
  now: number,
): Promise<StoredPresentation> {
  const shown = await findPresentation(writing, presentation);
  const counts =
    shown !== null &&
    shown.person === person &&
    (shown.shown_to === decider || (shown.shown_to === null && way === 'code')) &&
    shown.shown_at <= now &&
    now < shown.shown_at + PRESENTATION_LIFE_MS &&
    (await decisionOn(writing, presentation)) === null;
  if (!counts) throw new ProblemError('notice_changed');
  return shown;
}

async function termsOf(
  writing: Write,
  { person, decider, way, request, presentation, decision }: Deciding,
  shown: StoredPresentation,
  { purpose, keep_days }: PurposeForConsent,
  now: number,
): Promise<Terms> {
  const given_by = decider === person ? 'person' : 'guardian';
  const { age } = await factsOf(writing, { person, given_by, decided_by: decider });
  const { retentionEndsAt, notAfter } = endsOf(keep_days, given_by, age, now);
  const recognition = await openConsent(writing, { person, purpose: purpose.id, kind: 'recognition' });
  // A transfer rests on the recognition, and does not outlast it.
  const end = shown.kind === 'transfer' ? (recognition?.not_after ?? notAfter) : notAfter;
  return {
    consent: randomUUID(),
    person,
    kind: shown.kind,
    recipient: shown.recipient,
    decision,
    given_by,
    decided_by: decider,
    way,
    request,
    purpose: purpose.id,
    purpose_version: purpose.version,
    mode: purpose.mode,
    notice_digest: shown.notice_digest,
    presentation,
    decided_at: now,
    retention_ends_at: retentionEndsAt,
    not_after: Math.min(notAfter, end),
  };
}

async function requireLawful(
  writing: Write,
  { rulesForChildren }: ConsentPorts,
  terms: Terms,
  shown: StoredPresentation,
  purpose: PurposeForConsent,
  now: number,
): Promise<void> {
  const person = await factsOf(writing, terms);
  const child = terms.kind === 'recognition' && childUntil(person.age, now) !== null;
  const broken = [
    ...brokenBy({ ...terms, ended_at: null }, shown.shown_at, person, purpose, now),
    ...(child ? await rulesForChildren(writing, terms.purpose, now) : []),
  ];
  if (broken.length > 0) throw new ProblemError('not_lawful', { broken });
  if (terms.kind === 'recognition') return;
  const about = { person: terms.person, purpose: terms.purpose, kind: 'recognition' } as const;
  const recognition = await openConsent(writing, about);
  if (recognition === null || now >= recognition.not_after) throw new ProblemError('recognition_first');
}

function isSame(held: StoredConsent, terms: Terms): boolean {
  return (
    held.purpose_version === terms.purpose_version &&
    held.mode === terms.mode &&
    held.notice_digest === terms.notice_digest &&
    held.decided_by === terms.decided_by
  );
}

/** Writes a decision with its receipt, and lets the devices of its purpose know of a yes. */
export async function writeDecision(
  writing: Write,
  { holders }: Pick<ConsentPorts, 'holders'>,
  secret: KeyObject,
  {
    terms,
    shown,
    purpose,
  }: { readonly terms: Terms; readonly shown: StoredPresentation; readonly purpose: PurposeForConsent },
  now: number,
): Promise<StoredConsent> {
  const { shown_at, language } = shown;
  const content = receiptContent({ ...terms, ended_at: null }, { at: shown_at, language }, purpose);
  const given = terms.decision === 'given';
  await addConsent(writing, {
    ...terms,
    receipt: canonicalJson(content),
    receipt_digest: receiptDigest(content),
    paper_hash: given ? paperHash(paperCode(secret, terms.consent)) : null,
  });
  const { consent, person, kind, decided_by, given_by, way, notice_digest, presentation } = terms;
  const what = { consent, person, purpose_id: terms.purpose, purpose_version: terms.purpose_version, kind };
  const how = {
    decided_by,
    given_by,
    way,
    notice_digest,
    presentation,
    receipt_digest: receiptDigest(content),
  };
  const body = JSON.stringify({ ...what, ...how });
  await appendEvent(writing, CONSENT_STREAM, { kind: `consent.${terms.decision}`, body, at: now });
  if (given && kind === 'recognition')
    await holders.grantEverywhere(writing, await grantFor(writing, terms), now);
  const written = await findConsent(writing, consent);
  if (written === null) throw new Error('A consent that was written cannot be read.');
  return written;
}
