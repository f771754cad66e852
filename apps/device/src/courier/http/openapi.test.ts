import { expect, test } from 'vitest';
import { openKiosk } from '../testing/kiosk-in-memory.ts';

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
}

test('every route is described, with its body and its problems', async () => {
  await using kiosk = await openKiosk();
  const { openapi, paths } = (await kiosk.call('GET', '/v1/openapi.json')).json as Description;
  expect(openapi).toBe('3.1.0');
  const described = Object.entries(paths).flatMap(([url, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${url.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const routes = kiosk.courier.routes.map(({ method, url }) => `${method} ${url}`);
  expect(described.toSorted()).toEqual(routes.filter((route) => !route.endsWith('openapi.json')).toSorted());
  const register = JSON.stringify(paths['/v1/people']?.['post']);
  expect(register).toContain('"additionalProperties":false');
  expect(register).toContain('"pattern":"^\\\\d{4,12}$"');
  expect(Object.keys(paths['/v1/captures']?.['post']?.responses ?? {})).toEqual(['201', '4XX']);
});
