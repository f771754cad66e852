import type { Box } from '../detected-face.ts';

/** A place in a frame as fractions of its width and height, 0–1 from the top left. */
type Place = readonly [x: number, y: number];

/** How near an edge counts as on it, fractions of the frame: far less than a pixel. */
const ON_EDGE = 1e-9;

/** Tells whether `p` lies on the line from `a` to `b`. */
function onLine([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): boolean {
  const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  if (Math.abs(cross) > ON_EDGE) return false;
  const within = (v: number, from: number, to: number): boolean =>
    v >= Math.min(from, to) - ON_EDGE && v <= Math.max(from, to) + ON_EDGE;
  return within(x, ax, bx) && within(y, ay, by);
}

/** Tells whether the way straight to the right from `p` crosses the line from `a` to `b`. */
function crosses([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): boolean {
  return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
}

/**
 * Tells whether the centre of a face's box lies in the capture area of a door (even–odd rule; the boundary is
 * inside). A face outside is dropped before anything is computed from it: who passes by is not processed.
 *
 * An area without three corners, or with a corner that is no number, holds nothing: a broken setting must not
 * open the whole frame.
 *
 * @param box pixels of the upright image
 * @param frame its size in pixels
 * @param area corners as fractions of the frame, in order, closed by itself
 */
export function inCaptureArea(
  box: Box,
  frame: { readonly width: number; readonly height: number },
  area: readonly Place[],
): boolean {
  const centre: Place = [(box.x + box.width / 2) / frame.width, (box.y + box.height / 2) / frame.height];
  const first = area[0];
  if (first === undefined || area.length < 3) return false;
  if (![centre, ...area].flat().every((value) => Number.isFinite(value))) return false;
  let inside = false;
  for (const [i, corner] of area.entries()) {
    const next = area[i + 1] ?? first;
    if (onLine(centre, corner, next)) return true;
    if (crosses(centre, corner, next)) inside = !inside;
  }
  return inside;
}
