/** What each erasure came to. Never edited once landed. */
export const erasures = `
CREATE TABLE erasures (
  consent     TEXT PRIMARY KEY REFERENCES tombstones (consent),
  templates   INTEGER NOT NULL CHECK (templates >= 0),
  -- The epoch whose key wrapped the data key, and the one that followed when that was destroyed.
  epoch_from  INTEGER,
  epoch_to    INTEGER CHECK (epoch_to > epoch_from),
  erased_at   INTEGER NOT NULL,
  settled_at  INTEGER
) STRICT;

CREATE INDEX erasures_unsettled ON erasures (erased_at) WHERE settled_at IS NULL;
`;
