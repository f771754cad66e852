import { type KeyObject, randomUUID } from 'node:crypto';
import type { DeviceEvent, RefusalReason } from '@consentry/contract';
import { type Writing, appendEvent } from '@consentry/server';
import { findDevice } from '../device/device-store.ts';
import { purposesOf } from '../device/serve-store.ts';
import { hasEnded, refuseAt } from '../device/set-store.ts';
import { findAge, setAge } from '../minors/minors-store.ts';
import { addPerson } from '../people/people-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { linkDoorPerson, personAtDoor } from '../verification/verification-store.ts';
import { type StoredConsent, brokenBy, endsOf, isOfMinors } from './consent.ts';
import {
  type StoredPresentation,
  addPresentation,
  decisionOn,
  findConsent,
  findPresentation,
  openConsent,
} from './consent-store.ts';
import { type Terms, writeDecision } from './decide-consent.ts';
import { CONSENT_STREAM, type ConsentPorts, type End, endConsent, factsOf } from './end-consent.ts';
import type { PurposeForConsent } from './purposes.ts';

type Write = Writing<PlatformTables>;
type Shown = Extract<DeviceEvent, { kind: 'notice_shown' }>;
type Decided = Extract<DeviceEvent, { kind: 'decided' }>;
type Withdrawn = Extract<DeviceEvent, { kind: 'withdrawn' }>;

/** What of a report somebody has to look at; `null` when it was taken. */
export type Odd =
  | 'presentation_known'
  | 'presentation_unknown'
  | 'consent_known'
  | 'withdrawn_elsewhere'
  | null;

/** What taking the reports of doors needs. */
export interface DoorParts extends ConsentPorts {
  /** Of the platform, for paper codes and keyed hashes. */
  readonly secret: KeyObject;
}

/**
 * Takes that a notice was on screen at a door. Whoever the door knows and nobody here is registered with
 * their number there, and with nothing that says who they are in the world.
 */
export async function takeShown(
  writing: Write,
  { secret }: DoorParts,
  device: string,
  shown: Shown,
  now: number,
): Promise<Odd> {
  if ((await findPresentation(writing, shown.presentation_id)) !== null) return 'presentation_known';
  const person = await personOfDoor(writing, secret, device, shown, now);
  await addPresentation(writing, {
    presentation: shown.presentation_id,
    person,
    shown_to: person,
    kind: 'recognition',
    purpose: shown.purpose_id,
    purpose_version: shown.purpose_version,
    notice_digest: shown.notice_digest,
    language: shown.language,
    place_kind: 'device',
    place: device,
    shown_by: device,
    // The door’s clock may be wrong: nothing was shown after it was reported.
    shown_at: Math.min(Date.parse(shown.at), now),
    shown_digest: shown.shown_digest,
  });
  return null;
}

async function personOfDoor(
  writing: Write,
  secret: KeyObject,
  device: string,
  { person_id, number }: Shown,
  now: number,
): Promise<string> {
  const known = await personAtDoor(writing, device, { person_id, consent_id: null });
  if (known !== null) return known;
  const person = randomUUID();
  const site = (await findDevice(writing, device))?.site ?? null;
  const nobody = { name: null, email: null, phone: null, employee_number: null, language: 'zh-CN' } as const;
  await addPerson(writing, secret, { person, site, identity: nobody, by: device }, now);
  await linkDoorPerson(writing, { device, door_person: person_id, person }, now);
  await writing
    .insertInto('door_numbers')
    .values({ device, door_person: person_id, number })
    .onConflict((on) => on.columns(['device', 'door_person']).doNothing())
    .execute();
  return person;
}

/**
 * Takes a decision that a person made at a door: a yes is granted to the devices of its purpose, or ended by
 * a tombstone that says why. A consent is known by its id, so that a report that comes twice is one.
 */
export async function takeDecision(
  writing: Write,
  parts: DoorParts,
  device: string,
  decided: Decided,
  now: number,
): Promise<Odd> {
  const known = await findConsent(writing, decided.consent_id);
  if (known !== null) return known.place === device ? null : 'consent_known';
  const shown = await findPresentation(writing, decided.presentation_id);
  if (
    shown?.place_kind !== 'device' ||
    shown.place !== device ||
    (await decisionOn(writing, shown.presentation)) !== null
  ) {
    // Nothing is known of whose consent it would be: it is not granted, and the door erases.
    await refuseAt(writing, device, decided.consent_id, 'not_lawful', now);
    return 'presentation_unknown';
  }
  const { person } = shown;
  if (decided.age !== null) await declareAge(writing, person, decided.age, now);
  const purpose = await parts.purposes(writing, shown.purpose, 'recognition', '');
  const terms = purpose === null ? null : await termsAt(writing, decided, shown, purpose, now);
  const held = await openConsent(writing, { person, purpose: shown.purpose, kind: 'recognition' });
  if (decided.decision === 'given') {
    const reason = await reasonAgainst(writing, device, terms, shown, purpose, now);
    if (reason !== null) return notTaken(writing, device, { decided, shown, reason }, now);
  }
  if (held !== null) {
    const reason = decided.decision === 'given' ? 'superseded' : 'refused_since';
    await endConsent(writing, parts.holders, held, { reason, byKind: 'person', byId: person }, now);
  }
  // A no to a purpose that is over ends what there was; there are no terms left to hand out.
  if (terms === null || purpose === null) return null;
  const written = await writeDecision(writing, parts, parts.secret, { terms, shown, purpose }, now);
  if (await hasEnded(writing, written.consent)) {
    // Its end came first, as from a store that was rolled back: a withdrawal wins.
    const end = { reason: 'withdrawn', byKind: 'person', byId: person } as const;
    await endConsent(writing, parts.holders, written, end, now);
  }
  return null;
}

