/** That a store is emptied for good, and how far that is. Never edited once landed. */
export const retirement = `
CREATE TABLE retirement (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  begun_at    INTEGER NOT NULL,
  -- Nothing sealed is left: from now on the keys may go. The last epoch counts those there were.
  emptied_at  INTEGER,
  epochs      INTEGER,
  -- The keys are overwritten and read back.
  ended_at    INTEGER
) STRICT;

CREATE TRIGGER no_template_after_retirement BEFORE INSERT ON templates
WHEN EXISTS (SELECT 1 FROM retirement)
BEGIN SELECT RAISE(ABORT, 'store retired'); END;

CREATE TRIGGER retirement_stays BEFORE DELETE ON retirement
BEGIN SELECT RAISE(ABORT, 'a retirement stays'); END;
`;
