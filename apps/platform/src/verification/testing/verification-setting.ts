import { randomUUID } from 'node:crypto';
import type { DeviceEvent } from '@consentry/contract';
import { type Principal, inTransaction } from '@consentry/server';
import { addIntegrator } from '../../access/integrator-store.ts';
import { alternativesRoutes } from '../../alternatives/alternatives-routes.ts';
import { readCheckpoints } from '../../alternatives/alternatives-store.ts';
import { consentRoutes } from '../../consent/consent-routes.ts';
import { noHolders } from '../../consent/holders.ts';
import { purposesOfStore } from '../../consent/purposes-of-store.ts';
import { withdrawalRoutes } from '../../consent/withdrawal-routes.ts';
import { reportRoutes } from '../../device/report-routes.ts';
import { addTestDevice } from '../../device/testing/add-test-device.ts';
import { SITE } from '../../facts/testing/lawful-facts.ts';
import { rulesForChildren } from '../../minors/rules-for-children.ts';
import { minorsRoutes } from '../../minors/minors-routes.ts';
import { personFactorRoutes } from '../../people/factor-routes.ts';
import { mergeRoutes } from '../../people/merge-routes.ts';
import { peopleRoutes } from '../../people/people-routes.ts';
import { signInRoutes } from '../../people/sign-in-routes.ts';
import { type PurposesInTest, startPurposes } from '../../purpose/testing/purposes-in-test.ts';
import { ADULT } from '../../testing/consent-setting.ts';
import { addStaff } from '../../staff/staff-store.ts';
import { type Got, type TestServer, staff } from '../../testing/test-server.ts';
import { verificationRoutes } from '../verification-routes.ts';

type WithoutNumber<T> = T extends unknown ? Omit<T, 'sequence' | 'at'> : never;
type News = WithoutNumber<DeviceEvent>;
export type Used = Extract<News, { kind: 'used' }>;

export const OPERATOR = staff('operator', [SITE]);
const NONCE = 'n'.repeat(22);

/** A purpose in force at one place, with programs, people and devices. */
export interface VerificationSetting extends PurposesInTest {
  readonly purpose: string;
  readonly checkpoint: string;
  /** Adds a program that may ask at this place. */
  integrator(): Promise<Principal>;
  /** Adds an approved device there that serves the purpose. */
  device(): Promise<Principal & { readonly kind: 'device' }>;
  /** Registers an adult. */
  person(email: string): Promise<string>;
  /** Agrees to the face, or refuses it. */
  agree(person: string, token: string): Promise<Got>;
  refuse(person: string, token: string): Promise<Got>;
  open(who: Principal, subject: object, more?: object): Promise<Got>;
  claim(device: Principal & { readonly kind: 'device' }, ticket: unknown): Promise<Got>;
  report(device: Principal & { readonly kind: 'device' }, ...news: readonly News[]): Promise<Got>;
  result(who: Principal, opened: Got): Promise<Got>;
}

/** A use of a way at a door, admitted by PIN where nothing else is said. */
export function used(more: Partial<Used> = {}): Used {
  return {
    kind: 'used',
    way: 'pin',
    outcome: 'admitted',
    verification_id: null,
    person_id: null,
    consent_id: null,
    purpose_id: 'door',
    purpose_version: 1,
    mode: null,
    model: null,
    took_ms: 2500,
    first_try: true,
    ...more,
  };
}

