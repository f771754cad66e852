/** EXIF orientation, tag 0x0112 (CIPA DC-008): 1 is upright, 6 is the usual phone held upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * Turns stored pixels upright. Returns the given pixels untouched for orientation 1.
 *
 * Orientations 5–8 swap width and height.
 */
export function upright(stored: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return stored;
  const { width, height } = stored;
  const swapped = orientation >= 5;
  const columns = swapped ? height : width;
  const rows = swapped ? width : height;
  const from = new Uint32Array(stored.data.buffer, stored.data.byteOffset, width * height);
  const to = new Uint32Array(columns * rows);
  // Index in `from` of the pixel that becomes the top left, and the steps along an upright row and column.
  const right = width - 1;
  const bottom = (height - 1) * width;
  const walk: Record<Exclude<Orientation, 1>, readonly [start: number, along: number, down: number]> = {
    2: [right, -1, width],
    3: [bottom + right, -1, -width],
    4: [bottom, 1, -width],
    5: [0, width, 1],
    6: [bottom, -width, 1],
    7: [bottom + right, -width, -1],
    8: [right, width, -1],
  };
  const [start, along, down] = walk[orientation];
  for (let y = 0, at = 0; y < rows; y += 1) {
    for (let x = 0, source = start + y * down; x < columns; x += 1, source += along, at += 1) {
      to[at] = from[source] ?? 0;
    }
  }
  return { width: columns, height: rows, data: new Uint8ClampedArray(to.buffer) };
}
