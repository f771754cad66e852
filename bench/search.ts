import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { declareResearch } from '@consentry/law';
import { Gallery, identify, siteThreshold, Template } from '@consentry/recognition';
// oxlint-disable-next-line no-restricted-imports -- what the vault does to each probe
import { Rotation } from '../packages/vault/src/rotation.ts';
// oxlint-disable-next-line no-restricted-imports -- as above
import { STD } from '../packages/vault/src/suite.ts';

// One-to-many search over ROWS × LENGTH on one thread: our kernel, beside plain JavaScript on the
// same vectors in the same run; and what the vault's rotation of the probe adds. `node bench/search.ts [--rows 100000] [--length 128] [--runs 40]`

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    length: { type: 'string', default: '128' },
    runs: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
  },
});
const rows = Number(options.rows);
const length = Number(options.length);
const runs = Number(options.runs);

let state = 1;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32 - 0.5;
}
const vector = () => Float32Array.from({ length }, random);
const templateOf = (values: Float32Array) => Template.fromValues(values, 'bench');
const now = Date.now();
const permit = declareResearch(
  { by: 'bench/search.ts', statement: 'Speed on random numbers; no faces.' },
  now,
);

const gallery = new Gallery('bench', length, rows);
const plain = new Float32Array(rows * length);
for (let i = 0; i < rows; i++) {
  const template = templateOf(vector());
  gallery.add(String(i), template);
  plain.set(new Float32Array(template.toBytes().buffer), i * length);
}
/** Lowest threshold there is: the nearest row always matches. */
const rule = { threshold: Number.MIN_VALUE, centred: false };

function plainSearch(probe: Float32Array): number {
  let best = -1;
  let score = Number.NEGATIVE_INFINITY;
  for (let i = 0, at = 0; i < rows; i++) {
    let dot = 0;
    for (let k = 0; k < length; k++, at++) dot += (probe[k] ?? 0) * (plain[at] ?? 0);
    if (dot > score) [best, score] = [i, dot];
  }
  return best;
}

function median(list: readonly number[]): number {
  return [...list].toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
}

const rotation = new Rotation(randomBytes(32), { suite: STD, device: 'bench', purpose: 'bench', length });
const times = { kernel: [] as number[], javascript: [] as number[], rotation: [] as number[] };
let agree = 0;
for (let run = 0; run < runs + 3; run++) {
  const template = templateOf(vector());
  const probe = new Float32Array(template.toBytes().buffer);
  const t0 = performance.now();
  const ours = identify(permit, template, gallery, rule, now);
  const t1 = performance.now();
  const theirs = plainSearch(probe);
  const t2 = performance.now();
  rotation.turn(template).wipe();
  const turned = performance.now() - t2;
  if (run < 3) continue;
  times.kernel.push(t1 - t0);
  times.javascript.push(t2 - t1);
  times.rotation.push(turned);
  if (ours === String(theirs)) agree++;
}
const t3 = performance.now();
gallery.remove('7');
identify(permit, templateOf(vector()), gallery, { ...rule, centred: true }, now);
const refresh = performance.now() - t3;

const t4 = performance.now();
const site = siteThreshold({ gallery, act: 'verify', table: [] });
const threshold = performance.now() - t4;

const result = {
  rows,
  length,
  runs,
  kernel_ms_p50: Number(median(times.kernel).toFixed(2)),
  kernel_ms_max: Number(Math.max(...times.kernel).toFixed(2)),
  javascript_ms_p50: Number(median(times.javascript).toFixed(2)),
  rotation_of_the_probe_ms_p50: Number(median(times.rotation).toFixed(3)),
  with_rotation_to_without: Number((1 + median(times.rotation) / median(times.kernel)).toFixed(4)),
  same_answer: agree,
  site_threshold_pairs: site.pairs,
  site_threshold_ms: Number(threshold.toFixed(0)),
  first_centred_search_after_a_change_ms: Number(refresh.toFixed(2)),
};
if (options.json) console.log(JSON.stringify(result));
else console.table(result);
