import { onnxGraph } from '../onnx/graph.ts';
import { WeightsManifest, filtersToOnnx, readWeights, weight } from './weights.ts';

/**
 * Converts face-api's 68-point landmark network (four dense blocks of separable convolutions) to ONNX.
 *
 * @returns model with input `input` [n, 3, 112, 112], red first, `(x − DLIB_MEAN) / 255`, and output
 *   `output` [n, 136]: x, y of each point as a fraction of the square crop
 */
export function convertLandmarks68(manifest: string, binary: Uint8Array): Uint8Array {
  const tensors = readWeights(WeightsManifest.parse(JSON.parse(manifest)), binary);
  const graph = onnxGraph();

  const convolve = (input: string, filtersName: string, biasName: string | null, stride: 1 | 2): string => {
    const depthwise = filtersName.endsWith('/depthwise_filter');
    const { shape, values } = filtersToOnnx(weight(tensors, filtersName), depthwise);
    const [out = 0, , height = 0, width = 0] = shape;
    const inputs = [input, graph.weights(shape, values)];
    if (biasName !== null) inputs.push(graph.weights([out], weight(tensors, biasName).values));
    return graph.node('Conv', inputs, {
      kernel_shape: [height, width],
      strides: [stride, stride],
      auto_pad: 'SAME_UPPER',
      group: depthwise ? out : 1,
    });
  };
  const separable = (input: string, name: string, stride: 1 | 2): string => {
    const spread = convolve(input, `${name}/depthwise_filter`, null, stride);
    return convolve(spread, `${name}/pointwise_filter`, `${name}/bias`, 1);
  };
  const add = (a: string, b: string): string => graph.node('Add', [a, b]);
  const relu = (a: string): string => graph.node('Relu', [a]);
  const block = (input: string, name: string): string => {
    const first = relu(
      tensors.has(`${name}/conv0/filters`)
        ? convolve(input, `${name}/conv0/filters`, `${name}/conv0/bias`, 2)
        : separable(input, `${name}/conv0`, 2),
    );
    const second = separable(first, `${name}/conv1`, 1);
    const third = separable(relu(add(first, second)), `${name}/conv2`, 1);
    const rest = add(second, third);
    const fourth = separable(relu(add(first, rest)), `${name}/conv3`, 1);
    return relu(add(first, add(rest, fourth)));
  };

  const features = ['dense0', 'dense1', 'dense2', 'dense3'].reduce(block, 'input');
  // The last features are 7 × 7, so the pooled value is 1 × 1 and flattening needs no reordering.
  const pooled = graph.node('AveragePool', [features], { kernel_shape: [7, 7], strides: [2, 2] });
  const dense = weight(tensors, 'fc/weights');
  const bias = weight(tensors, 'fc/bias');
  const flat = graph.node('Flatten', [pooled], { axis: 1 });
  const product = graph.node('MatMul', [flat, graph.weights(dense.shape, dense.values)]);
  graph.output(add(product, graph.weights(bias.shape, bias.values)), 'output', ['n', 136]);
  return graph.build([{ name: 'input', shape: ['n', 3, 112, 112] }]);
}
