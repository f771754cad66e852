import type { Migration } from './index.ts';

/** Instants are ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const begin: Migration = {
  number: 1,
  sql: `
CREATE TABLE device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  pepper TEXT NOT NULL
) STRICT;

CREATE TABLE doors (
  seq INTEGER PRIMARY KEY,
  purpose_id TEXT NOT NULL,
  purpose_version INTEGER NOT NULL,
  purpose_digest TEXT NOT NULL,
  notice_digest TEXT NOT NULL REFERENCES notices (digest),
  config TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE notices (
  digest TEXT PRIMARY KEY,
  canonical TEXT NOT NULL,
  published_at TEXT NOT NULL
) STRICT;

CREATE TABLE people (
  person TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  pin_hash TEXT NOT NULL,
  ask_again_after TEXT,
  registered_at TEXT NOT NULL
) STRICT;

CREATE TABLE presentations (
  presentation TEXT PRIMARY KEY,
  person TEXT REFERENCES people (person),
  session TEXT,
  digest TEXT NOT NULL REFERENCES notices (digest),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE consents (
  consent TEXT PRIMARY KEY,
  person TEXT REFERENCES people (person),
  presentation TEXT NOT NULL UNIQUE REFERENCES presentations (presentation),
  scope TEXT NOT NULL CHECK (scope IN ('enrolment', 'once')),
  decision TEXT NOT NULL CHECK (decision IN ('given', 'refused')),
  age_band TEXT NOT NULL CHECK (age_band IN ('under_14', '14_or_over', 'undeclared')),
  purpose_id TEXT NOT NULL,
  purpose_version INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('verify', 'identify')),
  notice_digest TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  not_after TEXT NOT NULL,
  enrolled_at TEXT
) STRICT;
CREATE INDEX consents_of_person ON consents (person, decided_at);

CREATE TABLE withdrawals (
  withdrawal TEXT PRIMARY KEY,
  consent TEXT NOT NULL UNIQUE REFERENCES consents (consent),
  reason TEXT NOT NULL CHECK (reason IN ('person', 'staff', 'superseded', 'expired')),
  accepted_at TEXT NOT NULL,
  effective_at TEXT,
  erased_at TEXT
) STRICT;
CREATE INDEX withdrawals_not_erased ON withdrawals (accepted_at) WHERE erased_at IS NULL;

CREATE TABLE attempts (
  attempt INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_of_subject ON attempts (kind, subject, at);

CREATE TABLE records (
  record INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  person TEXT,
  purpose_id TEXT NOT NULL,
  purpose_version INTEGER NOT NULL,
  event TEXT NOT NULL,
  way TEXT,
  mode TEXT,
  outcome TEXT NOT NULL,
  requirements TEXT NOT NULL
) STRICT;
CREATE INDEX records_of_person ON records (person, record);
`,
};
