import type { ImageErrorCode } from '@consentry/contract';

/** A photo refused before or while decoding. The message is the code: it never quotes the file. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly code: ImageErrorCode;

  constructor(code: ImageErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
