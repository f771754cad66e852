import type { Migration } from './index.ts';

/** Entry codes that somebody came in by, so that each lets in once; until they are over. */
export const entryCodes: Migration = {
  number: 7,
  sql: `
CREATE TABLE entry_codes (
  code TEXT PRIMARY KEY,
  ends_at TEXT NOT NULL
) STRICT;
`,
};
