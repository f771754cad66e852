/** How many shares a key has, and epochs that have to end because a key was replaced in them. Never edited once landed. */
export const shares = `
-- 1: the data key alone opens the template. 2: the data key and the platform's share of the consent.
ALTER TABLE templates ADD COLUMN shares INTEGER NOT NULL DEFAULT 1 CHECK (shares IN (1, 2));
ALTER TABLE erasures ADD COLUMN shares INTEGER NOT NULL DEFAULT 1 CHECK (shares IN (1, 2));

CREATE TABLE replaced_keys (
  epoch  INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL
) STRICT;
`;
