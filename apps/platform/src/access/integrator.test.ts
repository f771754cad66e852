import { expect, test } from 'vitest';
import { type RunningPlatform, runPlatform } from '../staff/testing/running-platform.ts';
import { type Got, type SignedIn, callAt, signedIn } from '../staff/testing/signed-in.ts';
import { ACCESS_TOKEN_MS } from './token-routes.ts';

const SCOPES = ['integrator.self', 'person.find'];
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

interface Program {
  readonly integrator: string;
  readonly secret: string;
}

async function add(admin: SignedIn, kind: 'api_key' | 'oauth_client', scopes = SCOPES): Promise<Program> {
  const got = await admin.call('POST', '/v1/api-keys', { body: { name: 'Gate', kind, scopes } });
  expect(got.status).toBe(201);
  return got.body as unknown as Program;
}

async function self({ url }: RunningPlatform, bearer: string): Promise<Got> {
  return callAt(url, 'GET', '/v1/api-keys/me', { headers: { authorization: `Bearer ${bearer}` } });
}

async function ask(
  { url }: RunningPlatform,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Got> {
  const answer = await fetch(`${url}/v1/oauth/token`, {
    method: 'POST',
    headers: { ...FORM, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
}

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});

test('an API key is shown once, opens what its scopes say, and is on the disk only as a hash', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const { integrator, secret } = await add(admin, 'api_key');
  const own = await self(platform, secret);
  expect([own.status, own.body]).toEqual([200, { integrator, scopes: SCOPES, sites: [] }]);
  const narrow = await add(admin, 'api_key', ['person.find']);
  expect((await self(platform, narrow.secret)).body['code']).toBe('not_your_role');
  const listed = await admin.call('GET', '/v1/api-keys');
  expect(JSON.stringify(listed.body)).not.toContain(secret);
  const rows = await platform.context.database.reading.selectFrom('integrator_secrets').selectAll().execute();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
});

test('only an admin with a second factor adds programs, and only with scopes that programs may have', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  for (const scopes of [['staff.change'], ['no.such'], ['integrator.self', 'integrator.self']]) {
    const body = { name: 'Gate', kind: 'api_key', scopes };
    const got = await admin.call('POST', '/v1/api-keys', { body });
    expect([scopes, got.status, got.body['code']]).toEqual([scopes, 422, 'scope_unknown']);
  }
  const body = { name: 'Gate', kind: 'api_key', scopes: SCOPES };
  const tired = await signedIn(platform, 'admin', { steppedUp: false });
  expect((await tired.call('POST', '/v1/api-keys', { body })).body['code']).toBe('step_up');
  const dpo = await signedIn(platform, 'dpo');
  expect((await dpo.call('POST', '/v1/api-keys', { body })).body['code']).toBe('not_your_role');
});

test('a rotated secret works beside the new one as long as was said, and a third ends the first no later', async () => {
  await using platform = await runPlatform();
  const { clock } = platform;
  const admin = await signedIn(platform, 'admin');
  const { integrator, secret: first } = await add(admin, 'api_key');
  const rotate = async (overlap: number) => {
    const body = { overlap_seconds: overlap };
    const got = await admin.call('POST', `/v1/api-keys/${integrator}/rotation`, { body });
    expect(got.status).toBe(201);
    return String(got.body['secret']);
  };
  const statuses = async (...secrets: readonly string[]) => {
    const all: number[] = [];
    for (const secret of secrets) all.push((await self(platform, secret)).status);
    return all;
  };
  const second = await rotate(120);
  expect(await statuses(first, second)).toEqual([200, 200]);
  clock.now += 119_999;
  expect(await statuses(first, second)).toEqual([200, 200]);
  const third = await rotate(240);
  clock.now += 1;
  expect(await statuses(first, second, third)).toEqual([401, 200, 200]);
  const fourth = await rotate(0);
  expect(await statuses(first, second, third, fourth)).toEqual([401, 401, 401, 200]);
  const listed = await admin.call('GET', '/v1/api-keys');
  const [view] = listed.body['integrators'] as Array<{ secrets: unknown[] }>;
  expect(view?.secrets).toHaveLength(1);
});

