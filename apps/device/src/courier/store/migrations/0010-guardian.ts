import type { Migration } from './index.ts';

/** Consents that a guardian gave for a child, with what the gate asks of the guardian (§ 第七条第一款). */
export const guardian: Migration = {
  number: 10,
  sql: `
ALTER TABLE consents ADD COLUMN given_by TEXT NOT NULL DEFAULT 'person' CHECK (given_by IN ('person', 'guardian'));
-- Random id of the check at the platform; of a consent that a person gave there is none.
ALTER TABLE consents ADD COLUMN guardian_proof TEXT CHECK ((guardian_proof IS NULL) = (given_by = 'person'));
ALTER TABLE consents ADD COLUMN guardian_verified_at TEXT CHECK ((guardian_verified_at IS NULL) = (given_by = 'person'));
`,
};
