import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Reading, Writing } from '../store/database.ts';
import { ATTEMPT_WINDOW_MS, type Limit, triesLeft, waitSeconds } from './attempts.ts';

/** Subject of limits that concern the whole device. */
export const DEVICE = 'device';

/**
 * Name under which attempts on a number are counted. Keyed, so that what people typed by mistake
 * is not kept in clear.
 */
export function numberSubject(reading: Reading, number: string): string {
  const pepper = z.string().parse(reading.get('SELECT pepper FROM device')?.['pepper']);
  return createHmac('sha256', Buffer.from(pepper, 'base64url')).update(number).digest('base64url');
}

/** Seconds to wait before one more attempt, `0` when none. */
export function waitFor(reading: Reading, limit: Limit, subject: string, now: number): number {
  return waitSeconds(limit, times(reading, limit, subject, now), now);
}

/** Attempts left. */
export function attemptsLeft(reading: Reading, limit: Limit, subject: string, now: number): number {
  return triesLeft(limit, times(reading, limit, subject, now), now);
}

/** Counts one attempt and gives its id. Count before the answer is known, so that a race wins nothing. */
export function countAttempt(writing: Writing, limit: Limit, subject: string, now: number): void {
  writing.run('INSERT INTO attempts (kind, subject, at) VALUES (?, ?, ?)', limit.kind, subject, iso(now));
}

/** Forgets the attempts on one subject, after a success. */
export function clearAttempts(writing: Writing, limit: Limit, subject: string): void {
  writing.run('DELETE FROM attempts WHERE kind = ? AND subject = ?', limit.kind, subject);
}

/** Forgets the latest attempt on one subject: it was no failure. */
export function uncountAttempt(writing: Writing, limit: Limit, subject: string): void {
  writing.run(
    `DELETE FROM attempts WHERE attempt = (SELECT max(attempt) FROM attempts WHERE kind = ? AND subject = ?)`,
    limit.kind,
    subject,
  );
}

/** Forgets every attempt that no longer counts. */
export function forgetOldAttempts(writing: Writing, now: number): void {
  const [from, to] = [iso(now - ATTEMPT_WINDOW_MS), iso(now + ATTEMPT_WINDOW_MS)];
  writing.run('DELETE FROM attempts WHERE at <= ? OR at >= ?', from, to);
}

function times(reading: Reading, limit: Limit, subject: string, now: number): readonly number[] {
  return reading
    .all(
      'SELECT at FROM attempts WHERE kind = ? AND subject = ? AND at > ? ORDER BY at',
      limit.kind,
      subject,
      iso(now - ATTEMPT_WINDOW_MS),
    )
    .map((row) => Date.parse(z.string().parse(row['at'])));
}
