import type { CheckpointView } from '@consentry/contract';
import { type StoredCheckpoint, isFaceUsable } from './alternatives.ts';

/** A checkpoint as staff, devices and programs see it. */
export function checkpointView(one: StoredCheckpoint): {
  readonly body: CheckpointView;
  readonly version: number;
} {
  const { checkpoint, purpose, site, preset, chooser, residents, face_terms, revision } = one;
  return {
    version: revision,
    body: {
      checkpoint,
      purpose,
      site,
      preset,
      chooser,
      residents,
      face_terms,
      ways: one.ways.map(({ way, kind, with_face, live, checked_at, terms }) => ({
        way,
        kind,
        with_face,
        live,
        checked_at: new Date(checked_at).toISOString(),
        terms,
      })),
      face_usable: isFaceUsable(one),
      face_stopped_at: one.face_stopped_at === null ? null : new Date(one.face_stopped_at).toISOString(),
      revision,
    },
  };
}
