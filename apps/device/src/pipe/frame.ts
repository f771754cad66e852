import {
  IMAGE_MAX_BYTES,
  REPLY_MAX_BYTES,
  REQUEST_HEADER_MAX_BYTES,
  VaultReply,
  type VaultRequest,
} from '@consentry/contract';

export type FrameErrorCode =
  | 'frame_empty'
  | 'frame_header_too_long'
  | 'frame_image_too_long'
  | 'frame_reply_too_long'
  | 'frame_not_json'
  | 'frame_not_a_reply'
  | 'frame_cut'
  | 'stream_dead';

const MESSAGES: Readonly<Record<FrameErrorCode, string>> = {
  frame_empty: 'A frame announces no header. The other side does not speak this protocol; end the stream.',
  frame_header_too_long: `A frame announces a header of more than ${REQUEST_HEADER_MAX_BYTES} bytes. End the stream.`,
  frame_image_too_long: `A frame announces an image of more than ${IMAGE_MAX_BYTES} bytes. End the stream.`,
  frame_reply_too_long: `A reply is longer than ${REPLY_MAX_BYTES} bytes. Nothing that long may leave the vault process; end it.`,
  frame_not_json: 'A reply is not JSON in UTF-8. End the vault process.',
  frame_not_a_reply: 'A reply is not one of the closed schema. End the vault process.',
  frame_cut: 'The stream ended inside a frame. Start the other side again.',
  stream_dead:
    'This stream carried a broken frame and cannot be read any further. Start the other side again.',
};

/** Thrown where bytes on the pipe are not frames. The stream is dead after it: where the next frame begins is unknown. */
export class FrameError extends Error {
  readonly code: FrameErrorCode;
  constructor(code: FrameErrorCode, cause?: unknown) {
    super(MESSAGES[code], cause === undefined ? undefined : { cause });
    this.name = 'FrameError';
    this.code = code;
  }
}

/** A request as it came: the header not yet parsed, and the image, which the receiver wipes. */
export interface RequestFrame {
  readonly header: Uint8Array;
  readonly image: Uint8Array;
}

/**
 * Cuts a byte stream into frames: a prefix of `prefixBytes`, which tells how long the body is, then
 * the body. Holds at most one frame, of a length `measure` has accepted before a byte of it is kept.
 */
class FrameReader {
  readonly #measure: (prefix: DataView) => number;
  readonly #prefix: Uint8Array;
  #body: Uint8Array | null = null;
  #filled = 0;
  #dead = false;

  constructor(prefixBytes: number, measure: (prefix: DataView) => number) {
    this.#prefix = new Uint8Array(prefixBytes);
    this.#measure = measure;
  }

  get prefix(): DataView {
    return new DataView(this.#prefix.buffer);
  }

  /** Takes bytes and yields each body they complete. @throws {FrameError} */
  *push(chunk: Uint8Array): Generator<Uint8Array> {
    if (this.#dead) throw new FrameError('stream_dead');
    let rest = chunk;
    while (rest.length > 0) {
      const target = this.#body ?? this.#prefix;
      const part = rest.subarray(0, target.length - this.#filled);
      target.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
      if (this.#filled < target.length) return;
      this.#filled = 0;
      if (this.#body === null) {
        this.#body = new Uint8Array(this.#accept());
      } else {
        const body = this.#body;
        this.#body = null;
        yield body;
      }
    }
  }

  /** Says that no more bytes come. @throws {FrameError} `frame_cut` inside a frame */
  end(): void {
    const cut = this.#body !== null || this.#filled > 0;
    this.#body?.fill(0);
    if (cut && !this.#dead) throw new FrameError('frame_cut');
  }

  #accept(): number {
    try {
      return this.#measure(this.prefix);
    } catch (cause) {
      this.#dead = true;
      throw cause;
    }
  }
}

/** Reads request frames: u32le header length, u32le image length, header, image. */
export class RequestReader {
  readonly #reader = new FrameReader(8, (prefix) => {
    const header = prefix.getUint32(0, true);
    const image = prefix.getUint32(4, true);
    if (header === 0) throw new FrameError('frame_empty');
    if (header > REQUEST_HEADER_MAX_BYTES) throw new FrameError('frame_header_too_long');
    if (image > IMAGE_MAX_BYTES) throw new FrameError('frame_image_too_long');
    return header + image;
  });

  /** Takes bytes and yields each request they complete. @throws {FrameError} */
  *push(chunk: Uint8Array): Generator<RequestFrame> {
    for (const body of this.#reader.push(chunk)) {
      const header = this.#reader.prefix.getUint32(0, true);
      yield { header: body.subarray(0, header), image: body.subarray(header) };
    }
  }

  /** Says that no more bytes come. @throws {FrameError} `frame_cut` */
  end(): void {
    this.#reader.end();
  }
}

/** Reads reply frames: u32le length, JSON of the closed schema. */
export class ReplyReader {
  readonly #reader = new FrameReader(4, (prefix) => {
    const length = prefix.getUint32(0, true);
    if (length === 0) throw new FrameError('frame_empty');
    if (length > REPLY_MAX_BYTES) throw new FrameError('frame_reply_too_long');
    return length;
  });

  /** Takes bytes and yields each reply they complete. @throws {FrameError} */
  *push(chunk: Uint8Array): Generator<VaultReply> {
    for (const body of this.#reader.push(chunk)) yield parseReply(body);
  }

  /** Says that no more bytes come. @throws {FrameError} `frame_cut` */
  end(): void {
    this.#reader.end();
  }
}

function parseReply(body: Uint8Array): VaultReply {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new FrameError('frame_not_json', cause);
  }
  const parsed = VaultReply.safeParse(value);
  if (!parsed.success) throw new FrameError('frame_not_a_reply', parsed.error);
  return parsed.data;
}

/**
 * Writes a request as one frame.
 *
 * @throws {FrameError} `frame_header_too_long`, `frame_image_too_long`
 */
export function encodeRequest(request: VaultRequest, image: Uint8Array | null): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify(request));
  const body = image ?? new Uint8Array(0);
  if (header.length > REQUEST_HEADER_MAX_BYTES) throw new FrameError('frame_header_too_long');
  if (body.length > IMAGE_MAX_BYTES) throw new FrameError('frame_image_too_long');
  const frame = new Uint8Array(8 + header.length + body.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, header.length, true);
  view.setUint32(4, body.length, true);
  frame.set(header, 8);
  frame.set(body, 8 + header.length);
  return frame;
}

/**
 * Writes a reply as one frame, after checking it against the closed schema and the bound.
 *
 * @throws {FrameError} `frame_not_a_reply`, `frame_reply_too_long`
 */
export function encodeReply(reply: VaultReply): Uint8Array {
  const parsed = VaultReply.safeParse(reply);
  if (!parsed.success) throw new FrameError('frame_not_a_reply');
  const body = new TextEncoder().encode(JSON.stringify(parsed.data));
  if (body.length > REPLY_MAX_BYTES) throw new FrameError('frame_reply_too_long');
  const frame = new Uint8Array(4 + body.length);
  new DataView(frame.buffer).setUint32(0, body.length, true);
  frame.set(body, 4);
  return frame;
}
