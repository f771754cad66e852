import type { ImageErrorCode, ProblemCode, VaultReply } from '@consentry/contract';

type VaultErrorCode = Extract<VaultReply, { outcome: 'error' }>['code'];

/** What an error of the vault means at the door. */
export interface VaultTrouble {
  readonly code: ProblemCode;
  /** Whether the capture is over with it. */
  readonly ends: boolean;
}

/** Puts an error of the vault as a problem of the catalogue. */
export function vaultTrouble(code: VaultErrorCode): VaultTrouble {
  switch (code) {
    case 'not_confined':
    case 'starting':
    case 'store_failed':
    case 'internal':
      return { code: 'face_unavailable', ends: true };
    case 'malformed_request':
      return { code: 'internal', ends: true };
    // A template of other models compares with nothing: withdraw and enrol anew.
    case 'not_enrolled':
    case 'other_model':
      return { code: 'face_not_enrolled', ends: true };
    case 'already_enrolled':
      return { code: 'face_already_enrolled', ends: true };
    case 'erased':
      return { code: 'capture_ended', ends: true };
    case 'frames_differ':
      return { code: 'frames_differ', ends: true };
    default:
      return { code: code satisfies ImageErrorCode, ends: false };
  }
}
