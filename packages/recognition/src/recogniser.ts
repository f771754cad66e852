import { createHash } from 'node:crypto';
import type { QualityReason } from '@consentry/contract';
import { type Permit, type Point, requirePermit } from '@consentry/law';
import type { z } from 'zod';
import { detectBlazeFace } from './detect-blazeface.ts';
import type { DetectedFace, Landmarks } from './detected-face.ts';
import { embed } from './embed.ts';
import type { FaceImage } from './image/face-image.ts';
import { findLandmarks } from './landmarks.ts';
import type { DetectManifest, EmbedManifest, LandmarksManifest } from './models/manifest.ts';
import type { PreparedModels } from './models/prepare.ts';
import { assessQuality } from './quality/assess-quality.ts';
import { inCaptureArea } from './quality/capture-area.ts';
import { type Session, openSession } from './runtime/session.ts';
import type { Template } from './template.ts';

/** Corners of a capture area, fractions of the frame; `null` for the whole frame (R13.2). */
export type CaptureArea = readonly z.infer<typeof Point>[] | null;

/** Acts under which a face may be looked for; only some of them may encode it. */
const LOOKING = ['capture', 'enrol', 'verify', 'identify', 'research'] as const;
const ENCODING = ['enrol', 'verify', 'identify', 'research'] as const;

/**
 * Part of the digest that pins templates: raise it whenever cropping, alignment or averaging changes,
 * since a template made the old way must not be compared with one made the new way.
 */
const PIPELINE = 'consentry-pipeline-1';

/**
 * Score a frame at a door must reach. Of 60 photos without a face none does; of 931 portraits one does
 * not, and there the person looks again.
 */
const OBSERVED_SCORE_MIN = 0.6;

/** A second face this much smaller than the first (its side to the first's) is a bystander, not a choice. */
const BYSTANDER_RATIO = 0.5;

/** What one frame shows: one face to use, or why there is none. */
export type Observation =
  | {
      readonly face: DetectedFace;
      readonly landmarks: Landmarks;
      /** Empty when the frame can be used. */
      readonly reasons: readonly QualityReason[];
    }
  | { readonly face: null; readonly landmarks: null; readonly reasons: readonly QualityReason[] };

export interface RecogniserOptions {
  readonly models: PreparedModels;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Stages {
  readonly detect: Session;
  readonly landmarks: Session;
  readonly embed: Session;
}

/**
 * The models in use, ready to look at faces. Every call takes a permit of `law` for the act it serves
 * and refuses a forged or expired one; pixels in between are overwritten before a call returns.
 */
export class Recogniser implements AsyncDisposable {
  /** SHA-256 over the digests of the models in use, hex: what templates are pinned to. */
  readonly digest: string;
  /** Manifest of the embedding model, with its measured thresholds. */
  readonly manifest: EmbedManifest;
  readonly #manifests: { readonly detect: DetectManifest; readonly landmarks: LandmarksManifest };
  readonly #stages: Stages;
  readonly #now: () => number;

  constructor({ models, now }: RecogniserOptions, stages: Stages) {
    const { detect, landmarks, embed: embedder } = models;
    const digests = [detect, landmarks, embedder].map(({ manifest }) => manifest.sha256);
    this.digest = createHash('sha256')
      .update([PIPELINE, ...digests].join('\n'))
      .digest('hex');
    this.manifest = embedder.manifest;
    this.#manifests = { detect: detect.manifest, landmarks: landmarks.manifest };
    this.#stages = stages;
    this.#now = now;
  }

  /**
   * Finds the faces of an image, best first. A face whose box centre lies outside `area` is dropped
   * before anything is computed from it (R13.2).
   *
   * @throws {PermitError} without a living permit
   */
  async detect(
    permit: Permit,
    image: FaceImage,
    { area = null }: { readonly area?: CaptureArea } = {},
  ): Promise<DetectedFace[]> {
    requirePermit(permit, LOOKING, this.#now());
    const faces = await detectBlazeFace(this.#stages.detect, this.#manifests.detect, image);
    return faces.filter((face) => isWanted(face, image, area));
  }

  /** Finds the 68 landmarks of a face. @throws {PermitError} without a living permit */
  async landmarks(permit: Permit, image: FaceImage, face: DetectedFace): Promise<Landmarks> {
    requirePermit(permit, LOOKING, this.#now());
    return findLandmarks(this.#stages.landmarks, this.#manifests.landmarks, image, face);
  }

  /**
   * Encodes a face as a template pinned to `digest`.
   *
   * @throws {PermitError} without a living permit for an act that encodes; `capture` does not
   */
  async encode(
    permit: Permit<(typeof ENCODING)[number]>,
    image: FaceImage,
    landmarks: Landmarks,
  ): Promise<Template> {
    requirePermit(permit, ENCODING, this.#now());
    return embed(this.#stages.embed, this.manifest, image, landmarks, this.digest);
  }

  /** Looks at one frame: is there one face in the area, and is it good enough to encode? */
  async observe(
    permit: Permit,
    image: FaceImage,
    { area = null }: { readonly area?: CaptureArea } = {},
  ): Promise<Observation> {
    const found = await this.detect(permit, image);
    const all = found.filter(({ score }) => score >= OBSERVED_SCORE_MIN);
    const inside = all.filter((face) => isWanted(face, image, area));
    const [face, second] = inside.toSorted((a, b) => sideOf(b) - sideOf(a));
    if (!face) return nothing(all.length > 0 ? 'outside_area' : 'no_face');
    if (second && sideOf(second) > BYSTANDER_RATIO * sideOf(face)) return nothing('several_faces');
    const landmarks = await this.landmarks(permit, image, face);
    return { face, landmarks, reasons: assessQuality(image, face, landmarks) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(Object.values(this.#stages).map((session) => session[Symbol.asyncDispose]()));
  }
}

const sideOf = ({ box }: DetectedFace): number => Math.max(box.width, box.height);

// A face outside the area is not only left out: what the detector said of it is overwritten.
function isWanted({ box, keypoints }: DetectedFace, image: FaceImage, area: CaptureArea): boolean {
  if (area === null || inCaptureArea(box, image, area)) return true;
  keypoints.fill(0);
  return false;
}

const nothing = (reason: QualityReason): Observation => ({ face: null, landmarks: null, reasons: [reason] });

/**
 * Loads the models into the runtime.
 *
 * @throws {RuntimeError} when one cannot be loaded
 */
export async function openRecogniser(options: RecogniserOptions): Promise<Recogniser> {
  const { detect, landmarks, embed: embedder } = options.models;
  return new Recogniser(options, {
    detect: await openSession(detect.bytes),
    landmarks: await openSession(landmarks.bytes),
    embed: await openSession(embedder.bytes),
  });
}
