import { DatabaseError } from './database-error.ts';

/** Where a database is. */
export type DatabaseUrl =
  | { readonly engine: 'sqlite'; readonly path: string }
  | {
      readonly engine: 'postgresql';
      readonly url: string;
      /** Host and port, without user or password: this is what messages name. */
      readonly place: string;
      readonly name: string;
    };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const POSTGRESQL = new Set(['postgresql', 'postgres']);

/**
 * Reads `sqlite:PATH` (relative or absolute) or `postgresql://USER:PASSWORD@HOST:PORT/NAME`.
 *
 * @throws {DatabaseError} `url_malformed`; the message never repeats the address, which may hold a password
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase() ?? '';
  if (scheme === 'sqlite') return sqliteUrl(text.slice('sqlite:'.length));
  if (POSTGRESQL.has(scheme)) return postgresqlUrl(text);
  throw new DatabaseError('url_malformed', scheme === '' ? '…' : `${scheme}:…`);
}

function sqliteUrl(rest: string): DatabaseUrl {
  const path = rest.replace(/^\/\/(?=\/)/, '');
  // A database in memory would keep nothing of what it acknowledges.
  if (path === '' || path.startsWith('//') || path.includes('\0') || path.includes(':memory:')) {
    throw new DatabaseError('url_malformed', 'sqlite:…');
  }
  return { engine: 'sqlite', path };
}

function postgresqlUrl(text: string): DatabaseUrl {
  const url = URL.parse(text);
  const name = decoded(url?.pathname.slice(1) ?? '');
  if (url === null || name === '' || name === null) throw new DatabaseError('url_malformed', 'postgresql:…');
  const host = url.searchParams.get('host') ?? url.hostname;
  const port = url.port === '' ? (url.searchParams.get('port') ?? '5432') : url.port;
  return { engine: 'postgresql', url: text, place: `${host}:${port}`, name };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
