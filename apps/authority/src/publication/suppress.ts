/**
 * A sum that is published beside what it is a sum of. Each cell is a part of one line at most, and lines hang together
 * as a tree (a total of one may be a part of another): bounds that agree line by line are then exact.
 */
export interface Line {
  readonly total: string;
  readonly parts: readonly string[];
}

/** The least and the most that a count can be, for whoever has only what is published. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * Says which counts are withheld so that no small one is published, and none that is withheld can be had back from the
 * totals (cell suppression; a practice of this product, no rule of law). Pure.
 *
 * What is withheld is known to be 1 at least, since zeros are shown; it is withheld well enough when it could be any of
 * `threshold` numbers. Where a line gives one away, the smallest other count of the line is withheld with it.
 *
 * @param counts by cell
 * @param threshold counts from 1 to below it are small
 * @param before cells withheld when these figures were published before: they stay so
 */
export function withheld(
  counts: ReadonlyMap<string, number>,
  lines: readonly Line[],
  threshold: number,
  before: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const hidden = new Set(
    [...counts]
      .filter(([cell, count]) => count > 0 && (count < threshold || before.has(cell)))
      .map(([cell]) => cell),
  );
  for (;;) {
    const bounds = boundsOf(counts, lines, hidden);
    const weak = [...hidden].find((cell) => {
      const { least, most } = bounds.get(cell) ?? { least: 0, most: 0 };
      return most - least + 1 < threshold;
    });
    if (weak === undefined) return hidden;
    const next = nextOf(counts, lines, hidden, weak);
    if (next === null) return hidden;
    hidden.add(next);
  }
}

/**
 * The smallest count that is still shown: first in a line that gives the only one withheld away, then beside this one,
 * then its total, then anywhere.
 */
function nextOf(
  counts: ReadonlyMap<string, number>,
  lines: readonly Line[],
  hidden: ReadonlySet<string>,
  weak: string,
): string | null {
  const near = lines.filter(({ total, parts }) => total === weak || parts.includes(weak));
  const telling = lines.filter(
    ({ total, parts }) => [total, ...parts].filter((cell) => hidden.has(cell)).length === 1,
  );
  const tries = [
    ...[telling, near].map((some) => some.flatMap(({ parts }) => parts)),
    near.map(({ total }) => total),
    [...counts.keys()],
  ];
  for (const cells of tries) {
    const shown = cells.filter((cell) => !hidden.has(cell) && (counts.get(cell) ?? 0) > 0);
    const [smallest] = shown.toSorted(
      (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    if (smallest !== undefined) return smallest;
  }
  return null;
}

/** Narrows what each count can be by every line, until no line says more. */
function boundsOf(
  counts: ReadonlyMap<string, number>,
  lines: readonly Line[],
  hidden: ReadonlySet<string>,
): ReadonlyMap<string, Bounds> {
  const bounds = new Map<string, Bounds>(
    [...counts].map(([cell, count]) => [
      cell,
      hidden.has(cell) ? { least: 1, most: Infinity } : { least: count, most: count },
    ]),
  );
  const at = (cell: string) => bounds.get(cell) ?? { least: 0, most: 0 };
  let changed = true;
  const narrow = (cell: string, least: number, most: number) => {
    const old = at(cell);
    const next = { least: Math.max(old.least, least), most: Math.min(old.most, most) };
    if (next.least === old.least && next.most === old.most) return;
    bounds.set(cell, next);
    changed = true;
  };
  const sum = (cells: readonly string[], side: keyof Bounds) =>
    cells.reduce((all, cell) => all + at(cell)[side], 0);
  while (changed) {
    changed = false;
    for (const { total, parts } of lines) {
      narrow(total, sum(parts, 'least'), sum(parts, 'most'));
      for (const part of parts) {
        const others = parts.filter((one) => one !== part);
        narrow(part, at(total).least - sum(others, 'most'), at(total).most - sum(others, 'least'));
      }
    }
  }
  return bounds;
}
