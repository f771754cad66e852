import { FaceInformation } from '../face-information.ts';

/**
 * A decoded photo or camera frame, upright, without any metadata: nothing but pixels.
 * It counts as face information whether or not a face is in it.
 */
export class FaceImage extends FaceInformation {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** 4 · width · height bytes: red, green, blue, alpha (always 255), rows from the top. */
  readonly rgba: Uint8ClampedArray;

  /** @throws {RangeError} when the bytes do not fit the size */
  constructor(width: number, height: number, rgba: Uint8ClampedArray) {
    super();
    if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
      throw new RangeError(`An image of ${width} × ${height} pixels cannot exist.`);
    }
    if (rgba.length !== 4 * width * height) {
      throw new RangeError(
        `${width} × ${height} pixels need ${4 * width * height} bytes, not ${rgba.length}.`,
      );
    }
    this.width = width;
    this.height = height;
    this.rgba = rgba;
  }

  /** Overwrites the pixels. The image stays usable, and black. */
  wipe(): void {
    this.rgba.fill(0);
  }
}
