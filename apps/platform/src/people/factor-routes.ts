import { randomBytes } from 'node:crypto';
import {
  AppOffer,
  ConfirmApp,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyRequest,
  PasskeyView,
  PersonFactors,
  PersonId,
  PersonSession,
  ShowPasskey,
} from '@consentry/contract';
import { ProblemError, type Refused, type Result } from '@consentry/server';
import {
  countTries,
  creationOptions,
  findTotpStep,
  listPasskeys,
  makeChallenge,
  openSecret,
  type PasskeyOwner,
  PASSKEYS_MAX,
  PASSKEYS_OF_ADDRESS,
  removePasskey,
  requestOptions,
  sealSecret,
  showPasskey,
  takePasskey,
  toBase32,
  TOTP_SECRET_BYTES,
  totpUri,
  TRIES_OF_ACCOUNT,
} from '@consentry/staff';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { factorsOf, noteFactor, removeApp, setApp } from './factors.ts';
import { aboutPerson } from './people-routes.ts';
import { findPerson } from './people-store.ts';
import { answerWithPersonSession } from './session-answer.ts';

const OfPerson = z.strictObject({ person: PersonId });
const Nothing = z.strictObject({}).nullish();
/** What a challenge is made for where nobody is known yet. */
const SIGN_IN = { use: 'sign_in', kind: 'person', owner: '' } as const;

/** Passkeys, which sign a person in, and an authenticator app, set up in the person's own session. */
export function personFactorRoutes(server: PlatformServer, context: PlatformContext): void {
  passkeySignIn(server, context);
  passkeyRoutes(server, context);
  appRoutes(server, context);
  server.query({
    url: '/v1/people/:person/factors',
    action: 'person_factor.list',
    summary: 'Lists the ways a person has beside a code that is sent to them.',
    params: OfPerson,
    answer: PersonFactors,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }) => ({ body: await factorsOf(reading, person) }),
  });
}

function passkeySignIn(server: PlatformServer, context: PlatformContext): void {
  const { database, keys, origins } = context;
  server.command({
    method: 'POST',
    url: '/v1/sign-in/passkey-challenges',
    action: 'person_session.begin',
    operation: 'person_session.challenge',
    summary: 'Gives what a browser asks an authenticator with, to sign a person in. Nobody is named.',
    secret: true,
    body: Nothing,
    answer: PasskeyRequest,
    about: async () => ({}),
    do: async (_writing, _input, { now }) => ({
      body: requestOptions(makeChallenge(keys.secret, SIGN_IN, now), origins()),
    }),
  });
  server.command({
    method: 'POST',
    url: '/v1/sign-in/passkey-sessions',
    action: 'person_session.begin',
    operation: 'person_session.begin_by_passkey',
    summary: 'Signs a person in by a passkey. A face is never asked for.',
    problems: ['passkey_wrong', 'rate_limited'],
    body: ShowPasskey,
    answer: PersonSession,
    status: 201,
    secret: true,
    about: async () => ({}),
    before: async (_, { address, now }) => {
      const tried = { kind: 'person passkey', name: address, limit: PASSKEYS_OF_ADDRESS };
      await countTries(database, keys.secret, [tried], now);
    },
    do: async (
      writing,
      { body: { passkey, carrier } },
      { now },
    ): Promise<Result<PersonSession> | Refused> => {
      const shown = await showPasskey(writing, context, SIGN_IN, passkey, now);
      const person = shown === null ? null : await findPerson(writing, shown.owner);
      if (person?.state !== 'active') return { refused: new ProblemError('passkey_wrong') };
      return answerWithPersonSession(writing, person.person, carrier, now);
    },
  });
}

