import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import encodePng, { init as initPngEncoder } from '@jsquash/png/encode.js';
import encodeWebp, { init as initWebpEncoder } from '@jsquash/webp/encode.js';

/** Plain pixels of a test photo: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** How to encode a test photo. */
export interface Encoding {
  /** 'jpeg' unless told. */
  readonly format?: 'jpeg' | 'png' | 'webp';
  /** 1–100 for JPEG and WebP; 88 unless told. */
  readonly quality?: number;
  /** JPEG only: several scans. */
  readonly progressive?: boolean;
  /** JPEG only: one component. */
  readonly grey?: boolean;
}

const require = createRequire(import.meta.url);
const started = new Map<string, Promise<unknown>>();

/** The published types of the packages take override options only; the first argument may be a module. */
type Init = (module: WebAssembly.Module) => Promise<unknown>;

function start(name: string, wasm: string, init: unknown): Promise<unknown> {
  const known = started.get(name);
  if (known !== undefined) return known;
  const starting = (init as Init)(new WebAssembly.Module(readFileSync(require.resolve(wasm))));
  started.set(name, starting);
  return starting;
}

/** Decodes one of the sample photos; not for untrusted files. */
export async function decodeSample(bytes: Uint8Array): Promise<Pixels> {
  await start('jpeg-decoder', '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm', initJpegDecoder);
  return await decodeJpeg(bytes as unknown as ArrayBuffer);
}

/** Encodes pixels as a file, with libjpeg, the Rust `png` crate or libwebp. */
export async function encodeImage(pixels: Pixels, encoding: Encoding = {}): Promise<Uint8Array> {
  const { format = 'jpeg', quality = 88, progressive = false, grey = false } = encoding;
  const image = pixels as unknown as ImageData;
  if (format === 'png') {
    await start('png', '@jsquash/png/codec/pkg/squoosh_png_bg.wasm', initPngEncoder);
    return new Uint8Array(await encodePng(image));
  }
  if (format === 'webp') {
    // The package picks the SIMD build wherever SIMD exists, which is everywhere Node 26 runs.
    await start('webp', '@jsquash/webp/codec/enc/webp_enc_simd.wasm', initWebpEncoder);
    return new Uint8Array(await encodeWebp(image, { quality, method: 1 }));
  }
  await start('jpeg', '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm', initJpegEncoder);
  const options: object = {
    quality,
    progressive,
    // MozJpegColorSpace: 1 is greyscale, 3 is YCbCr.
    color_space: grey ? 1 : 3,
    // Without it mozjpeg now and then writes a scan that ends too early.
    optimize_coding: true,
  };
  return new Uint8Array(await encodeJpeg(image, options));
}
