/**
 * How long the posture of a large processor takes, whole and after a change, and what memory.
 *
 *   node bench/posture.ts [--purposes 200] [--devices 10000] [--persons 1000000] [--runs 20]
 *
 * The facts are the lawful example of `vectors/law/posture`, its door purpose and its door cloned until
 * there are so many. Persons are counts, so that their number costs nothing: it is set all the same,
 * so that the rows of large numbers (filing, officer) are judged, too.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PostureFacts, Reviewer, review } from '@consentry/law';

const { values } = parseArgs({
  options: {
    purposes: { type: 'string', default: '200' },
    devices: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '20' },
  },
});
const [PURPOSES, DEVICES, RUNS] = [Number(values.purposes), Number(values.devices), Number(values.runs)];
const NOW = Date.parse('2026-11-22T09:00:00+08:00');
const MODEL = { purpose: 'building-3-door', device: 'door-3' };

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

function isRecord(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Clones whatever is about the model purpose or the model device, once for each new one. */
function scaled(document: Json, kind: 'purpose' | 'device', news: readonly string[]): Json {
  const about = (element: Json): boolean =>
    isRecord(element) && (element[`${kind}_id`] === MODEL[kind] || element['id'] === MODEL[kind]);
  const own = new Set(idsOf(document, about));
  const clone = (value: Json, to: string): Json => {
    if (Array.isArray(value)) return value.map((member) => clone(member, to));
    if (isRecord(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clone(member, to)]));
    }
    if (value === MODEL[kind]) return to;
    return typeof value === 'string' && own.has(value) ? `${value}-${to}`.slice(-64) : value;
  };
  const grow = (value: Json): Json => {
    if (isRecord(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, grow(member)]));
    }
    if (!Array.isArray(value)) return value;
    if (value.includes(MODEL[kind]))
      return kind === 'purpose' && value.length > 1 ? [...value, ...news] : value;
    const models = value.filter(about);
    return [...value.map(grow), ...news.flatMap((id) => models.map((model) => clone(model, id)))];
  };
  return grow(document);
}

/** Ids of the listed things that are about the model. */
function idsOf(value: Json, about: (element: Json) => boolean): readonly string[] {
  if (Array.isArray(value)) {
    const own = value
      .filter(about)
      .flatMap((one) => (isRecord(one) && typeof one['id'] === 'string' ? [one['id']] : []));
    return [...own, ...value.flatMap((member) => idsOf(member, about))];
  }
  return isRecord(value) ? Object.values(value).flatMap((member) => idsOf(member, about)) : [];
}

function lawful(): Json {
  const folder = join(import.meta.dirname, '../vectors/law/posture');
  const sections = readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json,
  ]);
  return { as_of: '2026-11-22T08:00:00+08:00', ...Object.fromEntries(sections) };
}

function ids(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}

function percentile(times: readonly number[], share: number): string {
  return `${(times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`;
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const start = lawful();
const count = (kind: 'purpose' | 'device', document: Json): number => {
  const section = (document as Record<string, Record<string, Json[]>>)[
    kind === 'purpose' ? 'purpose' : 'siting'
  ];
  return section?.[kind === 'purpose' ? 'purposes' : 'devices']?.length ?? 0;
};
const withPurposes = scaled(start, 'purpose', ids('purpose', PURPOSES - count('purpose', start)));
const facts = scaled(
  withPurposes,
  'device',
  ids('device', DEVICES - count('device', withPurposes)),
) as unknown as PostureFacts;
const text = JSON.stringify(facts);
console.log(
  `facts: ${count('purpose', facts as unknown as Json)} purposes, ${count('device', facts as unknown as Json)} devices, ${(text.length / 2 ** 20).toFixed(1)} MiB of JSON`,
);

global.gc?.();
const before = process.memoryUsage().rss;
const whole = Array.from({ length: RUNS }, () => timed(() => review(facts, NOW)));
console.log(
  `whole, first: ${(whole[0] ?? 0).toFixed(1)} ms; then p50 ${percentile(whole.slice(1), 0.5)}, p95 ${percentile(whole.slice(1), 0.95)}`,
);

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
console.log(
  `memory: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB resident, of which facts and program before the first review ${(before / 2 ** 20).toFixed(0)} MiB`,
);
