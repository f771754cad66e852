import { z } from 'zod';
import { iso } from '../clock.ts';
import { notice } from '../notice/notice.ts';
import { publishNotice } from '../notice/notice-store.ts';
import type { Reading, Writing } from '../store/database.ts';
import { type Door, DoorConfig } from './door-config.ts';
import { purposeDigest } from './purpose.ts';

const DoorRow = z.object({
  purpose_version: z.int(),
  purpose_digest: z.string(),
  notice_digest: z.string(),
  config: z.string(),
  published_at: z.string(),
});

/** Reads the door in force, or `null` when none was ever saved. */
export function findDoor(reading: Reading): Door | null {
  const row = reading.get(
    `SELECT d.purpose_version, d.purpose_digest, d.notice_digest, d.config, n.published_at
     FROM doors d JOIN notices n ON n.digest = d.notice_digest ORDER BY d.seq DESC LIMIT 1`,
  );
  if (row === undefined) return null;
  const found = DoorRow.parse(row);
  return {
    config: DoorConfig.parse(JSON.parse(found.config)),
    purposeVersion: found.purpose_version,
    noticeDigest: found.notice_digest,
    noticePublishedAt: found.published_at,
  };
}

/**
 * Saves a door. The same declaration changes nothing; a changed purpose gets the next version, and a
 * changed notice its own digest, so that no consent given to other words covers it (R05.3, R06.7).
 */
export function saveDoor(writing: Writing, config: DoorConfig, now: number): void {
  const text = JSON.stringify(config);
  if (config.example && findDoor(writing)?.config.example === false) return;
  if (writing.get('SELECT config FROM doors ORDER BY seq DESC LIMIT 1')?.['config'] === text) return;
  const { id } = config.purpose;
  const digest = purposeDigest(config);
  const last = writing.get(
    'SELECT purpose_version, purpose_digest FROM doors WHERE purpose_id = ? ORDER BY seq DESC LIMIT 1',
    id,
  );
  const lastVersion = Number(last?.['purpose_version'] ?? 0);
  const version = last?.['purpose_digest'] === digest ? lastVersion : lastVersion + 1;
  const published = notice(config, version);
  publishNotice(writing, published, now);
  writing.run(
    `INSERT INTO doors (purpose_id, purpose_version, purpose_digest, notice_digest, config, saved_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    id,
    version,
    digest,
    published.digest,
    text,
    iso(now),
  );
}
