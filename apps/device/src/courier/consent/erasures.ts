import { randomUUID } from 'node:crypto';
import { iso, type Now } from '../clock.ts';
import type { DeviceLog } from '../ledger/device-log.ts';
import type { Door } from '../purpose/door-config.ts';
import { addRecord } from '../record/record-store.ts';
import type { Database, Writing } from '../store/database.ts';
import type { Captures } from '../verification/captures.ts';
import type { VaultQuestion } from '../vault-port.ts';
import type { VaultReply } from '@consentry/contract';
import { consentsToPurpose, findConsent, overdueConsents, setEnrolled } from './consent-store.ts';
import type { Certifier, Erased } from './certificate.ts';
import {
  addWithdrawal,
  pendingErasures,
  setEffective,
  setErased,
  type StoredWithdrawal,
} from './withdrawal-store.ts';

/** What ending consents needs. */
export interface ErasureParts {
  readonly database: Database;
  readonly captures: Captures;
  readonly door: () => Door | null;
  readonly now: Now;
  readonly ask: (question: VaultQuestion) => Promise<VaultReply>;
  readonly certifier: Certifier;
  readonly log: Pick<DeviceLog, 'add'>;
  /** Whether the platform signed that its share of the key of a consent is gone. */
  readonly shareDestroyed?: (consent: string) => boolean;
  /** Told of each end in its transaction; for the platform, where there is one. */
  readonly ended?: (writing: Writing, consent: string, reason: StoredWithdrawal['reason']) => void;
}

/** Ends consents and sees to it that the vault erases what rested on them, whenever it can. */
export class Erasures {
  readonly #parts: ErasureParts;
  #running: Promise<boolean> | null = null;
  #again = false;

  constructor(parts: ErasureParts) {
    this.#parts = parts;
  }

  /**
   * Writes the end of a consent inside the caller's transaction; call {@link effect} after its commit.
   * From the commit on every check of this consent says no.
   *
   * @param outcome what the record of processing says
   */
  accept(
    writing: Writing,
    consent: string,
    reason: StoredWithdrawal['reason'],
    outcome = `accepted_${reason}`,
  ): string | null {
    const now = this.#parts.now();
    const withdrawal = randomUUID();
    if (!addWithdrawal(writing, { withdrawal, consent, reason, accepted_at: iso(now) })) return null;
    this.#parts.ended?.(writing, consent, reason);
    const door = this.#parts.door();
    const stored = findConsent(writing, consent);
    const person = stored?.person ?? null;
    this.#parts.log.add(writing, {
      type: 'consent.withdrawn',
      at: now,
      ...(stored === null ? {} : { purpose: stored.purpose_id, notice: stored.notice_digest }),
      ...(person === null ? {} : { subject: person }),
      body: { consent, withdrawal, reason, outcome },
    });
    if (door !== null) addRecord(writing, door, { person, event: 'withdrawal', way: null, outcome }, now);
    return withdrawal;
  }

  /** Breaks off what rests on the consent and writes down since when nothing can use it. */
  effect(withdrawal: string, consent: string): void {
    this.#parts.captures.endConsent(consent);
    this.#parts.database.transact((writing) => setEffective(writing, withdrawal, iso(this.#parts.now())));
  }

  /** Ends every consent whose retention is over, and all of them with a purpose that has ended (§ 第八条第二款). */
  endOverdue(): void {
    const { database, now, door } = this.#parts;
    const purpose = door()?.config.purpose;
    const ended = purpose?.state === 'ended' ? consentsToPurpose(database.reading, purpose.id) : [];
    for (const { consent } of [...overdueConsents(database.reading, now()), ...ended]) {
      const withdrawal = database.transact((writing) => this.accept(writing, consent, 'expired'));
      if (withdrawal !== null) this.effect(withdrawal, consent);
    }
  }

  /**
   * Sends every erasure that is not confirmed to the vault; confirmed is each when no copy of its key opens.
   *
   * @returns whether nothing is left to erase
   */
  run(): Promise<boolean> {
    this.#again = true;
    this.#running ??= this.#drain();
    return this.#running;
  }

  async #drain(): Promise<boolean> {
    const { database, ask, now, door, certifier, shareDestroyed } = this.#parts;
    // In a turn of its own: `#running` is set by then, and what is asked for until the end is seen.
    await Promise.resolve();
    try {
      while (this.#again) {
        this.#again = false;
        const pending = pendingErasures(database.reading);
        const consents = pending.map(({ consent }) => consent);
        const done = await eraseAll(ask, consents, shareDestroyed);
        if (done === null) return false;
        for (const { withdrawal, consent } of pending) {
          const erased = done.get(consent);
          if (erased === undefined) return false;
          database.transact((writing) => {
            certifier.certify(writing, consent, erased, iso(now()));
            const person = findConsent(writing, consent)?.person ?? null;
            setErased(writing, withdrawal, iso(now()));
            setEnrolled(writing, consent, null);
            const current = door();
            if (current !== null) {
              addRecord(writing, current, { person, event: 'erasure', way: null, outcome: 'erased' }, now());
            }
          });
        }
      }
      return true;
    } finally {
      this.#running = null;
    }
  }
}

/**
 * Has the vault erase what rests on these consents, and end the epoch of their keys.
 *
 * @param shareDestroyed whether the platform signed that its share of the key of a consent is gone
 * @returns what each came to, or `null` where not all of it is done
 */
export async function eraseAll(
  ask: (question: VaultQuestion) => Promise<VaultReply>,
  consents: readonly string[],
  shareDestroyed: (consent: string) => boolean = () => false,
): Promise<ReadonlyMap<string, Erased> | null> {
  const done = new Map<string, Erased>();
  if (consents.length === 0) return done;
  for (const consent of consents) {
    const reply = await ask({ op: 'erase', consent }).catch(() => null);
    if (reply?.outcome !== 'erased') return null;
  }
  const settled = await ask({ op: 'settle' }).catch(() => null);
  if (settled?.outcome !== 'settled') return null;
  for (const consent of consents) {
    const share_destroyed = shareDestroyed(consent);
    const reply = await ask({ op: 'erasure', consent, share_destroyed }).catch(() => null);
    if (reply?.outcome !== 'erasure' || (reply.templates > 0 && reply.epoch_to === null)) return null;
    done.set(consent, reply);
  }
  return done;
}
