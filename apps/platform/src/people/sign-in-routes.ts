import { AskCode, CodeAsked, PersonSession, SessionEnded, ShowCode } from '@consentry/contract';
import { ProblemError, type Refused, type Result } from '@consentry/server';
import { carriedToken, knownClient, knownCookie, noSessionCookie } from '@consentry/staff';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { sessionEnd } from './one-time-code.ts';
import { personOf } from './people-store.ts';
import { answerWithPersonSession } from './session-answer.ts';
import { SIGN_IN, type Shown, askCode, endSessions, findSession, showCode } from './sign-in-store.ts';

/** How a person is known: by a code sent to their contact, never by their face. */
export function signInRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/sign-in/codes',
    action: 'person_session.ask',
    summary: 'Sends a one-time code to a contact, if somebody has it; the answer does not tell.',
    problems: ['rate_limited'],
    body: AskCode,
    answer: CodeAsked,
    status: 202,
    about: async () => ({}),
    do: async (writing, { body: { to } }, { headers, now }) => {
      const person = (await personOf(writing, keys.secret, to))?.person ?? null;
      // Asked of nobody too: the same work.
      const by = knownClient(keys.secret, headers, `person ${person ?? ''}`, now);
      const asked = { to, person, purpose: SIGN_IN, by };
      const { challenge, endsAt } = await askCode(writing, keys.secret, asked, now);
      return { body: { challenge, expires_at: new Date(endsAt).toISOString() } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/sign-in/sessions',
    action: 'person_session.begin',
    summary: 'Signs a person in by a code that was sent to them. A face is never asked for.',
    problems: ['code_wrong', 'rate_limited'],
    body: ShowCode,
    answer: PersonSession,
    status: 201,
    secret: true,
    about: async () => ({}),
    do: async (writing, { body }, { now }): Promise<Result<PersonSession> | Refused> => {
      const shown = await showCode(writing, keys.secret, { ...body, purpose: SIGN_IN }, now);
      if (shown.kind !== 'right') return refusedCode(shown);
      const { person } = shown;
      const answer = await answerWithPersonSession(writing, person, body.carrier, now);
      return { ...answer, cookies: [knownCookie(keys.secret, `person ${person}`, now)] };
    },
  });
  server.query({
    url: '/v1/sign-in/session',
    action: 'person_session.read',
    summary: 'Shows who is signed in, and until when.',
    answer: PersonSession,
    about: async (_reading, _input, principal) =>
      principal.kind === 'person' ? { person: principal.id } : {},
    read: async (reading, _input, { headers, now }) => {
      const token = carriedToken(headers)?.token ?? '';
      const session = await findSession(reading, token, now);
      if (session === null) throw new ProblemError('not_signed_in');
      const endsAt = sessionEnd(session.began_at, session.seen_at);
      return { body: { person: session.person, expires_at: new Date(endsAt).toISOString() } };
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/sign-in/session',
    action: 'person_session.end',
    summary: 'Signs the person out everywhere.',
    body: z.strictObject({}).nullish(),
    answer: SessionEnded,
    about: async (_reading, _input, principal) =>
      principal.kind === 'person' ? { person: principal.id } : {},
    do: async (writing, _input, { principal }) => {
      if (principal.kind === 'person') await endSessions(writing, principal.id);
      // Not what the page keeps: how somebody wants to see it.
      const { 'set-cookie': cookie = '' } = noSessionCookie();
      return { body: { ended: true as const }, headers: { 'set-cookie': cookie } };
    },
  });
}

/** The answer to a code that was not taken: what was wrong with it is not told. */
export function refusedCode(shown: Exclude<Shown, { kind: 'right' }>): Refused {
  return {
    refused:
      shown.kind === 'wait'
        ? new ProblemError('rate_limited', { retryAfterSeconds: shown.seconds })
        : new ProblemError('code_wrong'),
  };
}
