import type { Migration } from './index.ts';

/** That the device is emptied for good, and how far that is. */
export const retirement: Migration = {
  number: 9,
  sql: `
CREATE TABLE retirement (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  begun_at TEXT NOT NULL,
  -- Signed, and in the device's log.
  certificate TEXT,
  -- In the outbox, with its proof; of a device that works alone, written.
  told_at TEXT,
  -- The platform has it, and the device's private key is gone.
  ended_at TEXT
) STRICT;
`,
};
