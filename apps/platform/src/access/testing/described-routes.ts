import type { RouteRow } from '@consentry/server';
import type { Schema } from './schema-arbitrary.ts';

/** A route with what its description says of it. */
export interface DescribedRoute extends Pick<RouteRow, 'method' | 'url' | 'action'> {
  readonly body: Schema | null;
  /** The body is a form. */
  readonly form: boolean;
  readonly params: ReadonlyArray<{ readonly name: string; readonly in: string; readonly schema: Schema }>;
}

/** The routes of a server and the schemas they refer to, as it describes itself. */
export interface Description {
  readonly routes: readonly DescribedRoute[];
  readonly schemas: Schema;
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly parameters?: DescribedRoute['params'];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Schema };
}

/** Reads the description a server gives of itself, and adds nothing: a new route is there by itself. */
export async function describedRoutes(
  url: string,
  rows: ReadonlyArray<Pick<RouteRow, 'method' | 'url' | 'action'>>,
): Promise<Description> {
  const document = (await (await fetch(`${url}/v1/openapi.json`)).json()) as Document;
  const routes = rows.map((row): DescribedRoute => {
    const path = row.url.replaceAll(/:(\w+)/g, '{$1}');
    const { requestBody, parameters = [] } = document.paths[path]?.[row.method.toLowerCase()] ?? {};
    const content = Object.entries(requestBody?.content ?? {})[0];
    return {
      method: row.method,
      url: row.url,
      action: row.action,
      body: content?.[1].schema ?? null,
      form: content?.[0].includes('form') ?? false,
      params: parameters,
    };
  });
  return { routes, schemas: document.components?.schemas ?? {} };
}
