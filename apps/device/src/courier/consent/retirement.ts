import type { RetirementCertificate } from '@consentry/contract';
import { iso, type Now } from '../clock.ts';
import { setTombstoneErased, tombstonesToErase } from '../lease/held-store.ts';
import { addNews } from '../lease/outbox.ts';
import type { DeviceLog } from '../ledger/device-log.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';
import type { Database, Reading, Writing } from '../store/database.ts';
import { type Certifier, certificateOf, type Erased } from './certificate.ts';
import { findConsent, setEnrolled } from './consent-store.ts';
import type { Erasures } from './erasures.ts';
import { findRetirement, saveRetirement } from './retirement-store.ts';
import { pendingErasures, setErased } from './withdrawal-store.ts';

/** What the vault process says it came to: counts and opaque ids. */
export interface Emptied {
  readonly custody: Erased['custody'];
  readonly suite: Erased['suite'];
  readonly templates: number;
  readonly tombstones: number;
  readonly epochs: number;
  /** Milliseconds since the epoch: what was erased from then on, was on the way. */
  readonly begun_at: number;
  readonly erasures: ReadonlyArray<{
    readonly consent: string;
    readonly templates: number;
    readonly shares: 1 | 2;
    readonly epochFrom: number | null;
    readonly epochTo: number | null;
    readonly erasedAt: number;
  }>;
}

/** What a retirement works with. */
export interface RetirementParts {
  readonly database: Database;
  readonly certifier: Certifier;
  readonly deviceLog: DeviceLog;
  readonly erasures: Erasures;
  readonly door: Door | null;
  /** Whether it joined a platform: then consents go on elsewhere, and it is told. */
  readonly joined: boolean;
  readonly now: Now;
}

/**
 * Writes down that the store is empty: a certificate of each erasure that has none, and that of the retirement, with
 * their entries in the device's log. Done again, it changes nothing.
 */
export function recordRetirement(parts: RetirementParts, emptied: Emptied): void {
  const { database, certifier, now } = parts;
  database.transact((writing) => {
    if (findRetirement(writing)?.certificate !== null) return;
    const known = new Map(emptied.erasures.map((erasure) => [erasure.consent, erasure]));
    const onTheWay = emptied.erasures.filter(
      ({ templates, erasedAt }) => templates > 0 && erasedAt >= emptied.begun_at,
    );
    if (!parts.joined) for (const { consent } of onTheWay) endHere(parts, writing, consent);
    const pending = pendingErasures(writing);
    const owed = new Set([
      ...onTheWay.map(({ consent }) => consent),
      ...pending.map(({ consent }) => consent),
      ...tombstonesToErase(writing),
    ]);
    const at = iso(now());
    for (const consent of owed) {
      certifier.certify(writing, consent, erasedOf(writing, emptied, known.get(consent)), at);
      setEnrolled(writing, consent, null);
      noteErasure(parts, writing, consent);
    }
    for (const { withdrawal } of pending) setErased(writing, withdrawal, at);
    const shares = onTheWay.map((erasure) => erasedOf(writing, emptied, erasure).share);
    const share = (['kept', 'destroyed'] as const).find((state) => shares.includes(state)) ?? 'none';
    const { templates, tombstones, epochs, custody } = emptied;
    const certificate = certifier.retire(writing, { templates, tombstones, epochs, custody, share }, at);
    saveRetirement(writing, certificate, null);
  });
}

/**
 * Puts what was signed, with its proofs, into the outbox, or for a device that works alone beside it. The log is
 * published by then. Done again, it changes nothing.
 *
 * @returns the certificate of the retirement
 */
export async function tellRetirement(
  { database, deviceLog, joined, now }: RetirementParts,
  begunAt: number,
): Promise<RetirementCertificate> {
  const stored = findRetirement(database.reading);
  if (stored === null || stored.certificate === null) throw new Error('Nothing was signed yet.');
  if (stored.toldAt !== null) return stored.certificate;
  const certificate = await deviceLog.proved(stored.certificate);
  const consents = joined ? certifiedSince(database.reading, begunAt) : [];
  const erased = await Promise.all(consents.map(async (one) => deviceLog.proved(one)));
  database.transact((writing) => {
    for (const one of erased) {
      const { consent_id } = one.content;
      setTombstoneErased(writing, consent_id, now());
      addNews(writing, { kind: 'erased', consent_id, certificate: one }, now());
    }
    if (joined) addNews(writing, { kind: 'retired', certificate }, now());
    saveRetirement(writing, certificate, iso(now()));
  });
  return certificate;
}

/** At a door that works alone its consents end with it. */
function endHere({ erasures }: RetirementParts, writing: Writing, consent: string): void {
  if (findConsent(writing, consent)?.decision === 'given')
    erasures.accept(writing, consent, 'expired', 'accepted_retirement');
}

function noteErasure({ door, now }: RetirementParts, writing: Writing, consent: string): void {
  if (door === null) return;
  const person = findConsent(writing, consent)?.person ?? null;
  addRecord(writing, door, { person, event: 'erasure', way: null, outcome: 'erased' }, now());
}

function erasedOf(
  reading: Reading,
  { custody, suite }: Emptied,
  erasure: Emptied['erasures'][number] | undefined,
): Erased {
  const templates = erasure?.templates ?? 0;
  const tombstoned =
    reading.get('SELECT 1 AS one FROM held_tombstones WHERE consent = ?', erasure?.consent ?? '') !==
    undefined;
  return {
    outcome: 'erasure',
    serial: 1,
    templates,
    epoch_from: templates === 0 ? null : (erasure?.epochFrom ?? null),
    epoch_to: templates === 0 ? null : (erasure?.epochTo ?? null),
    // What the storage bears, the certifier says.
    level: templates === 0 ? null : 'E3',
    custody,
    suite,
    share: erasure?.shares === 2 ? (tombstoned ? 'destroyed' : 'kept') : 'none',
  };
}

/** Certificates of erasures that were signed with the retirement, or not reported before it. */
function certifiedSince(reading: Reading, begunAt: number) {
  const waiting = new Set(tombstonesToErase(reading));
  return reading
    .all('SELECT DISTINCT consent FROM certificates')
    .flatMap(({ consent }) => certificateOf(reading, String(consent)) ?? [])
    .filter(({ content }) => waiting.has(content.consent_id) || Date.parse(content.erased_at) >= begunAt);
}
