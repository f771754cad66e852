import type { Migration } from './index.ts';

/** The device's own log: entries in their durable place, what opens them, and the heads it signed. */
export const ledger: Migration = {
  number: 8,
  sql: `
CREATE TABLE ledger_entries (
  position INTEGER PRIMARY KEY,
  entry TEXT NOT NULL
) STRICT;

CREATE TABLE ledger_openings (
  position INTEGER PRIMARY KEY REFERENCES ledger_entries (position),
  opening TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_openings_age ON ledger_openings (at);

-- A device that joins a platform has another key from then on, and signs the same tree by it.
CREATE TABLE ledger_heads (
  origin TEXT PRIMARY KEY,
  note TEXT NOT NULL
) STRICT;

-- The head that the platform was told last, and how many entries the one it holds has.
CREATE TABLE ledger_told (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  note TEXT,
  size INTEGER NOT NULL
) STRICT;
`,
};
