import { startCodec } from './codec.ts';
import { FaceImage } from './face-image.ts';
import { ImageError } from './image-error.ts';
import { inspectImage } from './inspect.ts';
import { upright } from './upright.ts';

/** @throws {ImageError} */
export async function decodeImage(bytes: Uint8Array): Promise<FaceImage> {
  const header = inspectImage(bytes);
  const codec = await startCodec[header.format]();
  let decoded: ReturnType<typeof codec.decode>;
  try {
    decoded = codec.decode(bytes);
  } catch (cause) {
    throw new ImageError('image_corrupt', { cause });
  }
  if (decoded === null) throw new ImageError('image_corrupt');
  const { width, height, data } = upright(decoded, header.orientation);
  return new FaceImage(width, height, data);
}
