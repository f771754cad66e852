import { z } from 'zod';
import { type OnnxGraph, onnxGraph } from '../onnx/graph.ts';
import { WeightsManifest, filtersToOnnx, readWeights, weight } from './weights.ts';

const Text = z.object({ s: z.string() });
const Integers = z.object({ list: z.object({ i: z.array(z.string()).optional() }) });
const Node = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z
    .object({
      padding: Text.optional(),
      data_format: Text.optional(),
      strides: Integers.optional(),
      dilations: Integers.optional(),
      ksize: Integers.optional(),
      fused_ops: z.object({ list: z.object({ s: z.array(z.string()).optional() }) }).optional(),
    })
    .default({}),
});
type Node = z.infer<typeof Node>;

const Shape = z.object({ dim: z.array(z.object({ size: z.coerce.number() })) });
const TfjsGraph = z.object({
  userDefinedMetadata: z.object({
    signature: z.object({
      inputs: z.record(z.string(), z.object({ tensorShape: Shape })),
      outputs: z.record(z.string(), z.object({ tensorShape: Shape })),
    }),
  }),
  modelTopology: z.object({ node: z.array(Node) }),
  weightsManifest: WeightsManifest,
});

const plain = (name: string): string => name.replace(/:\d+$/, '');
// String attributes are base64 in TensorFlow.js JSON.
const decoded = (attribute: { s: string } | undefined): string =>
  attribute ? Buffer.from(attribute.s, 'base64').toString('latin1') : '';
const spatial = (attribute: z.infer<typeof Integers> | undefined): [number, number] => {
  const [, y = '1', x = '1'] = attribute?.list.i ?? [];
  return [Number(y), Number(x)];
};
const padding = (node: Node): string => (decoded(node.attr.padding) === 'SAME' ? 'SAME_UPPER' : 'VALID');

/**
 * Converts a TensorFlow.js graph model of convolutions to ONNX. Values of rank 4 are kept channels-first
 * from input to output; only a `Reshape`, whose meaning depends on the order, sees them channels-last.
 *
 * @param json text of the model file
 * @param binary its weights
 * @returns ONNX model with input `input` [1, channels, height, width] and the outputs of the signature,
 *   named by their shape without the batch (`512x16`)
 * @throws {RangeError} when the graph has an operator that is not known here
 */
export function convertTfjsGraph(json: string, binary: Uint8Array): Uint8Array {
  const model = TfjsGraph.parse(JSON.parse(json));
  const tensors = readWeights(model.weightsManifest, binary);
  const nodes = new Map(model.modelTopology.node.map((node) => [node.name, node]));
  const graph = onnxGraph();
  const made = new Map<string, string>();

  const visit = (name: string): string => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const node = nodes.get(plain(name));
    if (!node) throw new RangeError(`The graph has no node "${name}".`);
    const value = importNode(graph, node, visit, (constant) => weight(tensors, plain(constant)));
    made.set(name, value);
    return value;
  };

  const { inputs, outputs } = model.userDefinedMetadata.signature;
  for (const [name, { tensorShape }] of Object.entries(outputs).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const shape = tensorShape.dim.map((dim) => dim.size);
    graph.output(visit(plain(name)), shape.slice(1).join('x'), shape);
  }
  const [, height = 0, width = 0, channels = 0] =
    Object.values(inputs)[0]?.tensorShape.dim.map((dim) => dim.size) ?? [];
  return graph.build([{ name: 'input', shape: [1, channels, height, width] }]);
}

function importNode(
  graph: OnnxGraph,
  node: Node,
  visit: (name: string) => string,
  constant: (name: string) => ReturnType<typeof weight>,
): string {
  const [first = '', second = '', third = ''] = node.input;
  const { attr } = node;
  if (attr.data_format && decoded(attr.data_format) !== 'NHWC')
    throw new RangeError(`Node "${node.name}" is not channels-last.`);
  switch (node.op) {
    case 'Placeholder':
      return 'input';
    case 'Identity':
      return visit(first);
    case '_FusedConv2D':
    case 'DepthwiseConv2dNative': {
      const depthwise = node.op === 'DepthwiseConv2dNative';
      const filters = filtersToOnnx(constant(second), depthwise);
      const [out = 0, , height = 0, width = 0] = filters.shape;
      const fused = (attr.fused_ops?.list.s ?? []).map((s) => decoded({ s }));
      const inputs = [visit(first), graph.weights(filters.shape, filters.values)];
      if (fused[0] === 'BiasAdd') inputs.push(graph.weights([out], constant(third).values));
      const convolved = graph.node('Conv', inputs, {
        kernel_shape: [height, width],
        strides: spatial(attr.strides),
        dilations: spatial(attr.dilations),
        auto_pad: padding(node),
        group: depthwise ? out : 1,
      });
      const rest = fused.filter((op) => op !== 'BiasAdd');
      if (rest.length === 0) return convolved;
      if (rest.length === 1 && rest[0] === 'Relu') return graph.node('Relu', [convolved]);
      throw new RangeError(`Node "${node.name}" fuses ${rest.join()}, which is not known here.`);
    }
    case 'MaxPool':
      return graph.node('MaxPool', [visit(first)], {
        kernel_shape: spatial(attr.ksize),
        strides: spatial(attr.strides),
        auto_pad: padding(node),
      });
    case 'AddV2':
      return graph.node('Add', [visit(first), visit(second)]);
    case 'Relu':
      return graph.node('Relu', [visit(first)]);
    case 'Pad': {
      // [before, after] of batch, height, width, channel → all before, then all after, channels second.
      const pads = constant(second).values;
      const order = [0, 3, 1, 2];
      const side = (after: 0 | 1) => order.map((axis) => pads[axis * 2 + after] ?? 0);
      return graph.node('Pad', [visit(first), graph.integers([...side(0), ...side(1)])]);
    }
    case 'Reshape': {
      const last = graph.node('Transpose', [visit(first)], { perm: [0, 2, 3, 1] });
      return graph.node('Reshape', [last, graph.integers([...constant(second).values])]);
    }
    default:
      throw new RangeError(`Operator "${node.op}" of node "${node.name}" is not known here.`);
  }
}
