import { ReceiptContent, type RightsCopy } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import { type StoredConsent, entryOf, iso } from '../consent/consent.ts';
import { consentsOf, findWithdrawal } from '../consent/consent-store.ts';
import { endView } from '../consent/end-consent.ts';
import type { Holders } from '../consent/holders.ts';
import { findPublished } from '../notice/notice-store.ts';
import {
  entryOf as personEntry,
  identityView,
  requireIdentity,
  requirePerson,
} from '../people/people-routes.ts';
import type { PlatformTables } from '../store/tables.ts';
import { LEFT_OUT } from './rights-texts.ts';

type Read = Reading<PlatformTables>;

/**
 * Writes down everything the platform holds of a person (RP.1): purposes, devices, dates, recipients, and
 * what the person said and was told. Nothing of anybody else, and no face: there is none here.
 */
export async function copyOf(
  reading: Read,
  holders: Holders,
  person: string,
  now: number,
): Promise<RightsCopy> {
  return {
    as_of: iso(now),
    person: personEntry(await requirePerson(reading, person)),
    identity: identityView(await requireIdentity(reading, person)),
    ...(await ageAndCare(reading, person)),
    consents: await consentsIn(reading, holders, person, now),
    presentations: await presentationsIn(reading, person),
    devices: await devicesIn(reading, person),
    uses: await usesIn(reading, person),
    ...(await sessionsAndRequests(reading, person)),
    left_out: [...LEFT_OUT],
  };
}

async function ageAndCare(reading: Read, person: string): Promise<Pick<RightsCopy, 'age' | 'guardianships'>> {
  const age = await reading.selectFrom('ages').selectAll().where('person', '=', person).executeTakeFirst();
  const links = await reading
    .selectFrom('guardianships')
    .select(['child', 'checked_at', 'ended_at'])
    .where((where) => where.or([where('child', '=', person), where('guardian', '=', person)]))
    .orderBy('checked_at')
    .execute();
  return {
    age: age === undefined ? null : { born_on: age.born_on, band: age.band, told_at: iso(age.told_at) },
    guardianships: links.map(({ child, checked_at, ended_at }) => ({
      as: child === person ? 'child' : 'guardian',
      since: iso(checked_at),
      ended_at: ended_at === null ? null : iso(ended_at),
    })),
  };
}

async function consentsIn(
  reading: Read,
  holders: Holders,
  person: string,
  now: number,
): Promise<RightsCopy['consents']> {
  const told = new Map<string, readonly string[]>();
  const recipientsOf = async ({ notice_digest: digest }: StoredConsent): Promise<string[]> => {
    const known =
      told.get(digest) ??
      (await findPublished(reading, digest))?.document.told.recipient_organisation_ids ??
      [];
    told.set(digest, known);
    return [...known];
  };
  const all: RightsCopy['consents'] = [];
  for (const row of await consentsOf(reading, person)) {
    const end = await findWithdrawal(reading, row.consent);
    all.push({
      decision: entryOf(row, now),
      receipt: ReceiptContent.parse(JSON.parse(row.receipt)),
      end: end === null ? null : await endView(reading, holders, end),
      recipients: await recipientsOf(row),
    });
  }
  return all;
}

async function presentationsIn(reading: Read, person: string): Promise<RightsCopy['presentations']> {
  const rows = await reading
    .selectFrom('presentations')
    .selectAll()
    .where('person', '=', person)
    .orderBy('shown_at')
    .execute();
  return rows.map((row) => ({
    purpose_id: row.purpose,
    kind: row.kind,
    notice_digest: row.notice_digest,
    language: row.language,
    place: { kind: row.place_kind, id: row.place },
    shown_at: iso(row.shown_at),
  }));
}

async function devicesIn(reading: Read, person: string): Promise<RightsCopy['devices']> {
  const rows = await reading
    .selectFrom('device_grants')
    .innerJoin('consents', 'consents.consent', 'device_grants.consent')
    .innerJoin('devices', 'devices.device', 'device_grants.device')
    .select([
      'device_grants.device',
      'devices.site',
      'device_grants.consent',
      'device_grants.purpose',
      'device_grants.not_after',
    ])
    .where('consents.person', '=', person)
    .orderBy('device_grants.device')
    .orderBy('device_grants.consent')
    .execute();
  return rows.map(({ device, site, consent, purpose, not_after }) => ({
    device,
    site,
    consent,
    purpose_id: purpose,
    until: iso(not_after),
  }));
}

async function usesIn(reading: Read, person: string): Promise<RightsCopy['uses']> {
  const rows = await reading
    .selectFrom('verification_uses')
    .select(['purpose', 'way', 'outcome', 'device', 'checkpoint', 'at'])
    .where('person', '=', person)
    .orderBy('at')
    .orderBy('use')
    .execute();
  return rows.map(({ purpose, at, ...use }) => ({ ...use, purpose_id: purpose, at: iso(at) }));
}

async function sessionsAndRequests(
  reading: Read,
  person: string,
): Promise<Pick<RightsCopy, 'sessions' | 'requests'>> {
  const sessions = await reading
    .selectFrom('person_sessions')
    .select(['began_at', 'seen_at'])
    .where('person', '=', person)
    .orderBy('began_at')
    .execute();
  const requests = await reading
    .selectFrom('rights_requests')
    .select(['request', 'kind', 'state', 'received_on', 'wish', 'answer', 'answered_at'])
    .where('person', '=', person)
    .orderBy('opened_at')
    .execute();
  return {
    sessions: sessions.map(({ began_at, seen_at }) => ({ began_at: iso(began_at), seen_at: iso(seen_at) })),
    requests: requests.map(({ answered_at, ...row }) => ({
      ...row,
      answered_at: answered_at === null ? null : iso(answered_at),
    })),
  };
}
