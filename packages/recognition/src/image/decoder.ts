import { type Codec, type RawPixels, startCodec } from './codec.ts';
import { ImageError } from './image-error.ts';
import type { ImageFormat } from './inspect.ts';

/** Memory up to which a decoder is kept for the next photo; a larger one is dropped and its memory freed. */
const KEEP_MAX_BYTES = 64 * 1024 * 1024;

/** Photos after which a decoder is replaced, lest anything small add up. */
const KEEP_MAX_USES = 10_000;

// libjpeg fills what is missing or damaged with grey or noise and carries on; we do not.
const TRUNCATED = /premature end/i;
const DAMAGED = /bad Huffman code|instead of RST|inconsistent progression/i;

/**
 * A grey square of 8 × 8 pixels for each decoder of emscripten, which on its first photo builds bridges to
 * JavaScript and remembers them in its memory. Forgetting them would leak one photo with each new bridge.
 */
const FIRST_PHOTO: Readonly<Partial<Record<ImageFormat, string>>> = {
  jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z',
  webp: 'UklGRiQAAABXRUJQVlA4IBgAAABQAQCdASoIAAgABUB8JaQABHQAAORAAAA=',
};

interface Newborn {
  readonly codec: Codec;
  /** The memory as it was before the first stranger's photo, without the zeros at its end. */
  readonly memory: Uint8Array;
  uses: number;
}

const kept = new Map<ImageFormat, Newborn>();

async function decoderFor(format: ImageFormat): Promise<Newborn> {
  const known = kept.get(format);
  if (known !== undefined) return known;
  const codec = await startCodec[format]();
  const first = FIRST_PHOTO[format];
  if (first !== undefined) codec.decode(Buffer.from(first, 'base64'));
  const memory = new Uint8Array(codec.memory.buffer);
  let end = memory.length;
  while (end > 0 && memory[end - 1] === 0) end -= 1;
  const newborn = { codec, memory: memory.slice(0, end), uses: 0 };
  kept.set(format, newborn);
  return newborn;
}

/** Puts the decoder's memory back to its first state: the next photo meets no trace of this one. */
function restore({ codec, memory }: Newborn): void {
  const now = new Uint8Array(codec.memory.buffer);
  now.set(memory);
  now.fill(0, memory.length);
}

/**
 * Decodes a checked file in WebAssembly. Whatever the decoder does, it does to memory of its own; after a trap
 * it is thrown away, after a success its memory is restored.
 *
 * @throws {ImageError} `image_corrupt`, or `image_truncated` where a JPEG ends before its pixels do
 */
export async function runDecoder(format: ImageFormat, bytes: Uint8Array): Promise<RawPixels> {
  const decoder = await decoderFor(format);
  const { codec } = decoder;
  let pixels: RawPixels | null;
  try {
    // No await between here and `restore`: two photos never share a decoder.
    codec.complaints.length = 0;
    pixels = codec.decode(bytes);
  } catch (cause) {
    kept.delete(format);
    new Uint8Array(codec.memory.buffer).fill(0);
    throw new ImageError('image_corrupt', { cause });
  }
  decoder.uses += 1;
  restore(decoder);
  if (decoder.uses >= KEEP_MAX_USES || codec.memory.buffer.byteLength > KEEP_MAX_BYTES) kept.delete(format);
  const complaints = codec.complaints.join('\n');
  const truncated = TRUNCATED.test(complaints);
  if (pixels !== null && !truncated && !DAMAGED.test(complaints)) return pixels;
  pixels?.data.fill(0);
  throw new ImageError(truncated ? 'image_truncated' : 'image_corrupt');
}
