import type { RefusalReason, SessionView } from '@consentry/contract';

/** What a person is told of their face besides its state. */
export type FaceNote =
  | { readonly kind: 'rests' }
  | { readonly kind: 'not_taken'; readonly reason: RefusalReason };

/** Finds what to tell; `null` where there is nothing. A consent that was not taken no longer rests. */
export function faceNoteOf({ not_taken, rests }: Pick<SessionView, 'not_taken' | 'rests'>): FaceNote | null {
  if (not_taken !== null) return { kind: 'not_taken', reason: not_taken };
  return rests ? { kind: 'rests' } : null;
}