function passkeyRoutes(server: PlatformServer, context: PlatformContext): void {
  const { keys, origins } = context;
  server.command({
    method: 'POST',
    url: '/v1/people/:person/passkeys/challenges',
    action: 'person_factor.add',
    operation: 'person_factor.begin_passkey',
    summary: 'Gives what a browser has a new passkey of the person made with.',
    params: OfPerson,
    secret: true,
    body: Nothing,
    answer: PasskeyCreation,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (writing, { params: { person } }, { now }) => {
      const of = ownerOf(person);
      const known = await listPasskeys(writing, of);
      // The authenticator shows and keeps these words: nothing of who the person is.
      const named = { owner: person, login: person.slice(0, 8), name: 'Consentry' };
      const challenge = makeChallenge(keys.secret, { use: 'add', ...of }, now);
      const ids = known.map(({ passkey }) => passkey);
      return { body: creationOptions(challenge, origins(), named, ids) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/people/:person/passkeys',
    action: 'person_factor.add',
    operation: 'person_factor.add_passkey',
    summary: 'Adds a passkey by which the person can sign in.',
    problems: ['passkey_wrong', 'too_many_passkeys'],
    params: OfPerson,
    status: 201,
    body: PasskeyAttestation,
    answer: PasskeyView,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (writing, { params: { person }, body }, { now }) => {
      const of = ownerOf(person);
      const known = await listPasskeys(writing, of);
      if (known.length >= PASSKEYS_MAX) throw new ProblemError('too_many_passkeys');
      if (!(await takePasskey(writing, context, of, body, now))) {
        return { refused: new ProblemError('passkey_wrong') };
      }
      await noteFactor(writing, 'added', { person, way: 'passkey' }, now);
      return { body: { passkey: body.id, made_at: new Date(now).toISOString(), used_at: null } };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/people/:person/passkeys/:passkey',
    action: 'person_factor.remove',
    operation: 'person_factor.remove_passkey',
    summary: 'Removes a passkey of the person, at once; a code that is sent still signs them in.',
    params: z.strictObject({ person: PersonId, passkey: z.string().min(1).max(1400) }),
    body: Nothing,
    answer: PersonFactors,
    about: async (reading, { params }) => {
      const known = await listPasskeys(reading, ownerOf(params.person));
      const has = known.some(({ passkey }) => passkey === params.passkey);
      return has ? aboutPerson(reading, params.person) : null;
    },
    do: async (writing, { params: { person, passkey } }, { now }) => {
      if (!(await removePasskey(writing, ownerOf(person), passkey))) throw new ProblemError('not_found');
      await noteFactor(writing, 'removed', { person, way: 'passkey' }, now);
      return { body: await factorsOf(writing, person) };
    },
  });
}

function appRoutes(server: PlatformServer, { database, keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/app-offers',
    action: 'person_factor.add',
    operation: 'person_factor.offer_app',
    summary: 'Gives the secret of a new authenticator app, which counts once a code of it was shown.',
    params: OfPerson,
    secret: true,
    body: Nothing,
    answer: AppOffer,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (_writing, { params: { person } }) => {
      const secret = randomBytes(TOTP_SECRET_BYTES);
      return {
        body: {
          totp_secret: toBase32(secret),
          totp_uri: totpUri(secret, 'Consentry', person.slice(0, 8)),
          offer: sealSecret(keys.secret, offered(person), secret),
        },
      };
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/people/:person/app',
    action: 'person_factor.add',
    operation: 'person_factor.set_app',
    summary: 'Sets the authenticator app of the person, in place of the one before.',
    problems: ['app_code_wrong', 'rate_limited'],
    params: OfPerson,
    body: ConfirmApp,
    answer: PersonFactors,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    before: async ({ params: { person } }, { now }) => {
      const tried = { kind: 'person app', name: person, limit: TRIES_OF_ACCOUNT };
      await countTries(database, keys.secret, [tried], now);
    },
    do: async (writing, { params: { person }, body: { offer, code } }, { now }) => {
      const secret = opened(keys, person, offer);
      const step = secret === null ? null : findTotpStep(secret, code, -1, now);
      if (secret === null || step === null) throw new ProblemError('app_code_wrong');
      await setApp(writing, keys.secret, { person, secret, step }, now);
      await noteFactor(writing, 'added', { person, way: 'totp' }, now);
      return { body: await factorsOf(writing, person) };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/people/:person/app',
    action: 'person_factor.remove',
    operation: 'person_factor.remove_app',
    summary: 'Forgets the authenticator app of the person, at once.',
    params: OfPerson,
    body: Nothing,
    answer: PersonFactors,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (writing, { params: { person } }, { now }) => {
      if (await removeApp(writing, person)) {
        await noteFactor(writing, 'removed', { person, way: 'totp' }, now);
      }
      return { body: await factorsOf(writing, person) };
    },
  });
}

function ownerOf(person: string): PasskeyOwner {
  return { kind: 'person', owner: person };
}

/** Owner an offered secret is sealed for, so that a stored one is no offer. */
function offered(person: string): string {
  return `offered person ${person}`;
}

function opened({ secret }: PlatformContext['keys'], person: string, offer: string): Uint8Array | null {
  try {
    return openSecret(secret, offered(person), offer);
  } catch {
    return null;
  }
}
