/** A place on a plan: shares of its width and height from the top left corner, 0 to 1. */
export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** Fewest corners of an area. */
export const CORNERS_MIN = 3;

/** Steps of a thousandth are finer than any plan. */
function clamp(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}

/** Moves one corner, at most to the edge of the plan. */
export function moveCorner(polygon: Polygon, index: number, to: Point): Polygon {
  return polygon.with(index, [clamp(to[0]), clamp(to[1])]);
}

/** Adds a corner where the area's line comes nearest to it, so that the line does not cross itself. */
export function addCorner(
  polygon: Polygon,
  point: Point,
): { readonly polygon: Polygon; readonly index: number } {
  const corner: Point = [clamp(point[0]), clamp(point[1])];
  if (polygon.length < CORNERS_MIN) return { polygon: [...polygon, corner], index: polygon.length };
  const distances = edgesOf(polygon).map(([from, to]) => distance(corner, from, to));
  const index = distances.indexOf(Math.min(...distances)) + 1;
  return { polygon: polygon.toSpliced(index, 0, corner), index };
}

/** Adds a corner without a pointer: one of a rectangle at first, then in the middle of the longest side. */
export function addCornerSomewhere(polygon: Polygon): { readonly polygon: Polygon; readonly index: number } {
  const begin = BEGIN[polygon.length];
  if (begin !== undefined) return { polygon: [...polygon, begin], index: polygon.length };
  const edges = edgesOf(polygon);
  const lengths = edges.map(([from, to]) => Math.hypot(to[0] - from[0], to[1] - from[1]));
  const longest = lengths.indexOf(Math.max(...lengths));
  const [from, to] = edges[longest] ?? [CENTRE, CENTRE];
  const middle: Point = [clamp((from[0] + to[0]) / 2), clamp((from[1] + to[1]) / 2)];
  return { polygon: polygon.toSpliced(longest + 1, 0, middle), index: longest + 1 };
}

const CENTRE: Point = [0.5, 0.5];
const BEGIN: Polygon = [
  [0.3, 0.25],
  [0.7, 0.25],
  [0.7, 0.75],
  [0.3, 0.75],
];

export function removeCorner(polygon: Polygon, index: number): Polygon {
  return polygon.toSpliced(index, 1);
}

/** Whether its line crosses itself: then nobody can say what lies inside. */
export function crossesItself(polygon: Polygon): boolean {
  const edges = edgesOf(polygon);
  return edges.some((first, i) =>
    edges.some((second, j) => {
      const areNeighbours = j - i <= 1 || (i === 0 && j === edges.length - 1);
      return !areNeighbours && cross(first, second);
    }),
  );
}

type Edge = readonly [Point, Point];

function edgesOf(polygon: Polygon): readonly Edge[] {
  return polygon.map((from, index) => [from, polygon[(index + 1) % polygon.length] ?? from]);
}

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / square;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - t * dx, point[1] - from[1] - t * dy);
}

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  const side = (from: Point, to: Point, point: Point) =>
    Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
