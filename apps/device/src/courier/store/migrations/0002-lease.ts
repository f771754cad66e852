import type { Migration } from './index.ts';

/** What a device that joined a platform keeps. Empty on one that never did. */
export const lease: Migration = {
  number: 2,
  sql: `
CREATE TABLE platform (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  url TEXT NOT NULL,
  device TEXT NOT NULL,
  site TEXT NOT NULL,
  private_key TEXT NOT NULL,
  platform_keys TEXT NOT NULL,
  joined_at TEXT NOT NULL
) STRICT;

CREATE TABLE held (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE held_grants (
  consent TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE held_tombstones (
  consent TEXT PRIMARY KEY,
  erased_at TEXT
) STRICT;
CREATE INDEX held_tombstones_not_erased ON held_tombstones (consent) WHERE erased_at IS NULL;

CREATE TABLE own_tombstones (
  consent TEXT PRIMARY KEY
) STRICT;

CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL
) STRICT;
`,
};
