/** Which rotation key a template is turned by. The key itself is in a slot. Never edited once landed. */
export const rotations = `
CREATE TABLE rotations (
  generation  INTEGER PRIMARY KEY CHECK (generation >= 1),
  slot        INTEGER NOT NULL UNIQUE CHECK (slot >= 0),
  at          INTEGER NOT NULL
) STRICT;

-- NULL: as its model gave it, from before there were rotations.
ALTER TABLE templates ADD COLUMN rotation INTEGER REFERENCES rotations (generation);
`;