/** Starts it. */
export async function startVerifications(): Promise<VerificationSetting> {
  const ports = { holders: noHolders, purposes: purposesOfStore, rulesForChildren };
  const world = await startPurposes((server, context) => {
    alternativesRoutes(server);
    peopleRoutes(server, context);
    signInRoutes(server, context);
    personFactorRoutes(server, context);
    mergeRoutes(server, context, ports);
    minorsRoutes(server, ports);
    consentRoutes(server, context, ports);
    withdrawalRoutes(server, ports);
    reportRoutes(server, context);
    verificationRoutes(server, context);
  });
  const { context } = world;
  const send: TestServer['send'] = (...sent) => world.send(...sent);
  const { database } = context;
  const purpose = await world.prepare();
  await inTransaction(database, (writing) =>
    writing.updateTable('purposes').set({ state: 'active' }).where('purpose', '=', purpose).execute(),
  );
  const [place] = await readCheckpoints(database.reading, { purpose });
  const checkpoint = place?.checkpoint ?? '';
  const sequences = new Map<string, number>();
  const decide = async (person: string, token: string, decision: 'given' | 'refused'): Promise<Got> => {
    const told = await purposesOfStore(database.reading, purpose, 'recognition', '');
    const shown = await send(
      'POST',
      `/v1/people/${person}/presentations`,
      {
        purpose_id: purpose,
        kind: 'recognition',
        digest: told?.notice.digest,
        language: 'en',
        place: { kind: 'portal', id: null },
      },
      { token },
    );
    const body = { presentation: shown.body['presentation'], decision };
    return send('POST', `/v1/people/${person}/consents`, body, { token });
  };
  return {
    ...world,
    purpose,
    checkpoint,
    async integrator() {
      const integrator = randomUUID();
      const scopes = ['verification.open', 'verification.read', 'verification.cancel'];
      await inTransaction(database, async (writing) => {
        const by = randomUUID();
        await addStaff(writing, {
          staff: by,
          login: `t-${by}`,
          name: 'Test',
          roles: ['admin'],
          sites: [],
          passwordHash: null,
          totpSealed: null,
          totpStep: -1,
          joinedAt: 1,
        });
        await addIntegrator(writing, {
          integrator,
          name: 'Visitors',
          kind: 'api_key',
          scopes: JSON.stringify(scopes),
          sites: JSON.stringify([SITE]),
          state: 'active',
          made_by: by,
          made_at: 1,
        });
      });
      return { kind: 'integrator', id: integrator, scopes, sites: [SITE] };
    },
    async device() {
      const id = await addTestDevice(database, 60_000);
      await inTransaction(database, async (writing) => {
        const row = await writing
          .selectFrom('devices')
          .select('site')
          .where('device', '=', id)
          .executeTakeFirstOrThrow();
        const site = await writing
          .selectFrom('sites')
          .selectAll()
          .where('site', '=', row.site)
          .executeTakeFirstOrThrow();
        await writing
          .insertInto('sites')
          .values({ ...site, site: SITE })
          .onConflict((on) => on.column('site').doNothing())
          .execute();
        await writing.updateTable('devices').set({ site: SITE }).where('device', '=', id).execute();
        await writing.insertInto('device_purposes').values({ purpose, device: id }).execute();
      });
      return { kind: 'device', id, site: SITE };
    },
    async person(email) {
      const identity = { name: null, email, phone: null, employee_number: null, language: 'en' };
      const made = await send('POST', '/v1/people', { site: SITE, identity }, { as: staff('admin') });
      const person = String(made.body['person']);
      await send('PUT', `/v1/people/${person}/age`, { age: ADULT, proof: 'id-1' }, { as: OPERATOR });
      return person;
    },
    agree: (person, token) => decide(person, token, 'given'),
    refuse: (person, token) => decide(person, token, 'refused'),
    open: (who, subject, more = {}) =>
      send(
        'POST',
        '/v1/verifications',
        {
          purpose_id: purpose,
          at: { kind: 'checkpoint', checkpoint_id: checkpoint },
          subject,
          nonce: NONCE,
          ...more,
        },
        { as: who },
      ),
    claim: (device, ticket) =>
      send('POST', `/v1/devices/${device.id}/verifications`, { ticket }, { as: device }),
    report: (device, ...news) => {
      const events = news.map((one) => {
        const sequence = (sequences.get(device.id) ?? 0) + 1;
        sequences.set(device.id, sequence);
        return { ...one, sequence, at: new Date(context.now()).toISOString() };
      });
      return send('POST', `/v1/devices/${device.id}/events`, { events }, { as: device });
    },
    result: (who, opened) =>
      send('GET', `/v1/verifications/${String(opened.body['verification_id'])}`, undefined, { as: who }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
