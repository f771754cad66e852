import { type Field, bytes, concat, float, integer, message, text } from './protobuf.ts';

/** ONNX operator set the graphs are written for. */
export const OPSET = 13;
const IR_VERSION = 8;
const PRODUCER = 'consentry';

const FLOAT = 1;
const INT64 = 7;

/** An attribute: integers by default; a real number as `{ float }`. */
export type Attribute = number | readonly number[] | string | { readonly float: number };

/** A dimension: a size, or the name of one that is free. */
export type Dimension = number | string;

export interface TensorShape {
  readonly name: string;
  readonly shape: readonly Dimension[];
}

/** A graph under construction. Names are given by counting, so equal calls make equal files. */
export interface OnnxGraph {
  /** Adds float weights. @returns their name */
  weights(shape: readonly number[], values: Float32Array): string;
  /** Adds a one-dimensional int64 constant (a shape, pads). @returns its name */
  integers(values: readonly number[]): string;
  /** Adds an operator. @returns the name of its only output */
  node(type: string, inputs: readonly string[], attributes?: Readonly<Record<string, Attribute>>): string;
  /** Names a value as an output of the model. */
  output(value: string, name: string, shape: readonly Dimension[]): void;
  /** Finishes the model. @returns the bytes of a `ModelProto` */
  build(inputs: readonly TensorShape[]): Uint8Array;
}

function attribute(name: string, value: Attribute): Field {
  // AttributeProto: name 1, f 2, i 3, s 4, ints 8, type 20.
  const head = text(1, name);
  if (typeof value === 'number') return message(5, [head, integer(3, value), integer(20, 2)]);
  if (typeof value === 'string') return message(5, [head, text(4, value), integer(20, 3)]);
  if ('float' in value) return message(5, [head, float(2, value.float), integer(20, 1)]);
  return message(5, [head, ...value.map((item) => integer(8, item)), integer(20, 7)]);
}

// ValueInfoProto: name 1, type 2 → TypeProto.tensor_type 1 → elem_type 1, shape 2 → dim 1 → value 1 | param 2.
function valueInfo(field: number, { name, shape }: TensorShape): Field {
  const dims = shape.map((dim) => message(1, [typeof dim === 'string' ? text(2, dim) : integer(1, dim)]));
  return message(field, [text(1, name), message(2, [message(1, [integer(1, FLOAT), message(2, dims)])])]);
}

// TensorProto: dims 1, data_type 2, name 8, raw_data 9 (little-endian).
function tensor(name: string, shape: readonly number[], type: number, raw: Uint8Array): Field {
  return message(5, [...shape.map((dim) => integer(1, dim)), integer(2, type), text(8, name), bytes(9, raw)]);
}

/** Begins an empty ONNX graph. */
export function onnxGraph(): OnnxGraph {
  const nodes: Field[] = [];
  const constants: Field[] = [];
  const outputs: Field[] = [];

  return {
    weights(shape, values) {
      const size = shape.reduce((product, dim) => product * dim, 1);
      if (size !== values.length)
        throw new RangeError(`Shape [${shape.join()}] is not ${values.length} values.`);
      const name = `c${constants.length}`;
      const raw = new DataView(new ArrayBuffer(values.length * 4));
      values.forEach((value, index) => raw.setFloat32(index * 4, value, true));
      constants.push(tensor(name, shape, FLOAT, new Uint8Array(raw.buffer)));
      return name;
    },
    integers(values) {
      const name = `c${constants.length}`;
      const raw = new DataView(new ArrayBuffer(values.length * 8));
      values.forEach((value, index) => raw.setBigInt64(index * 8, BigInt(value), true));
      constants.push(tensor(name, [values.length], INT64, new Uint8Array(raw.buffer)));
      return name;
    },
    node(type, inputs, attributes = {}) {
      const name = `n${nodes.length}`;
      // NodeProto: input 1, output 2, name 3, op_type 4, attribute 5.
      nodes.push(
        message(1, [
          ...inputs.map((input) => text(1, input)),
          text(2, name),
          text(3, name),
          text(4, type),
          ...Object.entries(attributes).map(([key, value]) => attribute(key, value)),
        ]),
      );
      return name;
    },
    output(value, name, shape) {
      nodes.push(
        message(1, [text(1, value), text(2, name), text(3, `n${nodes.length}`), text(4, 'Identity')]),
      );
      outputs.push(valueInfo(12, { name, shape }));
    },
    build(inputs) {
      // GraphProto: node 1, name 2, initializer 5, input 11, output 12. ModelProto: ir 1, producer 2, graph 7, opset 8.
      const graph = [
        ...nodes,
        text(2, 'graph'),
        ...constants,
        ...inputs.map((input) => valueInfo(11, input)),
      ];
      return concat([
        integer(1, IR_VERSION),
        text(2, PRODUCER),
        message(7, [...graph, ...outputs]),
        message(8, [text(1, ''), integer(2, OPSET)]),
      ]);
    },
  };
}
