import { iso } from '../clock.ts';
import type { Reading, Writing } from '../store/database.ts';
import type { ShownCode } from './entry-code.ts';

/** Kept longer than any code lets in, should the platform's clock be set back meanwhile. */
const KEPT_MS = 600_000;

/** Whether somebody came in by this code. */
export function isCodeUsed(reading: Reading, id: string): boolean {
  return reading.get('SELECT code FROM entry_codes WHERE code = ?', id) !== undefined;
}

/** Writes that somebody came in by it, and forgets those that are long over. @param now the platform's time */
export function takeCode(writing: Writing, { id, endsAt }: ShownCode, now: number): void {
  writing.run('DELETE FROM entry_codes WHERE ends_at <= ?', iso(now - KEPT_MS));
  writing.run('INSERT INTO entry_codes (code, ends_at) VALUES (?, ?)', id, iso(endsAt));
}
