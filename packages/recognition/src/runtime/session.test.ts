import { expect, test } from 'vitest';
import { onnxGraph } from '../onnx/graph.ts';
import { openSession, RuntimeError } from './session.ts';

test('a graph of ours runs: (x · 2) + [1, −1], padded in front', async () => {
  const graph = onnxGraph();
  const product = graph.node('MatMul', ['input', graph.weights([2, 2], Float32Array.of(2, 0, 0, 2))]);
  const sum = graph.node('Add', [product, graph.weights([2], Float32Array.of(1, -1))]);
  const padded = graph.node('Pad', [sum, graph.integers([0, 1, 0, 0])]);
  graph.output(graph.node('LeakyRelu', [padded], { alpha: { float: 0.5 } }), 'output', ['n', 3]);
  await using session = await openSession(graph.build([{ name: 'input', shape: ['n', 2] }]));
  expect(session.inputShape).toEqual(['n', 2]);
  const values = Float32Array.of(1, 2, 3, -4);
  const outputs = await session.run({ shape: [2, 2], values });
  expect(values).toEqual(new Float32Array(4));
  expect(outputs.get('output')).toEqual({ shape: [2, 3], values: Float32Array.of(0, 3, 3, 0, 7, -4.5) });
});

test('equal graphs are equal bytes', () => {
  const make = () => {
    const graph = onnxGraph();
    graph.output(graph.node('Add', ['input', graph.weights([1], Float32Array.of(0.1))]), 'y', [1]);
    return graph.build([{ name: 'input', shape: [1] }]);
  };
  expect(make()).toEqual(make());
});

test('weights of another size than their shape are refused', () => {
  expect(() => onnxGraph().weights([2, 2], new Float32Array(3))).toThrow(RangeError);
});

test('bytes that are no model are refused with a remedy', async () => {
  await expect(openSession(new TextEncoder().encode('not a model'))).rejects.toThrow(RuntimeError);
  await expect(openSession(new Uint8Array())).rejects.toThrow(/add it again/);
});
