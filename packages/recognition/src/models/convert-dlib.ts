import { type OnnxGraph, onnxGraph } from '../onnx/graph.ts';
import { WeightsManifest, type WeightTensor, filtersToOnnx, readWeights, weight } from './weights.ts';

/** Mean of each channel, red first, that dlib's networks subtract (dlib `input_rgb_image`). */
export const DLIB_MEAN: readonly [number, number, number] = [122.782, 117.001, 104.298];

type Tensors = ReadonlyMap<string, WeightTensor>;

/** Convolution then dlib's per-channel affine layer, folded into the filters. */
function convolve(
  graph: OnnxGraph,
  tensors: Tensors,
  input: string,
  name: string,
  stride: 1 | 2,
  pad: 0 | 1,
) {
  const { shape, values } = filtersToOnnx(weight(tensors, `${name}/conv/filters`), false);
  const [out = 0, , height = 0, width = 0] = shape;
  const bias = weight(tensors, `${name}/conv/bias`).values;
  const gain = weight(tensors, `${name}/scale/weights`).values;
  const shift = weight(tensors, `${name}/scale/biases`).values;
  const size = values.length / out;
  const filters = values.map((value, index) => value * (gain[Math.floor(index / size)] ?? Number.NaN));
  const biases = bias.map(
    (value, index) => value * (gain[index] ?? Number.NaN) + (shift[index] ?? Number.NaN),
  );
  return graph.node('Conv', [input, graph.weights(shape, filters), graph.weights([out], biases)], {
    kernel_shape: [height, width],
    strides: [stride, stride],
    pads: [pad, pad, pad, pad],
  });
}

function residual(graph: OnnxGraph, tensors: Tensors, input: string, name: string): string {
  const first = graph.node('Relu', [convolve(graph, tensors, input, `${name}/conv1`, 1, 1)]);
  const second = convolve(graph, tensors, first, `${name}/conv2`, 1, 1);
  return graph.node('Relu', [graph.node('Add', [second, input])]);
}

/** Halves the side; the shortcut is averaged, and the smaller of the two is filled with zeros as dlib does. */
function residualDown(
  graph: OnnxGraph,
  tensors: Tensors,
  input: Level,
  name: string,
  channels: number,
): Level {
  const first = graph.node('Relu', [convolve(graph, tensors, input.value, `${name}/conv1`, 2, 0)]);
  let main = convolve(graph, tensors, first, `${name}/conv2`, 1, 1);
  let short = graph.node('AveragePool', [input.value], { kernel_shape: [2, 2], strides: [2, 2] });
  const mainSide = Math.floor((input.side - 3) / 2) + 1;
  const side = Math.floor(input.side / 2);
  const missing = side - mainSide;
  if (missing > 0) main = graph.node('Pad', [main, graph.integers([0, 0, 0, 0, 0, 0, missing, missing])]);
  const extra = channels - input.channels;
  if (extra > 0) short = graph.node('Pad', [short, graph.integers([0, 0, 0, 0, 0, extra, 0, 0])]);
  return { value: graph.node('Relu', [graph.node('Add', [short, main])]), side, channels };
}

interface Level {
  readonly value: string;
  readonly side: number;
  readonly channels: number;
}

/**
 * Converts dlib's ResNet-29 face embedding, as packaged for face-api, to ONNX.
 *
 * @returns model with input `input` [n, 3, 150, 150], red first, `(x − DLIB_MEAN) / 256`, and output
 *   `output` [n, 128]
 */
export function convertDlibResnet(manifest: string, binary: Uint8Array): Uint8Array {
  const tensors = readWeights(WeightsManifest.parse(JSON.parse(manifest)), binary);
  const graph = onnxGraph();
  const stem = graph.node('Relu', [convolve(graph, tensors, 'input', 'conv32_down', 2, 0)]);
  const pooled = graph.node('MaxPool', [stem], { kernel_shape: [3, 3], strides: [2, 2] });
  let level: Level = { value: pooled, side: 35, channels: 32 };
  const repeat = (prefix: string, count: number) => {
    for (let index = 1; index <= count; index++)
      level = { ...level, value: residual(graph, tensors, level.value, `${prefix}_${index}`) };
  };
  repeat('conv32', 3);
  level = residualDown(graph, tensors, level, 'conv64_down', 64);
  repeat('conv64', 3);
  level = residualDown(graph, tensors, level, 'conv128_down', 128);
  repeat('conv128', 2);
  level = residualDown(graph, tensors, level, 'conv256_down', 256);
  repeat('conv256', 2);
  level = residualDown(graph, tensors, level, 'conv256_down_out', 256);
  const flat = graph.node('Flatten', [graph.node('GlobalAveragePool', [level.value])], { axis: 1 });
  const dense = weight(tensors, 'fc');
  graph.output(graph.node('MatMul', [flat, graph.weights(dense.shape, dense.values)]), 'output', ['n', 128]);
  return graph.build([{ name: 'input', shape: ['n', 3, 150, 150] }]);
}
