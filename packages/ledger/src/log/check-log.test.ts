import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBundle, unpackBundle } from '../tile/bundle.ts';
import { parseTilePath, TILE_WIDTH, type TileId, tilePath } from '../tile/tile.ts';
import type { KeptTile, TileStore } from '../tile/tile-store.ts';
import { HASH_BYTES } from '../tree/hash.ts';
import { checkLog } from './check-log.ts';
import { LogInMemory, named } from './log.fixture.ts';

const SIZE = 300;
/** Ten thousand in all. */
const RUNS_A_KIND = 1250;

const whole = await kept(named(SIZE));
/** What somebody outside kept. */
const checkpoint = await whole.log.head();

async function kept(entries: readonly string[], signer = new LogInMemory().signer): Promise<LogInMemory> {
  const log = new LogInMemory(signer).add(...entries);
  await log.log.integrate();
  return log;
}

/** A store in which some tiles are other ones. */
class Altered implements TileStore {
  readonly #store: TileStore;
  readonly #other: ReadonlyMap<string, Buffer | null>;

  constructor(store: TileStore, other: Readonly<Record<string, Buffer | null>>) {
    this.#store = store;
    this.#other = new Map(Object.entries(other));
  }

  async read(tile: TileId): Promise<Buffer | null> {
    const other = this.#other.get(tilePath(tile));
    return other === undefined ? this.#store.read(tile) : other;
  }

  async write(tiles: readonly KeptTile[]): Promise<void> {
    throw new Error(`Nobody writes ${tiles.length} tiles here.`);
  }

  async dropPartial(): Promise<void> {
    throw new Error('Nobody drops tiles here.');
  }
}

const PATHS = [
  'tile/entries/000',
  'tile/entries/001.p/44',
  'tile/0/000',
  'tile/0/001.p/44',
  'tile/1/000.p/1',
];
const bytesAt = async (path: string): Promise<Buffer> =>
  (await whole.tiles.read(parseTilePath(path) as TileId)) as Buffer;
const tiles = new Map(await Promise.all(PATHS.map(async (path) => [path, await bytesAt(path)] as const)));

test('the whole log is in order', async () => {
  expect(await checkLog(whole.tiles, checkpoint)).toEqual([]);
  // A partial tile may be gone once the full one is there.
  expect(await checkLog(whole.tiles, await (await kept(named(256), whole.signer)).log.head())).toEqual([]);
});

const index = fc.nat({ max: SIZE - 1 });

/** One bundle whose entries were changed, all else left as it was. */
function inPlace(change: (entries: Buffer[], at: number) => void, at: number): TileStore {
  const bundle = Math.floor(at / TILE_WIDTH);
  const path = PATHS[bundle] as string;
  const entries = [...unpackBundle(tiles.get(path) as Buffer)];
  change(entries, at % TILE_WIDTH);
  return new Altered(whole.tiles, { [path]: packBundle(entries) });
}

test('a bit that flipped in any file is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PATHS), fc.nat(), async (path, bit) => {
      const bytes = Buffer.from(tiles.get(path) as Buffer);
      const at = Math.floor(bit / 8) % bytes.length;
      bytes[at] = (bytes[at] as number) ^ (1 << (bit % 8));
      expect(await checkLog(new Altered(whole.tiles, { [path]: bytes }), checkpoint)).not.toEqual([]);
    }),
    { numRuns: RUNS_A_KIND },
  );
});

test.each([
  ['replaced by valid JSON', (entries: Buffer[], at: number) => (entries[at] = Buffer.from('{"v":1}'))],
  ['deleted', (entries: Buffer[], at: number) => entries.splice(at, 1)],
  ['doubled', (entries: Buffer[], at: number) => entries.splice(at, 0, entries[at] as Buffer)],
  ['inserted', (entries: Buffer[], at: number) => entries.splice(at, 0, Buffer.from('inserted'))],
])('an entry that was %s in its place is named', async (_, change) => {
  await fc.assert(
    fc.asyncProperty(index, async (at) => {
      const damage = await checkLog(inPlace(change, at), checkpoint);
      const first = damage[0];
      expect(first).toBeDefined();
      // A bundle that is now too short cannot tell which entry; else the first one changed is named.
      const next = first?.code === 'bundle_damaged' ? Math.floor(at / TILE_WIDTH) * TILE_WIDTH : at;
      expect([next, next + 1]).toContain(first?.index);
    }),
    { numRuns: RUNS_A_KIND },
  );
});

test('entries that changed places are named', async () => {
  await fc.assert(
    fc.asyncProperty(index, index, async (a, b) => {
      fc.pre(a !== b && Math.floor(a / TILE_WIDTH) === Math.floor(b / TILE_WIDTH));
      const swapped = inPlace((entries, at) => {
        const other = b % TILE_WIDTH;
        [entries[at], entries[other]] = [entries[other] as Buffer, entries[at] as Buffer];
      }, a);
      const damage = await checkLog(swapped, checkpoint);
      expect(damage.map(({ index: at }) => at)).toContain(Math.min(a, b));
    }),
    { numRuns: RUNS_A_KIND },
  );
});

test('a past that was changed, with everything after it hashed anew, is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: SIZE - 1 }), fc.string(), async (at, text) => {
      fc.pre(text !== `entry ${at}`);
      const forged = await kept(named(SIZE).toSpliced(at, 1, text), whole.signer);
      expect(await checkLog(forged.tiles, checkpoint)).toEqual([
        { code: 'root_changed', index: null, path: null },
      ]);
    }),
    { numRuns: 250 },
  );
});

test('a tail that was cut off is found', async () => {
  for (let cut = 1; cut <= 50; cut++) {
    const short = await kept(named(SIZE - cut), whole.signer);
    expect(await checkLog(short.tiles, checkpoint)).not.toEqual([]);
  }
});

test('a tile that is gone or short is found', async () => {
  for (const path of PATHS) {
    for (const bytes of [null, Buffer.alloc(0), (tiles.get(path) as Buffer).subarray(HASH_BYTES)])
      expect(await checkLog(new Altered(whole.tiles, { [path]: bytes }), checkpoint)).not.toEqual([]);
  }
});

test('at most so much damage is listed as was asked for', async () => {
  const nothing = new Altered(whole.tiles, Object.fromEntries(PATHS.map((path) => [path, null])));
  expect(await checkLog(nothing, checkpoint, 1)).toHaveLength(1);
});
