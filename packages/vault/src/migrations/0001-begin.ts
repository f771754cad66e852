/** Sealed templates and tombstones. Never edited once landed. */
export const begin = `
CREATE TABLE identity (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  device  TEXT NOT NULL,
  suite   INTEGER NOT NULL
) STRICT;

CREATE TABLE templates (
  template         TEXT PRIMARY KEY,
  slot             INTEGER NOT NULL UNIQUE CHECK (slot >= 0),
  consent          TEXT NOT NULL UNIQUE,
  purpose          TEXT NOT NULL,
  purpose_version  INTEGER NOT NULL,
  model            TEXT NOT NULL CHECK (length(model) = 64),
  not_after        INTEGER NOT NULL,
  nonce            BLOB NOT NULL CHECK (length(nonce) = 12),
  ciphertext       BLOB NOT NULL,
  tag              BLOB NOT NULL CHECK (length(tag) = 16)
) STRICT;

CREATE INDEX templates_by_end ON templates (not_after);

CREATE TABLE tombstones (
  consent  TEXT PRIMARY KEY,
  at       INTEGER NOT NULL
) STRICT;

-- A withdrawal wins whatever order things arrive in: not even a wrong line of code may enrol after it.
CREATE TRIGGER no_template_after_tombstone BEFORE INSERT ON templates
WHEN EXISTS (SELECT 1 FROM tombstones WHERE consent = NEW.consent)
BEGIN SELECT RAISE(ABORT, 'consent erased'); END;

CREATE TRIGGER tombstones_stay BEFORE DELETE ON tombstones
BEGIN SELECT RAISE(ABORT, 'tombstones stay'); END;
`;
