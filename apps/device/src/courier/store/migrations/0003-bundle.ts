import type { Migration } from './index.ts';

/** Keys of the platform that change, purposes that rest, and consents that the platform did not take. */
export const bundle: Migration = {
  number: 3,
  sql: `
ALTER TABLE platform ADD COLUMN key_generation INTEGER NOT NULL DEFAULT 0;

CREATE TABLE held_stopped (
  purpose TEXT PRIMARY KEY
) STRICT;

CREATE TABLE refusals (
  consent TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) STRICT;
`,
};
