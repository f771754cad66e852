import type { Migration } from './index.ts';

/** What the device signed of its erasures, and the key of a device that has joined no platform. */
export const certificate: Migration = {
  number: 4,
  sql: `
CREATE TABLE own_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  private_key TEXT NOT NULL
) STRICT;

CREATE TABLE certificates (
  sequence INTEGER PRIMARY KEY,
  consent TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX certificates_of_consent ON certificates (consent, sequence);
`,
};
