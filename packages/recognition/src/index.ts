export { isTemplateLength, Template, TemplateError, type TemplateErrorCode } from './template.ts';
export { decodeImage } from './image/decode.ts';
export { FaceImage } from './image/face-image.ts';
export { ImageError } from './image/image-error.ts';
export { type ImageFormat, type ImageHeader, inspectImage } from './image/inspect.ts';
export type { Orientation } from './image/upright.ts';
export { Gallery, GalleryError } from './gallery/gallery.ts';
export { fuse } from './compare/fuse.ts';
export { identify } from './compare/identify.ts';
export type { Rule } from './compare/score.ts';
export { isOnePerson } from './compare/one-person.ts';
export { similarity } from './compare/similarity.ts';
export { type Enrolled, verify } from './compare/verify.ts';
export { type Box, DetectedFace, Landmarks } from './detected-face.ts';
export { FaceInformation } from './face-information.ts';
export { CATALOGUE, type CatalogueEntry } from './models/catalogue.ts';
export { DEFAULT_MODELS } from './models/defaults.ts';
export type { RightsDeclaration } from './models/licence.ts';
export {
  DetectManifest,
  EmbedManifest,
  LandmarksManifest,
  ModelId,
  ModelManifest,
  ThresholdRow,
} from './models/manifest.ts';
export {
  ModelError,
  type ModelErrorCode,
  modelErrorText,
} from './models/model-error.ts';
export {
  type PreparedModel,
  type PreparedModels,
  type PrepareOptions,
  prepareModels,
} from './models/prepare.ts';
export { findPullable, type PullOptions, pullModel } from './models/pull.ts';
export { type AddOptions, addModel, listModels, type ModelListing, removeModel } from './models/store.ts';
export { RuntimeError } from './runtime/session.ts';
export { type SiteThreshold, type SiteThresholdOptions, siteThreshold } from './threshold/site-threshold.ts';
export { type ManifestThreshold, manifestThreshold } from './threshold/manifest-threshold.ts';
export { IDENTIFY_FPIR, THRESHOLD_FLOOR, VERIFY_FMR } from './threshold/site-threshold.ts';
export { type ThresholdStatement, thresholdText } from './threshold/statement.ts';
export {
  type CaptureArea,
  type Observation,
  openRecogniser,
  Recogniser,
  type RecogniserOptions,
} from './recogniser.ts';
export {
  EvaluateError,
  type EvaluateErrorCode,
} from './evaluate/evaluate-error.ts';
export { type EvaluateOptions, type Evaluation, evaluate } from './evaluate/evaluate.ts';
export { type MeasureOptions, measureThresholds } from './evaluate/measure-thresholds.ts';
export {
  centralFace,
  type PhotoEncoder,
  type PhotoRecogniser,
  photoEncoder,
} from './evaluate/photo-encoder.ts';
export { assessQuality } from './quality/assess-quality.ts';
export { inCaptureArea } from './quality/capture-area.ts';
export { qualityText } from './quality/quality-text.ts';
