/** Run by bench/posture.ts: reviews the facts in a file, and says how long it took and how much memory. */
import { readFileSync } from 'node:fs';
import { type PostureFacts, Reviewer, review } from '@consentry/law';

const [, , file = '', runs = '20'] = process.argv;
const NOW = Date.parse('2026-11-22T09:00:00+08:00');
const RUNS = Number(runs);

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function percentile(times: readonly number[], share: number): string {
  return `${(times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`;
}

function peak(): string {
  return `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`;
}

const before = peak();
const facts = JSON.parse(readFileSync(file, 'utf8')) as PostureFacts;
const read = peak();
const first = timed(() => review(facts, NOW));
console.log(
  `first review: ${first.toFixed(1)} ms; peak memory ${peak()} (program ${before}, with the facts read ${read})`,
);
const whole = Array.from({ length: RUNS }, () => timed(() => review(facts, NOW)));
console.log(`then: p50 ${percentile(whole, 0.5)}, p95 ${percentile(whole, 0.95)}`);

const reviewer = new Reviewer(facts, NOW);
for (const section of ['complaint', 'consent', 'siting'] as const) {
  const times = Array.from({ length: RUNS }, () =>
    timed(() => void reviewer.update({ [section]: facts[section] }, NOW)),
  );
  console.log(`after a change of ${section}: p50 ${percentile(times, 0.5)}, p95 ${percentile(times, 0.95)}`);
}
const later = Array.from({ length: RUNS }, (_, index) =>
  timed(() => void reviewer.update({}, NOW + (index + 1) * 60_000)),
);
console.log(`after a minute: p50 ${percentile(later, 0.5)}`);
const states = Map.groupBy(reviewer.rows, ({ state }) => state);
console.log([...states].map(([state, rows]) => `${rows.length} ${state}`).join(', '));
console.log(`peak memory at the end: ${peak()}`);
