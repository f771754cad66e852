/** Affine map (x, y) → (a·x + b·y + c, d·x + e·y + f). */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/**
 * Finds the similarity (turn, scale, shift) that takes the points `from` nearest to `to` by least
 * squares (Umeyama 1991, without reflection).
 *
 * @param from x, y pairs
 * @param to as many x, y pairs
 * @throws {RangeError} when the counts differ, or all of `from` is one point
 */
export function similarityTransform(from: Float32Array, to: Float32Array): Affine {
  const n = from.length / 2;
  if (from.length !== to.length || n < 2)
    throw new RangeError('A similarity needs two or more pairs of points.');
  let fx = 0;
  let fy = 0;
  let tx = 0;
  let ty = 0;
  for (let i = 0; i < from.length; i += 2) {
    fx += (from[i] ?? 0) / n;
    fy += (from[i + 1] ?? 0) / n;
    tx += (to[i] ?? 0) / n;
    ty += (to[i + 1] ?? 0) / n;
  }
  let dot = 0;
  let cross = 0;
  let spread = 0;
  for (let i = 0; i < from.length; i += 2) {
    const x = (from[i] ?? 0) - fx;
    const y = (from[i + 1] ?? 0) - fy;
    const u = (to[i] ?? 0) - tx;
    const v = (to[i + 1] ?? 0) - ty;
    dot += x * u + y * v;
    cross += x * v - y * u;
    spread += x * x + y * y;
  }
  if (!(spread > 0)) throw new RangeError('These points are all one point: no similarity can be found.');
  const a = dot / spread;
  const d = cross / spread;
  return { a, b: -d, c: tx - a * fx + d * fy, d, e: a, f: ty - d * fx - a * fy };
}

/** How much an affine map stretches lengths along its first axis. */
export const scaleOf = ({ a, d }: Affine): number => Math.hypot(a, d);