/** What was told once is changed only by staff who saw a proof. */
async function declareAge(
  writing: Write,
  person: string,
  band: 'under_14' | '14_or_over',
  now: number,
): Promise<void> {
  if ((await findAge(writing, person)) !== null) return;
  await setAge(writing, { person, born_on: null, band, proof: null, told_at: now, told_by: 'person' });
}

async function termsAt(
  writing: Write,
  { consent_id, presentation_id, decision, mode, at }: Decided,
  shown: StoredPresentation,
  { keep_days }: PurposeForConsent,
  now: number,
): Promise<Terms> {
  const { person, purpose, purpose_version, notice_digest } = shown;
  const given_by = 'person';
  const { age } = await factsOf(writing, { person, given_by, decided_by: person });
  // A clock that is ahead would keep a face longer than was told; one that is behind keeps it shorter.
  const decidedAt = Math.max(shown.shown_at, Math.min(Date.parse(at), now));
  const { retentionEndsAt, notAfter } = endsOf(keep_days, given_by, age, decidedAt);
  return {
    consent: consent_id,
    person,
    kind: 'recognition',
    recipient: '',
    decision,
    given_by,
    decided_by: person,
    way: 'session',
    request: null,
    purpose,
    purpose_version,
    mode,
    notice_digest,
    presentation: presentation_id,
    decided_at: decidedAt,
    retention_ends_at: retentionEndsAt,
    not_after: notAfter,
  };
}

/** Finds why a yes is not taken; `null` when it is. */
async function reasonAgainst(
  writing: Write,
  device: string,
  terms: Terms | null,
  shown: StoredPresentation,
  purpose: PurposeForConsent | null,
  now: number,
): Promise<RefusalReason | null> {
  if (!(await purposesOf(writing, device)).includes(shown.purpose)) return 'purpose_not_served';
  if (purpose === null || terms === null || purpose.purpose.state !== 'active') return 'purpose_over';
  const current =
    purpose.notice.digest === terms.notice_digest &&
    purpose.purpose.version === terms.purpose_version &&
    purpose.purpose.mode === terms.mode;
  if (!current) return 'notice_not_in_force';
  const person = await factsOf(writing, terms);
  const broken = brokenBy({ ...terms, ended_at: null }, shown.shown_at, person, purpose, now);
  if (broken.some(isOfMinors)) return 'guardian_missing';
  return broken.length > 0 ? 'not_lawful' : null;
}

async function notTaken(
  writing: Write,
  device: string,
  refused: { readonly decided: Decided; readonly shown: StoredPresentation; readonly reason: RefusalReason },
  now: number,
): Promise<Odd> {
  const { decided, shown, reason } = refused;
  const consent = decided.consent_id;
  await refuseAt(writing, device, consent, reason, now);
  const body = JSON.stringify({ consent, person: shown.person, purpose_id: shown.purpose, device, reason });
  await appendEvent(writing, CONSENT_STREAM, { kind: 'consent.not_taken', body, at: now });
  return null;
}

/**
 * Takes the end of a consent at a door, for every device. A door ends what was given there or granted to it;
 * what is only elsewhere it cannot know.
 */
export async function takeWithdrawal(
  writing: Write,
  { holders }: DoorParts,
  device: string,
  withdrawn: Withdrawn,
  now: number,
): Promise<Odd> {
  const consent = withdrawn.consent_id;
  const held = await findConsent(writing, consent);
  const granted = await writing
    .selectFrom('device_grants')
    .select('device')
    .where('consent', '=', consent)
    .execute();
  const told = await writing
    .selectFrom('device_tombstones')
    .select('device')
    .where('consent', '=', consent)
    .where('device', '=', device)
    .executeTakeFirst();
  const own = granted.some((row) => row.device === device) || told !== undefined || held?.place === device;
  if (!own && granted.length > 0) return 'withdrawn_elsewhere';
  if (held === null) await holders.revokeEverywhere(writing, consent, now);
  else if (own && held.decision === 'given')
    await endConsent(writing, holders, held, endOf(withdrawn, device, held), now);
  else if (held.ended_at === null) return 'withdrawn_elsewhere';
  return null;
}

function endOf({ reason }: Withdrawn, device: string, { person }: StoredConsent): End {
  if (reason === 'staff') return { reason: 'withdrawn', byKind: 'staff', byId: device };
  if (reason === 'expired') return { reason: 'retention_over', byKind: 'platform', byId: device };
  return { reason: reason === 'superseded' ? 'superseded' : 'withdrawn', byKind: 'person', byId: person };
}
