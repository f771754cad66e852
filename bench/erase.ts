import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
// oxlint-disable-next-line no-restricted-imports -- permits and templates of nobody
import { DAY, NOW, open, permitFor, syntheticTemplate } from '../packages/vault/src/vault.fixture.ts';

// How long an erasure takes among PEOPLE templates: until it is effective (`erase` returned: tombstone on the disk,
// key overwritten, nothing compared) and until it is erased (`settle` returned: no copy of the key opens).
// `node bench/erase.ts [--people 1000] [--runs 50] [--folder DIR]`

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '50' },
    folder: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});
const people = Number(options.people);
const runs = Number(options.runs);

function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].toSorted((a, b) => a - b);
  return Number(
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1),
  );
}

const folder = mkdtempSync(join(options.folder, 'consentry-bench-'));
const consents = Array.from({ length: people }, () => randomUUID());
const vault = open(folder, { random: randomBytes });
for (const [person, consent] of consents.entries()) {
  using template = syntheticTemplate(person + 1);
  vault.enrol(permitFor('enrol', consent), template, NOW + 340 * DAY);
}
const [effective, erased]: [number[], number[]] = [[], []];
for (const consent of consents.slice(0, runs)) {
  const begun = performance.now();
  vault.erase(consent);
  effective.push(performance.now() - begun);
  vault.settle();
  erased.push(performance.now() - begun);
}
const together = consents.slice(runs, runs + 100);
const begun = performance.now();
for (const consent of together) vault.erase(consent);
vault.settle();
const batch = performance.now() - begun;
vault.close();
rmSync(folder, { recursive: true });

const result = {
  people,
  runs,
  effective_ms_p50: quantile(effective, 0.5),
  effective_ms_p95: quantile(effective, 0.95),
  erased_ms_p50: quantile(erased, 0.5),
  erased_ms_p95: quantile(erased, 0.95),
  [`${together.length}_erased_together_ms`]: Number(batch.toFixed(0)),
};
if (options.json) console.log(JSON.stringify(result));
else console.table(result);
