import type { Migration } from './index.ts';

/** Cards linked to people, by a hash under a key that is not in this store. */
export const cards: Migration = {
  number: 6,
  sql: `
CREATE TABLE cards (
  person TEXT PRIMARY KEY REFERENCES people (person),
  card_hash TEXT NOT NULL UNIQUE,
  linked_at TEXT NOT NULL
) STRICT;
`,
};
