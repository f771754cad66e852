/**
 * How far a template is moved towards the mean of the gallery before it is normalised again, for a
 * very large gallery: 0 leaves it, 1 subtracts the whole mean.
 *
 * Measured on people outside the gallery (bench/RESULTS.md, accuracy): subtracting everything helps
 * East-Asian faces less than three quarters do, and costs the mixed LFW people twice as much.
 */
export const CENTRE_WEIGHT = 0.75;
/** Shrinkage: a mean of n people is worth n / (n + 1) of one of all people. Measured likewise. */
const CENTRE_PRIOR = 1;

/** Gives how much of the mean of `people` people to subtract, 0–0.75. */
export function centreWeight(people: number): number {
  return people > 0 ? (CENTRE_WEIGHT * people) / (people + CENTRE_PRIOR) : 0;
}

/**
 * Gives what to subtract from a vector of norm 1: the mean of `rows`, weighted. Summed anew in double
 * precision each time, so that nothing of a row that left lingers in it, and no rounding adds up.
 */
export function centreOf(rows: Iterable<Float32Array>, length: number): Float64Array {
  const sum = new Float64Array(length);
  let people = 0;
  for (const row of rows) {
    people++;
    for (let i = 0; i < length; i++) sum[i] = (sum[i] ?? 0) + (row[i] ?? 0);
  }
  const factor = people > 0 ? centreWeight(people) / people : 0;
  return sum.map((value) => value * factor);
}

/** Gives the distance of a vector from the centre: the norm it has once it is centred. */
export function distance(values: Float32Array, centre: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < centre.length; i++) {
    const d = (values[i] ?? 0) - (centre[i] ?? 0);
    sum += d * d;
  }
  return Math.sqrt(sum);
}

/** Gives `(values − centre) / |values − centre|`, a new vector; NaN where the two coincide. */
export function centred(values: Float32Array, centre: Float64Array): Float32Array {
  const norm = distance(values, centre);
  return values.map((value, i) => (value - (centre[i] ?? 0)) / norm);
}
