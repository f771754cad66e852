import type { Migration } from './index.ts';

/** The head of the platform's evidence log that this device saw last. */
export const watch: Migration = {
  number: 5,
  sql: `
CREATE TABLE watched_log (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  key TEXT NOT NULL,
  checkpoint TEXT NOT NULL
) STRICT;
`,
};
