import { randomUUID } from 'node:crypto';
import { StaffRole } from '@consentry/contract';
import { inTransaction } from '@consentry/server';
import type { TestDevice } from '../../device/testing/test-device.ts';
import { addPerson } from '../../people/people-store.ts';
import { beginSession } from '../../people/sign-in-store.ts';
import type { Platform } from '../../platform.ts';
import { signedIn } from '../../staff/testing/signed-in.ts';
import { ACCESS } from '../access-table.ts';
import { addIntegrator, replaceSecret } from '../integrator-store.ts';
import type { RawRequest } from './raw-request.ts';

/** Somebody who asks, in the way their kind shows who they are. */
export interface Asker {
  /** A role of the access table, or `nobody`. */
  readonly role: string;
  readonly signed: (request: RawRequest) => RawRequest;
}

const nobody: Asker = { role: 'nobody', signed: (request) => request };

function bearer(role: string, token: string): Asker {
  return {
    role,
    signed: (request) => ({
      ...request,
      headers: { authorization: `Bearer ${token}`, ...request.headers },
    }),
  };
}

/** Staff of each role at these sites, each with a second factor. */
async function staffOf(platform: Platform, sites: readonly string[]): Promise<readonly Asker[]> {
  const all: Asker[] = [];
  for (const role of StaffRole.options) {
    all.push(bearer(role, (await signedIn(platform, role, { sites })).token));
  }
  return all;
}

/** A person who is signed in: a new one, or one that is there. */
export async function personAsker({ context }: Platform, there?: string): Promise<Asker> {
  const person = there ?? randomUUID();
  const now = context.now();
  const { token } = await inTransaction(context.database, async (writing) => {
    if (there === undefined) {
      const identity = {
        name: null,
        email: `${person}@example.com`,
        phone: null,
        employee_number: null,
        language: 'en',
      } as const;
      await addPerson(writing, context.keys.secret, { person, site: null, identity, by: 'test' }, now);
    }
    return beginSession(writing, person, now);
  });
  return bearer('person', token);
}

/** A program with every scope there is. */
async function integratorAsker(platform: Platform, sites: readonly string[]): Promise<Asker> {
  const { context } = platform;
  const admin = await signedIn(platform, 'admin');
  const integrator = randomUUID();
  const now = context.now();
  const scopes = Object.entries(ACCESS).flatMap(([action, roles]) => ('integrator' in roles ? [action] : []));
  const row = {
    integrator,
    name: 'Gate',
    kind: 'api_key',
    scopes: JSON.stringify(scopes),
    sites: JSON.stringify(sites),
    state: 'active',
    made_at: now,
    made_by: admin.staff,
  } as const;
  const secret = await inTransaction(context.database, async (writing) => {
    await addIntegrator(writing, row);
    return replaceSecret(writing, integrator, now, now);
  });
  return bearer('integrator', secret);
}

/** A device that signs what it sends. */
function deviceAsker(platform: Platform, device: TestDevice): Asker {
  return {
    role: 'device',
    signed: (request) => {
      const { path, method, body, headers } = request;
      const proof = device.signature(platform.url + path, method, body ?? '', platform.context.now());
      return { ...request, headers: { ...proof, ...headers } };
    },
  };
}

/** One of each kind of principal, at these sites; none of the persons is in anybody's care. */
export async function everybody(
  platform: Platform,
  sites: readonly string[],
  device: TestDevice,
): Promise<readonly Asker[]> {
  return [
    nobody,
    ...(await staffOf(platform, sites)),
    await personAsker(platform),
    await integratorAsker(platform, sites),
    deviceAsker(platform, device),
  ];
}
