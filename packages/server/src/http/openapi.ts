import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from './app.ts';

const URL = '/v1/openapi.json';

/**
 * Serves the description of every route after it, made from the very schemas that check them
 * (OpenAPI 3.1). Call before the routes are added.
 */
export function describeInterface(app: App, title: string, description: string): void {
  const info = { title, version: '1.0.0', description };
  app.register(swagger, { openapi: { openapi: '3.1.0', info }, transform: jsonSchemaTransform });
  app.after(() => {
    const schema = { hide: true, response: { 200: z.record(z.string(), z.unknown()) } };
    app.get(URL, { schema }, async () => ({ ...app.swagger() }));
  });
}
