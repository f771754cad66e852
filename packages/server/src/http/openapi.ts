import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AccessTable } from '../access/decide.ts';
import type { App, RouteRow } from './app.ts';
import { type OpenApi, type Proofs, finishDescription } from './openapi-operations.ts';
import type { ProblemCatalogue } from './problem.ts';

const URL = '/v1/openapi.json';

/** What the description of an interface is made of, beside its routes. */
export interface InterfaceTexts {
  readonly title: string;
  readonly description: string;
  readonly problems: ProblemCatalogue;
  readonly access: AccessTable;
  /** Schemas by name: each is written once, under it. What is no schema is passed over. */
  readonly schemas?: Readonly<Record<string, unknown>>;
  /** How each role shows who it is. */
  readonly proofs?: Proofs;
}

/**
 * Serves the description of every route after it, made from the very schemas that check them
 * (OpenAPI 3.1), in an order that depends on nothing but the routes. Call before the routes are added.
 */
export function describeInterface(app: App, texts: InterfaceTexts, routes: readonly RouteRow[]): void {
  const schemaRegistry = z.registry<{ id: string }>();
  const { title, description } = texts;
  const info = { title, version: '1.0.0', description };
  app.register(swagger, {
    openapi: { openapi: '3.1.0', info },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
  app.after(() => {
    const schema = { hide: true, response: { 200: z.record(z.string(), z.unknown()) } };
    let finished: Readonly<Record<string, unknown>> | undefined;
    app.get(URL, { schema }, async () => {
      if (finished === undefined) {
        nameSchemas(schemaRegistry, texts.schemas ?? {}, routes);
        finished = finishDescription(app.swagger() as unknown as OpenApi, routes, texts);
      }
      return { ...finished };
    });
  });
}

/** Queries have no name: the framework writes their fields out as parameters. */
function nameSchemas(
  registry: z.core.$ZodRegistry<{ id: string }>,
  schemas: Readonly<Record<string, unknown>>,
  routes: readonly RouteRow[],
): void {
  const queries = new Set<unknown>(routes.map(({ query }) => query));
  // By name: of one schema with two names the first counts, in whatever order they were exported.
  for (const id of Object.keys(schemas).toSorted()) {
    const schema = schemas[id];
    if (schema instanceof z.ZodType && !registry.has(schema) && !queries.has(schema))
      registry.add(schema, { id });
  }
}
