import { z } from 'zod';

/** A tensor of upstream weights. */
export interface WeightTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const Entry = z.object({
  name: z.string(),
  shape: z.array(z.int().min(0)),
  dtype: z.enum(['float32', 'int32']),
  quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }).optional(),
});

/** The weights manifest of TensorFlow.js: tensors in the order they lie in the binary. */
export const WeightsManifest = z.array(
  z.object({ paths: z.array(z.string()).length(1), weights: z.array(Entry) }),
);
export type WeightsManifest = z.infer<typeof WeightsManifest>;

/**
 * Reads the tensors of a TensorFlow.js weights file. Values quantised to bytes are `byte · scale + min`.
 *
 * @throws {RangeError} when the binary is shorter or longer than the manifest says
 */
export function readWeights(
  manifest: WeightsManifest,
  binary: Uint8Array,
): ReadonlyMap<string, WeightTensor> {
  const view = new DataView(binary.buffer, binary.byteOffset, binary.byteLength);
  const tensors = new Map<string, WeightTensor>();
  let offset = 0;
  for (const entry of manifest.flatMap((group) => group.weights)) {
    const length = entry.shape.reduce((product, dim) => product * dim, 1);
    const values = new Float32Array(length);
    const { quantization } = entry;
    const width = quantization ? 1 : 4;
    if (offset + length * width > binary.length) throw new RangeError(`Weights end within "${entry.name}".`);
    for (let index = 0; index < length; index++) {
      const at = offset + index * width;
      if (quantization) values[index] = view.getUint8(at) * quantization.scale + quantization.min;
      else values[index] = entry.dtype === 'int32' ? view.getInt32(at, true) : view.getFloat32(at, true);
    }
    offset += length * width;
    tensors.set(entry.name, { shape: entry.shape, values });
  }
  if (offset !== binary.length)
    throw new RangeError(`${binary.length - offset} bytes after the last weight.`);
  return tensors;
}

/** Finds a tensor. @throws {RangeError} when there is none of this name */
export function weight(tensors: ReadonlyMap<string, WeightTensor>, name: string): WeightTensor {
  const found = tensors.get(name);
  if (!found) throw new RangeError(`The upstream weights have no tensor "${name}".`);
  return found;
}

/**
 * Reorders filters from TensorFlow's height, width, in, out to ONNX's out, in, height, width.
 * Depthwise filters (height, width, channel, 1) become channel, 1, height, width.
 */
export function filtersToOnnx({ shape, values }: WeightTensor, depthwise: boolean): WeightTensor {
  const [height = 0, width = 0, inner = 0, outer = 0] = shape;
  const area = height * width;
  const filters = new Float32Array(values.length);
  for (let at = 0; at < area; at++)
    for (let i = 0; i < inner; i++)
      for (let o = 0; o < outer; o++) {
        const target = depthwise ? (i * outer + o) * area : (o * inner + i) * area;
        filters[target + at] = values[(at * inner + i) * outer + o] ?? Number.NaN;
      }
  return {
    shape: depthwise ? [inner * outer, 1, height, width] : [outer, inner, height, width],
    values: filters,
  };
}
