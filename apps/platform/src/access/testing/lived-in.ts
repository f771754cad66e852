import { randomUUID } from 'node:crypto';
import { inTransaction } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { textsIn } from '@consentry/server/testing';
import { SoftwareAuthenticator } from '@consentry/staff/testing';
import { addPresentation } from '../../consent/consent-store.ts';
import { decideConsent } from '../../consent/decide-consent.ts';
import { startRequest } from '../../consent/consent-requests.ts';
import { deviceHolders } from '../../device/device-holders.ts';
import { type TestDevice, approvedDevice, openSite } from '../../device/testing/test-device.ts';
import {
  lawfulAssessment,
  lawfulCheckpoint,
  lawfulConfiguration,
  lawfulContent,
  lawfulNotice,
} from '../../facts/testing/lawful-facts.ts';
import { addGuardianship, setAge } from '../../minors/minors-store.ts';
import { addMerge } from '../../people/merge-store.ts';
import { addPerson } from '../../people/people-store.ts';
import type { Platform } from '../../platform.ts';
import { type SignedIn, signedIn } from '../../staff/testing/signed-in.ts';
import { purposeInForce } from '../../testing/purpose-in-force.ts';
import { addWork } from './add-work.ts';

/** An organisation in which there is one of everything that has an id. */
export interface LivedIn {
  readonly site: string;
  readonly device: TestDevice;
  /** An adult who consented; a child; the child's guardian; who was it before. */
  readonly person: string;
  readonly child: string;
  readonly guardian: string;
  readonly former: string;
  /** Ids that are there now, by the name of the parameter that takes them. */
  readonly idsOf: (parameter: string) => Promise<readonly string[]>;
}

/**
 * Parameters whose values anybody can think of: a name of the law, a number, a day. Whoever guesses one learns
 * nothing by its being there.
 */
export const PUBLIC_WORDS: Readonly<Record<string, readonly string[]>> = {
  row: ['R13.4', 'R10.1'],
  item: ['1', '11'],
  way: ['pin', 'staff', 'face'],
  keeps: ['template', 'video'],
  form: ['separate_consent', 'processing_rules', 'device_sign'],
  province: ['11', '37'],
};

/** Places in the log, counted from 0: by them one asks for evidence of an entry that may be another's. */
const POSITIONS = ['0', '1', '2', '3'];

/** Columns that hold what a parameter of another name takes. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  person: ['child', 'guardian'],
  digest: ['notice_digest'],
  material: ['scan'],
  order: ['order_id'],
};

/** Makes it. A slice whose things have ids adds one of each here. */
export async function liveIn(platform: Platform): Promise<LivedIn> {
  const open = await openSite(platform);
  const device = await approvedDevice(platform, open);
  const dpo = await signedIn(platform, 'dpo');
  await addPurpose(platform, dpo, open.site);
  const people = await addPeople(platform, open.site);
  await addStaffThings(platform);
  await addWork(platform, { site: open.site, ...people });
  const idsOf: LivedIn['idsOf'] = async (parameter) => {
    const words = parameter === 'position' ? POSITIONS : PUBLIC_WORDS[parameter];
    if (words !== undefined) return words;
    const texts = new Set<string>();
    for (const name of [parameter, ...(ALSO[parameter] ?? [])]) {
      for (const text of await textsIn(platform.context.database, name)) texts.add(text);
    }
    return [...texts];
  };
  return { site: open.site, device, ...people, idsOf };
}

async function addPurpose(platform: Platform, dpo: SignedIn, site: string): Promise<void> {
  const made = await dpo.call('POST', '/v1/purposes', { body: lawfulContent() });
  const purpose = String(made.body['purpose']);
  const at = `/v1/purposes/${purpose}`;
  const version = { 'if-match': '"1"' };
  await dpo.call('POST', '/v1/notices', { body: lawfulNotice(purpose) });
  await dpo.call('PUT', `${at}/configuration`, { body: lawfulConfiguration(), headers: version });
  const assessment = { content: lawfulAssessment(), after_incident: null };
  await dpo.call('POST', `${at}/assessments`, { body: assessment });
  await dpo.call('POST', `${at}/checkpoints`, { body: { ...lawfulCheckpoint(), site } });
}

async function addPeople({ context }: Platform, site: string) {
  const { database, keys } = context;
  const now = context.now();
  const [person, child, guardian, former] = Array.from({ length: 4 }, () => randomUUID());
  if (person === undefined || child === undefined || guardian === undefined || former === undefined)
    throw new TypeError('four');
  const ports = {
    holders: deviceHolders,
    purposes: async () => purposeInForce(),
    rulesForChildren: async () => [],
  };
  await inTransaction(database, async (writing) => {
    for (const one of [person, child, guardian, former]) {
      const email = `${one}@example.com`;
      const identity = { name: null, email, phone: null, employee_number: null, language: 'en' } as const;
      await addPerson(writing, keys.secret, { person: one, site, identity, by: 'test' }, now);
      const born_on = one === child ? '2020-05-01' : '1990-05-01';
      await setAge(writing, { person: one, born_on, band: null, proof: 'x', told_at: now, told_by: 'staff' });
    }
    const asked = { asked_by_kind: 'staff', asked_by: 'x', proof: 'case 1', ticket_hash: null } as const;
    await addMerge(writing, { ...asked, person, absorbed: former, ends_at: null }, now);
    for (const [who, ended_at] of [
      [former, now - 1],
      [guardian, null],
    ] as const) {
      await addGuardianship(writing, {
        guardianship: randomUUID(),
        child,
        guardian: who,
        proof: 'x',
        manner: 'paper',
        checked_at: now - 10,
        checked_by: 'staff x',
        ended_at,
      });
    }
    const presentation = randomUUID();
    const { purpose, notice } = purposeInForce();
    await addPresentation(writing, {
      presentation,
      person,
      shown_to: person,
      kind: 'recognition',
      purpose: purpose.id,
      purpose_version: purpose.version,
      notice_digest: notice.digest,
      language: 'en',
      place_kind: 'portal',
      place: null,
      shown_by: 'person',
      shown_at: now,
    });
    const deciding = { person, decider: person, way: 'session', request: null, presentation } as const;
    await decideConsent(writing, ports, keys.secret, { ...deciding, decision: 'given' }, now);
    const asking = {
      person: former,
      purpose: purpose.id,
      kind: 'recognition',
      recipient: '',
      by: 'staff x',
    } as const;
    await startRequest(writing, keys.secret, asking, now);
  });
  return { person, child, guardian, former };
}

/** A program and a passkey. */
async function addStaffThings(platform: Platform): Promise<void> {
  const admin = await signedIn(platform, 'admin');
  await admin.call('POST', '/v1/api-keys', {
    body: { name: 'Gate', kind: 'api_key', scopes: ['integrator.self'] },
  });
  const options = await admin.call('POST', '/v1/staff/me/passkeys/challenges');
  const passkey = new SoftwareAuthenticator(platform.url).create(options.body as never);
  await admin.call('POST', '/v1/staff/me/passkeys', { body: passkey });
}
