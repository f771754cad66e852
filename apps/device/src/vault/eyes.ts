import type { QualityReason } from '@consentry/contract';
import type { Permit } from '@consentry/law';
import { type CaptureArea, decodeImage, type Recogniser, type Template } from '@consentry/recognition';

/** One frame, looked at: a template, or why it cannot be used. */
export type Look =
  | { readonly template: Template; readonly reasons: readonly [] }
  | { readonly template: null; readonly reasons: readonly QualityReason[] };

/** What the service needs of recognition. */
export interface Eyes {
  /** Digest of the models in use, 64 hex digits. */
  readonly digest: string;
  /**
   * Decodes an untrusted photo and encodes the one face in it.
   *
   * @throws {ImageError}
   */
  look(permit: Permit<'enrol' | 'verify' | 'identify'>, photo: Uint8Array, area: CaptureArea): Promise<Look>;
}

/** Looks with real models. Pixels and landmarks are overwritten before a look returns. */
export function openEyes(recogniser: Recogniser): Eyes {
  return {
    digest: recogniser.digest,
    async look(permit, photo, area) {
      const image = await decodeImage(photo);
      try {
        const { face, landmarks, reasons } = await recogniser.observe(permit, image, { area });
        try {
          if (landmarks === null || reasons.length > 0) return { template: null, reasons };
          return { template: await recogniser.encode(permit, image, landmarks), reasons: [] };
        } finally {
          face?.keypoints.fill(0);
          landmarks?.points.fill(0);
        }
      } finally {
        image.wipe();
      }
    },
  };
}
