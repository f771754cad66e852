import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ImageFormat } from './inspect.ts';

/** Pixels as a decoder returns them: 4 bytes each, red, green, blue, alpha. */
export interface RawPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** One running decoder with memory of its own. */
export interface Codec {
  readonly memory: WebAssembly.Memory;
  /** What the library complained about in the last image, in its own words: never shown, only matched. */
  readonly complaints: string[];
  /** @throws whatever the decoder throws, including WebAssembly traps; the instance is unusable after that */
  readonly decode: (bytes: Uint8Array) => RawPixels | null;
}

const require = createRequire(import.meta.url);
const compiled = new Map<string, WebAssembly.Module>();

/** Compiles a WebAssembly file of a package once. Reads a file; opens nothing else. */
function compile(specifier: string): WebAssembly.Module {
  const known = compiled.get(specifier);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(readFileSync(require.resolve(specifier)));
  compiled.set(specifier, module);
  return module;
}

interface EmscriptenDecoder {
  decode(bytes: Uint8Array, ...options: readonly boolean[]): RawPixels | null;
}
type EmscriptenFactory = (options: {
  readonly noInitialRun: true;
  readonly print: () => void;
  readonly printErr: (text: unknown) => void;
  readonly instantiateWasm: (
    imports: WebAssembly.Imports,
    ready: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Exports;
}) => Promise<EmscriptenDecoder>;

async function startEmscripten(
  factory: EmscriptenFactory,
  wasm: string,
  ...options: readonly boolean[]
): Promise<Codec> {
  let memory: WebAssembly.Memory | undefined;
  const complaints: string[] = [];
  const decoder = await factory({
    noInitialRun: true,
    // The libraries write to stdout and stderr what they find wrong; a photo must not write our log.
    print: () => {},
    printErr: (text) => {
      complaints.push(String(text));
    },
    instantiateWasm(imports, ready) {
      const instance = new WebAssembly.Instance(compile(wasm), imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      ready(instance);
      return instance.exports;
    },
  });
  if (memory === undefined) throw new Error(`${wasm} exports no memory.`);
  return { memory, complaints, decode: (bytes) => decoder.decode(bytes, ...options) };
}

async function startJpeg(): Promise<Codec> {
  const { default: factory } = await import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js');
  // Orientation is applied by upright.ts and nowhere else.
  const preserveOrientation = false;
  return startEmscripten(factory, '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm', preserveOrientation);
}

async function startWebp(): Promise<Codec> {
  const { default: factory } = await import('@jsquash/webp/codec/dec/webp_dec.js');
  return startEmscripten(factory, '@jsquash/webp/codec/dec/webp_dec.wasm');
}

interface PngExports {
  readonly memory: WebAssembly.Memory;
  readonly decode: (at: number, length: number) => number;
  readonly __wbindgen_malloc: (size: number, align: number) => number;
  readonly __wbindgen_free: (at: number, size: number, align: number) => void;
}

/**
 * Starts the PNG decoder of @jsquash/png without that package's glue, which keeps a single instance for the
 * life of the process: a Rust panic would leave it half-way through a call for every later photo.
 */
async function startPng(): Promise<Codec> {
  const module = compile('@jsquash/png/codec/pkg/squoosh_png_bg.wasm');
  let pixels: RawPixels | null = null;
  let wasm: PngExports | undefined;
  const take = (at: number, length: number, width: number, height: number): number => {
    if (wasm === undefined) return 0;
    pixels = {
      width,
      height,
      data: new Uint8ClampedArray(wasm.memory.buffer).slice(at >>> 0, (at >>> 0) + length),
    };
    wasm.__wbindgen_free(at, length, 1);
    return 0;
  };
  const refuse = (): never => {
    throw new Error('The PNG decoder gave up.');
  };
  const imports: Record<string, (...values: number[]) => number | undefined> = {};
  for (const { name } of WebAssembly.Module.imports(module)) {
    // The names end in a hash of their signature.
    if (name.startsWith('__wbg_newwithownedu8clampedarrayandsh')) imports[name] = take;
    else if (name === '__wbindgen_object_drop_ref') imports[name] = () => undefined;
    else imports[name] = refuse;
  }
  const instance = new WebAssembly.Instance(module, { wbg: imports });
  const started = instance.exports as unknown as PngExports;
  wasm = started;
  return {
    memory: started.memory,
    complaints: [],
    decode(bytes) {
      pixels = null;
      const at = started.__wbindgen_malloc(bytes.length, 1) >>> 0;
      new Uint8Array(started.memory.buffer).set(bytes, at);
      started.decode(at, bytes.length);
      const decoded = pixels;
      pixels = null;
      return decoded;
    },
  };
}

/** Starts a fresh decoder for a format. */
export const startCodec: Readonly<Record<ImageFormat, () => Promise<Codec>>> = {
  jpeg: startJpeg,
  png: startPng,
  webp: startWebp,
};
