/**
 * How long the posture of a large processor takes, whole and after a change, and what memory.
 *
 *   node bench/posture.ts [--purposes 200] [--devices 10000] [--runs 20]
 *
 * The facts are the lawful example of `vectors/law/posture`, its door purpose and its door cloned until
 * there are so many. Persons are counts, so that their number costs nothing: it is set all the same,
 * so that the rows of large numbers (filing, officer) are judged, too.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    purposes: { type: 'string', default: '200' },
    devices: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '20' },
  },
});
const [PURPOSES, DEVICES] = [Number(values.purposes), Number(values.devices)];
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

function count(kind: 'purpose' | 'device', document: Json): number {
  const section = (document as Record<string, Record<string, Json[]>>)[
    kind === 'purpose' ? 'purpose' : 'siting'
  ];
  return section?.[kind === 'purpose' ? 'purposes' : 'devices']?.length ?? 0;
}

const start = lawful();
const withPurposes = scaled(start, 'purpose', ids('purpose', PURPOSES - count('purpose', start)));
const facts = scaled(withPurposes, 'device', ids('device', DEVICES - count('device', withPurposes)));
const folder = mkdtempSync(join(tmpdir(), 'consentry-posture-'));
const file = join(folder, 'facts.json');
writeFileSync(file, JSON.stringify(facts));
const mib = (statSync(file).size / 2 ** 20).toFixed(1);
console.log(
  `facts: ${count('purpose', facts)} purposes, ${count('device', facts)} devices, ${mib} MiB of JSON`,
);

// A process of its own, so that what made the facts is not counted.
const worker = join(import.meta.dirname, 'posture-worker.ts');
for (const flags of [[], ['--max-old-space-size=160', '--max-semi-space-size=2']]) {
  console.log(`\nnode ${[...flags, 'bench/posture-worker.ts'].join(' ')}`);
  const run = spawnSync(process.execPath, [...flags, worker, file, values.runs], { encoding: 'utf8' });
  process.stdout.write(run.stdout);
  if (run.status !== 0) process.stdout.write(run.stderr.split('\n').slice(-12).join('\n'));
}
rmSync(folder, { recursive: true });
