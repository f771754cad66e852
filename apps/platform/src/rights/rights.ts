import type { Correction, OpenRightsRequest, RightsKind } from '@consentry/contract';
import { Correction as CorrectionSchema } from '@consentry/contract';
import {
  type Deadline,
  type PersonFacts,
  PostureFacts,
  addYears,
  civilDate,
  civilDateAt,
  requestDeadline,
  startOfDay,
} from '@consentry/law';
import type { RightsTables } from './rights-tables.ts';

const {
  deceased: Deceased,
  transfer: Transfer,
  refusal: Refusal,
} = PostureFacts.shape.rights.shape.requests.element.shape;
const Reason = Refusal.unwrap().shape.reason;
type Row = RightsTables['rights_requests'];
export type RightsFact = PostureFacts['rights']['requests'][number];

/** A request, its columns of JSON read. */
export type StoredRights = Omit<Row, 'correction' | 'deceased' | 'transfer' | 'refusal'> & {
  readonly correction: Correction | null;
  readonly deceased: RightsFact['deceased'];
  readonly transfer: RightsFact['transfer'];
  readonly refusal: NonNullable<RightsFact['refusal']>['reason'];
};

/** Reads the columns of JSON. */
export function storedOf({ correction, deceased, transfer, refusal, ...row }: Row): StoredRights {
  return {
    ...row,
    correction: correction === null ? null : CorrectionSchema.parse(JSON.parse(correction)),
    deceased: Deceased.parse(deceased === null ? null : JSON.parse(deceased)),
    transfer: Transfer.parse(transfer === null ? null : JSON.parse(transfer)),
    refusal: Reason.parse(refusal),
  };
}

/** Kinds the platform grants as they come: it only says what it holds and does. */
const AT_ONCE: readonly RightsKind[] = ['access', 'copy', 'explain'];
/** Kinds whose answer may be fetched as a copy. */
const COPIED: readonly RightsKind[] = ['access', 'copy', 'transfer'];
/** Age under which somebody is a minor (《未成年人保护法》第二条). */
const MINOR_YEARS = 18;
/** How far back staff may say that a request came, days. */
export const RECEIVED_MAX_DAYS = 30;

/** Tells who asks, as the law has it. Of whom nothing is known it is taken that they are grown up. */
export function askerOf(
  onBehalf: 'self' | 'guardian' | 'relative',
  age: PersonFacts['age'],
  now: number,
): RightsFact['asker'] {
  if (onBehalf !== 'self') return onBehalf;
  if (age.kind === 'born') {
    const grown = startOfDay(addYears(civilDate(age.on), MINOR_YEARS));
    return now < grown ? 'minor' : 'adult';
  }
  return age.kind === 'declared' && age.band === 'under_14' ? 'minor' : 'adult';
}

/** Counts the last day of a request (G30), with the calendars of today. @throws {TimeError} */
export function deadlineOf({ received_on, asker }: Pick<Row, 'received_on' | 'asker'>): Deadline {
  const who = asker === 'minor' || asker === 'guardian' ? 'minor' : 'adult';
  return requestDeadline(civilDate(received_on), who);
}

/** Tells whether something is still owed. */
export function isOpen({ state }: Pick<Row, 'state'>): boolean {
  return state === 'received' || state === 'in_hand';
}

/** Tells whether the platform answers by itself: who asks is known, and it is no deceased person's. */
export function isAnsweredAtOnce({
  kind,
  asker,
  identity_check,
}: Pick<Row, 'kind' | 'asker' | 'identity_check'>): boolean {
  return AT_ONCE.includes(kind) && isKnown({ asker, identity_check });
}

/** Tells whether who asks has shown that they may: nothing is done for anybody else. */
export function isKnown({ asker, identity_check }: Pick<Row, 'asker' | 'identity_check'>): boolean {
  return asker !== 'relative' && identity_check !== 'not_shown';
}

/** Tells whether the answer to a request is a copy of what is held. */
export function isCopied({ kind, state }: Pick<Row, 'kind' | 'state'>): boolean {
  return COPIED.includes(kind) && state === 'granted';
}

/** Tells why a request cannot be granted by words alone: something has to be done first. */
export function missingFor(
  request: Pick<StoredRights, 'kind' | 'correction' | 'asker' | 'deceased' | 'identity_check'>,
): 'identity' | 'proofs' | 'correction' | null {
  if (request.identity_check === 'not_shown') return 'identity';
  const { deceased } = request;
  if (request.asker === 'relative') {
    // 《个人信息保护法》第四十九条: nothing shows that a close relative asks, or the deceased arranged otherwise.
    const proven = deceased !== null && deceased.death_proof !== null && deceased.kinship_proof !== null;
    if (!proven || deceased.arranged_otherwise === true) return 'proofs';
  }
  return request.kind === 'correct' && request.correction !== null ? 'correction' : null;
}

/** The conditions of a transfer as they were found (《网络数据安全管理条例》第二十五条). */
export function transferFound(
  found: { feasible: boolean; harms_others: boolean; fee_charged: boolean; excessive: boolean } | null,
  granted: boolean,
  identityShown: boolean,
  now: number,
): NonNullable<RightsFact['transfer']> {
  return {
    identity_verifiable: identityShown,
    ground: 'consent',
    feasible: found?.feasible ?? null,
    harms_others: found?.harms_others ?? null,
    route_opened_on: granted ? civilDateAt(now) : null,
    // The copy is JSON, and says why the template is not in it.
    machine_readable: true,
    template_reason_told: true,
    fee_charged: found?.fee_charged ?? false,
    excessive: found?.excessive ?? false,
  };
}

/** Puts a request as the law asks for it. What waits to be handed over is open. */
export function factOf(request: StoredRights): RightsFact {
  const { state, reached_at } = request;
  const answered = (state === 'granted' || state === 'refused') && reached_at !== null;
  const { kind, transfer } = request;
  return {
    id: request.request,
    kind,
    asker: request.asker,
    received_on: civilDate(request.received_on),
    state: answered ? state : 'open',
    answered_on: answered ? civilDateAt(reached_at) : null,
    refusal:
      answered && state === 'refused'
        ? { reason: request.refusal, in_writing: true, court_told: true }
        : null,
    deceased: request.asker === 'relative' ? (request.deceased ?? NOT_KNOWN) : null,
    transfer: kind === 'transfer' ? (transfer ?? transferFound(null, false, isKnown(request), 0)) : null,
  };
}

const NOT_KNOWN = { death_proof: null, kinship_proof: null, arranged_otherwise: null };

/** What staff said of who asks; a session of the person's or guardian's own says it by itself. */
export type Counter = NonNullable<OpenRightsRequest['counter']>;
