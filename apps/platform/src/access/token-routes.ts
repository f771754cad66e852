import type { IncomingHttpHeaders } from 'node:http';
import { TokenAnswer, TokenRequest } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import type { z } from 'zod';
import type { PlatformServer } from '../platform.ts';
import { wordsOf } from './find-integrator.ts';
import { findBySecret, giveToken } from './integrator-store.ts';

/** A token is not asked about anywhere else, so it lives short. */
export const ACCESS_TOKEN_MS = 10 * 60_000;

interface Client {
  readonly id: string;
  readonly secret: string;
}

/** `POST /v1/oauth/token`: OAuth 2.0 client credentials (RFC 6749 § 4.4). */
export function tokenRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/oauth/token',
    action: 'oauth.token',
    summary: 'Gives a program a token for ten minutes (RFC 6749 § 4.4).',
    problems: ['oauth_client_wrong', 'oauth_request_wrong'],
    secret: true,
    form: true,
    body: TokenRequest,
    answer: TokenAnswer,
    about: async () => ({}),
    do: async (writing, { body }, { headers, now }) => {
      const client = clientOf(headers, body);
      if (client === 'both') return refused('oauth_request_wrong', 'invalid_request');
      const row = client === null ? null : await findBySecret(writing, client.secret, now);
      if (client === null || row?.integrator !== client.id || row.kind !== 'oauth_client') {
        return refused('oauth_client_wrong', 'invalid_client');
      }
      if (body.grant_type === undefined) return refused('oauth_request_wrong', 'invalid_request');
      if (body.grant_type !== 'client_credentials') {
        return refused('oauth_request_wrong', 'unsupported_grant_type');
      }
      const allowed = wordsOf(row.scopes);
      const wanted = body.scope?.split(' ').filter((scope) => scope !== '') ?? [];
      if (!wanted.every((scope) => allowed.includes(scope))) {
        return refused('oauth_request_wrong', 'invalid_scope');
      }
      const scopes = wanted.length === 0 ? allowed : [...new Set(wanted)];
      const token = await giveToken(writing, row.integrator, scopes, now, now + ACCESS_TOKEN_MS);
      return {
        body: {
          access_token: token,
          token_type: 'Bearer' as const,
          expires_in: ACCESS_TOKEN_MS / 1000,
          scope: scopes.join(' '),
        },
        // RFC 6749 § 5.1.
        headers: { pragma: 'no-cache' },
      };
    },
  });
}

function refused(code: string, oauthError: string) {
  return { refused: new ProblemError(code, { oauthError }) };
}

/** Finds how a client shows itself: by Basic or in the body, and not by both (RFC 6749 § 2.3). */
function clientOf(headers: IncomingHttpHeaders, body: z.output<typeof TokenRequest>): Client | 'both' | null {
  const { client_id: id, client_secret: secret } = body;
  if (headers.authorization === undefined) {
    return id === undefined || secret === undefined ? null : { id, secret };
  }
  if (secret !== undefined) return 'both';
  const basic = /^Basic ([A-Za-z0-9+/]{1,1024}={0,2})$/i.exec(headers.authorization)?.[1];
  const [name = '', ...rest] = Buffer.from(basic ?? '', 'base64')
    .toString()
    .split(':');
  const shown = { id: formDecoded(name), secret: formDecoded(rest.join(':')) };
  return id !== undefined && id !== shown.id ? null : shown;
}

/** Both halves of Basic are encoded as in a form (RFC 6749 § 2.3.1). */
function formDecoded(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';
}
