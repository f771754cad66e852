import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Evaluation,
  evaluate,
  measureThresholds,
  openRecogniser,
  type PhotoEncoder,
  photoEncoder,
  prepareModels,
  Template,
} from '@consentry/recognition';

// Accuracy on photos that are not part of this repository: PATH_TO_FACES holds lfw-dev and
// east-asian-dev, each with one folder a person and pairs.tsv. Prints one JSON object.
//
//   node bench/accuracy.ts --faces PATH_TO_FACES --models MODEL_CACHE
//
// To centre, people are split in two by the order of their names, every other one: pairs within one
// half are scored after subtracting the mean of the other half.

const { values: options } = parseArgs({
  options: {
    faces: { type: 'string' },
    models: { type: 'string', default: join(tmpdir(), 'consentry-bench-models') },
  },
});
if (options.faces === undefined) {
  console.error('Say where the photos are: node bench/accuracy.ts --faces PATH_TO_FACES');
  process.exit(2);
}
const faces = resolve(options.faces);
const models = await prepareModels({ cache: options.models });
await using recogniser = await openRecogniser({ models, now: Date.now });
const encodeOnce = photoEncoder(
  recogniser,
  { by: 'bench/accuracy.ts', statement: 'Error rates of the engine on photos of a research benchmark.' },
  Date.now,
);

/** Sealed copies by photo, in memory only: the same photos are measured under several conditions. */
const made = new Map<string, Uint8Array | string>();
const encode: PhotoEncoder = async (bytes) => {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = made.get(digest);
  if (known instanceof Uint8Array) return Template.fromBytes(known, recogniser.digest);
  const result = known === undefined ? await encodeOnce(bytes) : (known as Awaited<ReturnType<PhotoEncoder>>);
  made.set(digest, result instanceof Template ? result.toBytes() : result);
  return result;
};

const temporary = await mkdtemp(join(tmpdir(), 'consentry-accuracy-'));

async function peopleOf(set: string): Promise<string[]> {
  const entries = await readdir(join(faces, set), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** Makes a pairs file of one half of the people, and a folder of links to photos of `size` of the others. */
async function halfOf(set: string, half: 0 | 1, size = 1e9): Promise<{ pairs: string; centre: string }> {
  const people = await peopleOf(set);
  const mine = new Set(people.filter((_, i) => i % 2 === half));
  const lines = (await readFile(join(faces, set, 'pairs.tsv'), 'utf8')).trimEnd().split('\n');
  const kept = lines.filter((line) =>
    line
      .split('\t')
      .slice(1)
      .every((photo) => mine.has(dirname(photo))),
  );
  const pairs = join(temporary, `${set}-${half}.tsv`);
  await writeFile(pairs, `${kept.join('\n')}\n`);
  const centre = join(temporary, `${set}-${half}-centre-${size}`);
  for (const person of people.filter((name) => !mine.has(name)).slice(0, size)) {
    await mkdir(join(centre, person), { recursive: true });
    for (const photo of await readdir(join(faces, set, person))) {
      await symlink(join(faces, set, person, photo), join(centre, person, photo));
    }
  }
  return { pairs, centre };
}

const report = (result: Evaluation) =>
  JSON.parse(
    JSON.stringify(result, (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(4)) : value,
    ),
  ) as unknown;

const rates = [1e-2, 1e-3, 1e-4];
const groups: Record<string, (person: string) => string | null> = {
  'by-country': (person) => /^(cn|jp|kr)_/.exec(person)?.[1] ?? null,
  'east-asian': () => 'east-asian',
};

try {
  const conditions: Record<string, unknown> = {};
  for (const set of ['lfw-dev', 'east-asian-dev']) {
    const root = join(faces, set);
    for (const shots of set === 'lfw-dev' ? [1] : [1, 2, 3]) {
      const pairs = join(root, 'pairs.tsv');
      conditions[`${set}, shots ${shots}`] = report(await evaluate({ pairs, root, shots, encode }));
    }
    for (const half of [0, 1] as const) {
      const { pairs, centre } = await halfOf(set, half);
      for (const shots of set === 'lfw-dev' ? [1] : [1, 2, 3]) {
        const name = `${set}, half ${half}, shots ${shots}`;
        conditions[name] = report(await evaluate({ pairs, root, shots, encode }));
        conditions[`${name}, centred`] = report(await evaluate({ pairs, root, shots, centre, encode }));
      }
    }
  }
  for (const half of [0, 1] as const) {
    for (const size of [1, 2, 4, 8]) {
      const { pairs, centre } = await halfOf('east-asian-dev', half, size);
      const root = join(faces, 'east-asian-dev');
      const name = `east-asian-dev, half ${half}, shots 1, centred on ${size}`;
      conditions[name] = report(await evaluate({ pairs, root, centre, encode }));
    }
  }
  const thresholds = [];
  for (const shots of [1, 3]) {
    const lfw = { set: 'lfw-dev', root: join(faces, 'lfw-dev'), groupOf: () => 'lfw' };
    thresholds.push(...(await measureThresholds({ ...lfw, rates, shots, encode })));
    for (const groupOf of Object.values(groups)) {
      const asian = { set: 'east-asian-dev', root: join(faces, 'east-asian-dev'), groupOf };
      thresholds.push(...(await measureThresholds({ ...asian, rates, shots, encode })));
    }
  }
  console.log(JSON.stringify({ conditions, thresholds }, null, 1));
} finally {
  await rm(temporary, { recursive: true, force: true });
}
