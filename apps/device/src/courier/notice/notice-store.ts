import { z } from 'zod';
import { iso } from '../clock.ts';
import type { Reading, Writing } from '../store/database.ts';
import type { Notice } from './notice.ts';

/** Keeps a notice for ever under its digest. Publishing it again changes nothing. */
export function publishNotice(writing: Writing, notice: Notice, now: number): void {
  writing.run(
    'INSERT INTO notices (digest, canonical, published_at) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING',
    notice.digest,
    notice.canonical,
    iso(now),
  );
}

const PresentationRow = z.object({
  presentation: z.uuid(),
  /** Person and session it was shown in, or `null` for somebody not known. */
  person: z.string().nullable(),
  session: z.string().nullable(),
  digest: z.string(),
  at: z.string(),
});
/** That a notice was on screen: which text, when, and to whom as far as known. */
export type StoredPresentation = Readonly<z.infer<typeof PresentationRow>>;

/** Notes that a notice was on screen. */
export function addPresentation(writing: Writing, presentation: StoredPresentation): void {
  writing.run(
    'INSERT INTO presentations (presentation, person, session, digest, at) VALUES (?, ?, ?, ?, ?)',
    presentation.presentation,
    presentation.person,
    presentation.session,
    presentation.digest,
    presentation.at,
  );
}

/** Reads one presentation. */
export function findPresentation(reading: Reading, presentation: string): StoredPresentation | null {
  const row = reading.get('SELECT * FROM presentations WHERE presentation = ?', presentation);
  return row === undefined ? null : PresentationRow.parse(row);
}

/** Whether a presentation already carried a decision: one showing, one decision. */
export function isPresentationUsed(reading: Reading, presentation: string): boolean {
  return reading.get('SELECT 1 AS used FROM consents WHERE presentation = ?', presentation) !== undefined;
}
