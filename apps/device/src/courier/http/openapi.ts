import { ToldJson } from '@consentry/contract';
import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from './app.ts';

/** Where the interface describes itself. */
const URL = '/v1/openapi.json';
/** The problem answers say `application/problem+json`; the rest JSON, but for photos. */
const INFO = {
  title: 'Consentry device',
  version: '1.0.0',
  description:
    'The courier of one door, on loopback only. No message of it carries face information; photos go in and do not come out.',
};

/**
 * Serves the description of every route after it, made from the very schemas that check them
 * (OpenAPI 3.1). Call before the routes are added.
 */
export function describeInterface(app: App): void {
  // What holds itself has to have a name.
  const schemaRegistry = z.registry<{ id: string }>().add(ToldJson, { id: 'ToldJson' });
  app.register(swagger, {
    openapi: { openapi: '3.1.0', info: INFO },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
  app.after(() => {
    const schema = { hide: true, response: { 200: z.record(z.string(), z.unknown()) } };
    app.get(URL, { schema }, async () => ({ ...app.swagger() }));
  });
}
