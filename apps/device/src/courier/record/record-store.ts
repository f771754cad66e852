import { RecordEntry } from '@consentry/contract';
import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Door } from '../purpose/door-config.ts';
import type { Reading, Writing } from '../store/database.ts';

/** What happened, to be written down (§ 第九条第一款 处理情况记录). Has no field for a biometric. */
export interface Happening {
  /** The person's random id, or `null` for somebody not known. */
  readonly person: string | null;
  readonly event: RecordEntry['event'];
  readonly way: RecordEntry['way'];
  readonly outcome: string;
  readonly requirements?: readonly string[];
}

/** Writes one line of the record of processing, in the same transaction as what it tells of. */
export function addRecord(writing: Writing, door: Door, happening: Happening, now: number): void {
  writing.run(
    `INSERT INTO records (at, person, purpose_id, purpose_version, event, way, mode, outcome, requirements)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    iso(now),
    happening.person,
    door.config.purpose.id,
    door.purposeVersion,
    happening.event,
    happening.way,
    happening.way === 'face' ? door.config.purpose.mode : null,
    happening.outcome,
    JSON.stringify(happening.requirements ?? []),
  );
}

/** Most lines shown at once at the door. */
const RECORDS_SHOWN = 100;

/** Reads the latest lines about one person, newest first. */
export function recordsOf(reading: Reading, person: string): readonly RecordEntry[] {
  return reading
    .all(
      `SELECT at, purpose_id, purpose_version, event, way, mode, outcome, requirements
       FROM records WHERE person = ? ORDER BY record DESC LIMIT ?`,
      person,
      RECORDS_SHOWN,
    )
    .map((row) =>
      RecordEntry.parse({ ...row, requirements: JSON.parse(z.string().parse(row['requirements'])) }),
    );
}
