export { isTemplateLength, Template, TemplateError, type TemplateErrorCode } from './template.ts';
export { decodeImage } from './image/decode.ts';
export { FaceImage } from './image/face-image.ts';
export { ImageError } from './image/image-error.ts';
export { type ImageFormat, type ImageHeader, inspectImage } from './image/inspect.ts';
export type { Orientation } from './image/upright.ts';
