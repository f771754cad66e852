import * as ort from 'onnxruntime-web/wasm';

// One thread and no proxy: a worker would need a right the vault process is not given (SECURITY.md 4.1).
ort.env.wasm.numThreads = 1;
ort.env.wasm.proxy = false;
ort.env.logLevel = 'error';

/** Thrown when the bytes are not a model that the runtime can load. */
export class RuntimeError extends Error {
  constructor(cause: unknown) {
    super(
      'The model runtime could not load this file: it is damaged, not ONNX, or uses an operator the runtime lacks. ' +
        'Convert it to ONNX operator set 13–21 and add it again.',
      { cause },
    );
    this.name = 'RuntimeError';
  }
}

/** A float32 tensor, row-major. */
export interface FloatTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A loaded ONNX model. Inference runs in WebAssembly on the calling thread. */
export interface Session extends AsyncDisposable {
  /** Shape of the only input; a name where a size is free. */
  readonly inputShape: readonly (number | string)[];
  /** Feeds the only input and overwrites it, also on failure. @returns the outputs by name; the caller wipes them */
  run(input: FloatTensor): Promise<ReadonlyMap<string, FloatTensor>>;
}

/**
 * Loads an ONNX model with one float32 input.
 *
 * @throws {RuntimeError} when it cannot be loaded or takes more than one input
 */
export async function openSession(model: Uint8Array): Promise<Session> {
  let session: ort.InferenceSession;
  try {
    session = await ort.InferenceSession.create(model, {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
      executionMode: 'sequential',
    });
  } catch (cause) {
    throw new RuntimeError(cause);
  }
  const [input, ...others] = session.inputNames;
  if (input === undefined || others.length > 0) {
    await session.release();
    throw new RuntimeError(new RangeError(`The model takes ${session.inputNames.length} inputs, not one.`));
  }
  return {
    inputShape: shapeOf(session),
    async run({ shape, values }) {
      const results = await session
        .run({ [input]: new ort.Tensor('float32', values, shape) })
        .finally(() => values.fill(0));
      return new Map(
        Object.entries(results).map(([name, tensor]) => {
          if (!(tensor.data instanceof Float32Array))
            throw new RangeError(`Output "${name}" is not float32.`);
          return [name, { shape: tensor.dims, values: tensor.data }];
        }),
      );
    },
    [Symbol.asyncDispose]: () => session.release(),
  };
}

function shapeOf({ inputMetadata: [input] }: ort.InferenceSession): readonly (number | string)[] {
  return input?.isTensor ? input.shape : [];
}
