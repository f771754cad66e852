/**
 * Runs mutation testing of `law` on a random sample of its lines: the whole takes hours.
 *
 *   node scripts/mutation-sample.ts [--lines 12] [--seed 1] [--concurrency 2]
 *
 * Of each file one window of so many lines is taken; the same seed takes the same windows. Texts (string
 * literals) are not mutated: that each fact stands where an answer says is checked by the vectors.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '2' },
  },
});
/** Data, texts and schemas: no logic of the law. */
const DATA =
  /\.test\.ts$|lawful-facts\.ts$|-rows\.ts$|findings[^/]*\.ts$|-section\.ts$|-facts\.ts$|index\.ts$|instrument\/(measures|instruments)\.ts$|time\/(calendars|.*-texts)\.ts$/;
const root = join(import.meta.dirname, '..');
const law = join(root, 'packages/law/src');

let state = Number(values.seed);
function random(below: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const windows = readdirSync(law, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !DATA.test(file))
  .toSorted()
  .map((file) => {
    const lines = readFileSync(join(law, file), 'utf8').split('\n').length;
    const length = Number(values.lines);
    const first = 1 + random(Math.max(1, lines - length));
    return `packages/law/src/${file}:${first}-${Math.min(lines, first + length)}`;
  });
const settings: unknown = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8'));
const config = join(root, 'stryker.sample.json');
writeFileSync(
  config,
  JSON.stringify({
    ...(settings as object),
    mutate: windows,
    mutator: { excludedMutations: ['StringLiteral'] },
    concurrency: Number(values.concurrency),
    reporters: ['clear-text', 'progress-append-only', 'json'],
  }),
);
const { status } = spawnSync('stryker', ['run', config], { stdio: 'inherit', cwd: root });
process.exitCode = status ?? 1;