test('a revoked program is over at once, with its secrets and its tokens', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const key = await add(admin, 'api_key');
  const client = await add(admin, 'oauth_client');
  const fields = { grant_type: 'client_credentials' };
  const token = String(
    (await ask(platform, fields, basic(client.integrator, client.secret))).body['access_token'],
  );
  expect([(await self(platform, key.secret)).status, (await self(platform, token)).status]).toEqual([
    200, 200,
  ]);
  for (const { integrator } of [key, client]) {
    const got = await admin.call('DELETE', `/v1/api-keys/${integrator}`);
    expect([got.status, got.body['state'], got.body['secrets']]).toEqual([200, 'revoked', []]);
  }
  expect([(await self(platform, key.secret)).status, (await self(platform, token)).status]).toEqual([
    401, 401,
  ]);
  expect((await ask(platform, fields, basic(client.integrator, client.secret))).status).toBe(401);
  const body = { overlap_seconds: 0 };
  expect((await admin.call('POST', `/v1/api-keys/${key.integrator}/rotation`, { body })).status).toBe(404);
});

test('an OAuth client gets a token of ten minutes for its scopes or fewer (RFC 6749)', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const { integrator, secret } = await add(admin, 'oauth_client');
  // The secret itself opens nothing but the token endpoint.
  expect((await self(platform, secret)).status).toBe(401);
  const fields = { grant_type: 'client_credentials' };
  const got = await ask(platform, fields, basic(integrator, secret));
  expect([got.status, got.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(got.body).toEqual({
    access_token: expect.stringMatching(/^csa_[A-Za-z0-9_-]{43}$/),
    token_type: 'Bearer',
    expires_in: 600,
    scope: SCOPES.join(' '),
  });
  const inBody = { ...fields, client_id: integrator, client_secret: secret, scope: 'person.find' };
  const narrow = await ask(platform, inBody);
  expect([narrow.status, narrow.body['scope']]).toEqual([200, 'person.find']);
  expect((await self(platform, String(narrow.body['access_token']))).status).toBe(403);
  const token = String(got.body['access_token']);
  platform.clock.now += ACCESS_TOKEN_MS - 1;
  expect((await self(platform, token)).status).toBe(200);
  platform.clock.now += 1;
  expect((await self(platform, token)).status).toBe(401);
});

test('a token request that is not right is answered as RFC 6749 § 5.2 says', async () => {
  await using platform = await runPlatform();
  const admin = await signedIn(platform, 'admin');
  const { integrator, secret } = await add(admin, 'oauth_client');
  const key = await add(admin, 'api_key');
  const fields = { grant_type: 'client_credentials' };
  const right = basic(integrator, secret);
  const other = await add(admin, 'oauth_client');
  const cases: ReadonlyArray<
    readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>, number, string]
  > = [
    [fields, {}, 401, 'invalid_client'],
    [fields, basic(integrator, `${secret}x`), 401, 'invalid_client'],
    [fields, basic(other.integrator, secret), 401, 'invalid_client'],
    [fields, basic(key.integrator, key.secret), 401, 'invalid_client'],
    [fields, { authorization: 'Basic ???' }, 401, 'invalid_client'],
    [fields, { authorization: `Bearer ${secret}` }, 401, 'invalid_client'],
    [{ ...fields, client_id: other.integrator }, right, 401, 'invalid_client'],
    [{ ...fields, client_id: integrator, client_secret: secret }, right, 400, 'invalid_request'],
    [{}, right, 400, 'invalid_request'],
    [{ grant_type: 'password' }, right, 400, 'unsupported_grant_type'],
    [{ ...fields, scope: 'person.find staff.change' }, right, 400, 'invalid_scope'],
  ];
  for (const [form, headers, status, error] of cases) {
    const got = await ask(platform, form, headers);
    expect([form, got.status, got.body['error'], got.headers.get('content-type')]).toEqual([
      form,
      status,
      error,
      'application/json; charset=utf-8',
    ]);
    expect(got.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="oauth"' : null);
  }
  expect((await ask(platform, { ...fields, unknown: 'x' }, right)).status).toBe(200);
});
