import type { Courier } from '../courier.ts';
import type { News } from '../lease/outbox.ts';
import type { Door } from '../purpose/door-config.ts';
import type { Writing } from '../store/database.ts';

/** Longer than this nobody stood at the door: the clock was set. */
const TOOK_MAX_MS = 600_000;

type Used = Extract<News, { kind: 'used' }>;

/** Somebody used a way in. It has no field for a score. */
export interface Use {
  readonly way: Used['way'];
  readonly outcome: Used['outcome'];
  /** Verification whose ticket was shown. */
  readonly verification: string | null;
  readonly person: string | null;
  readonly consent: string | null;
  /** The entry code that was taken, by its id. */
  readonly entryCode?: string;
  /** When it began, milliseconds since the epoch; `null` where nobody saw. */
  readonly began: number | null;
  readonly firstTry: boolean;
}

/** When the ticket was shown: from then on each way is timed alike. */
export function startOf(courier: Courier, verification: string | null): number | null {
  return verification === null ? null : (courier.tickets.find(verification)?.shownAt ?? null);
}

/**
 * Writes a use into the device's log and tells the platform of it, in the transaction of its record, with what came
 * of the verification it was for. A door that works alone tells nobody.
 */
export function noteUse(writing: Writing, courier: Courier, door: Door, use: Use): void {
  const { config, purposeVersion } = door;
  const { published, purpose } = config;
  const model = use.way === 'face' ? (courier.vault.hello?.model ?? null) : null;
  const mode = use.way === 'face' ? purpose.mode : null;
  courier.deviceLog.add(writing, {
    type: 'verification.completed',
    at: courier.now(),
    purpose: purpose.id,
    notice: door.noticeDigest,
    ...(use.person === null ? {} : { subject: use.person }),
    body: {
      way: use.way,
      outcome: use.outcome,
      purpose_version: purposeVersion,
      mode,
      model,
      verification: use.verification,
      consent: use.consent,
    },
  });
  const took = use.began === null ? 0 : courier.now() - use.began;
  courier.tell(writing, {
    kind: 'used',
    way: use.way,
    outcome: use.outcome,
    verification_id: use.verification,
    person_id: use.person,
    consent_id: use.consent,
    ...(use.entryCode === undefined ? {} : { entry_code_id: use.entryCode }),
    purpose_id: published?.purpose_id ?? purpose.id,
    purpose_version: published?.purpose_version ?? purposeVersion,
    mode,
    model,
    took_ms: took >= 1 && took <= TOOK_MAX_MS ? took : null,
    first_try: use.firstTry,
  });
  if (use.verification === null || use.outcome === 'called') return;
  if (use.outcome === 'admitted') courier.tickets.end(use.verification);
  else if (courier.tickets.fail(use.verification))
    endTicket(writing, courier, use.verification, 'not_verified');
}

/** Tells the platform that a verification came to no admission here. */
export function endTicket(
  writing: Writing,
  courier: Courier,
  verification: string,
  outcome: 'declined' | 'not_verified',
): void {
  courier.tell(writing, { kind: 'verification_ended', verification_id: verification, outcome });
}
