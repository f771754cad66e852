import { expect, test } from 'vitest';
import { DatabaseError } from './database-error.ts';
import { parseDatabaseUrl } from './database-url.ts';

test('a file and a server are told apart', () => {
  expect(parseDatabaseUrl('sqlite:data/a.db')).toEqual({ engine: 'sqlite', path: 'data/a.db' });
  expect(parseDatabaseUrl('sqlite:/data/a.db')).toEqual({ engine: 'sqlite', path: '/data/a.db' });
  expect(parseDatabaseUrl('sqlite:///data/a.db')).toEqual({ engine: 'sqlite', path: '/data/a.db' });
  expect(parseDatabaseUrl('postgresql://u:p@db.example:6543/%E5%BA%93')).toMatchObject({
    engine: 'postgresql',
    place: 'db.example:6543',
    name: '库',
  });
  expect(parseDatabaseUrl('postgres://u@localhost/x?host=/run/postgresql')).toMatchObject({
    place: '/run/postgresql:5432',
  });
});

test.each([
  ['', '…'],
  ['data/a.db', '…'],
  ['mysql://root:secret@host/x', 'mysql:…'],
  ['https://user:secret@host/', 'https:…'],
  ['sqlite:', 'sqlite:…'],
  ['sqlite::memory:', 'sqlite:…'],
  ['sqlite://host/secret', 'sqlite:…'],
  ['postgresql://user:secret@host', 'postgresql:…'],
  ['postgresql://user:secret@host/%ff', 'postgresql:…'],
  ['postgresql://[', 'postgresql:…'],
])('%s is refused in both languages, and not repeated', (url, named) => {
  let caught: unknown;
  try {
    parseDatabaseUrl(url);
  } catch (error) {
    caught = error;
  }
  if (!(caught instanceof DatabaseError)) throw new Error('not refused');
  expect(caught.code).toBe('url_malformed');
  expect(caught.why.en).toContain(named);
  expect(caught.why['zh-CN']).toContain(named);
  expect(caught.remedy['zh-CN']).toContain('--database-url');
  expect(JSON.stringify([caught.message, caught.what, caught.why, caught.remedy])).not.toContain('secret');
});
