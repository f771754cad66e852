/** T-G1, T-G2: ten thousand changes of a log of eight kinds, each found against a checkpoint that somebody kept. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBundle, unpackBundle } from '../tile/bundle.ts';
import { parseTilePath, TILE_WIDTH, type TileId } from '../tile/tile.ts';
import type { TileStore } from '../tile/tile-store.ts';
import { checkLog } from './check-log.ts';
import { AlteredTiles, kept, named } from './log.fixture.ts';

const SIZE = 300;
const RUNS_A_KIND = 1250;
/** As many entries at most are cut off. */
const CUT_MAX = 50;

const whole = await kept(named(SIZE));
/** What somebody outside kept. */
const checkpoint = await whole.log.head();
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

const position = fc.nat({ max: SIZE - 1 });
let found = 0;

/** Lets one kind of change be made as often as each is. */
const often = <T>(change: fc.Arbitrary<T>, finds: (change: T) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(change, async (one) => {
      await finds(one);
      found += 1;
    }),
    { numRuns: RUNS_A_KIND },
  );

test('a bit that flipped in any file is found', () =>
  often(fc.tuple(fc.constantFrom(...PATHS), fc.nat()), async ([path, bit]) => {
    const bytes = Buffer.from(tiles.get(path) as Buffer);
    const at = Math.floor(bit / 8) % bytes.length;
    bytes[at] = (bytes[at] as number) ^ (1 << (bit % 8));
    expect(await checkLog(new AlteredTiles(whole.tiles, { [path]: bytes }), checkpoint)).not.toEqual([]);
  }));

/** One bundle whose entries were changed, all else left as it was. */
function inPlace(change: (entries: Buffer[], at: number) => void, at: number): TileStore {
  const path = PATHS[Math.floor(at / TILE_WIDTH)] as string;
  const entries = [...unpackBundle(tiles.get(path) as Buffer)];
  change(entries, at % TILE_WIDTH);
  return new AlteredTiles(whole.tiles, { [path]: packBundle(entries) });
}

test.each([
  ['replaced by valid JSON', (entries: Buffer[], at: number) => (entries[at] = Buffer.from('{"v":1}'))],
  ['deleted', (entries: Buffer[], at: number) => entries.splice(at, 1)],
  ['doubled', (entries: Buffer[], at: number) => entries.splice(at, 0, entries[at] as Buffer)],
  ['inserted', (entries: Buffer[], at: number) => entries.splice(at, 0, Buffer.from('inserted'))],
])('an entry that was %s in its place is named', (_, change) =>
  often(position, async (at) => {
    const [first] = await checkLog(inPlace(change, at), checkpoint);
    expect(first).toBeDefined();
    // A bundle that is now too short cannot tell which entry; else the first one changed is named.
    const next = first?.code === 'bundle_damaged' ? Math.floor(at / TILE_WIDTH) * TILE_WIDTH : at;
    expect([next, next + 1]).toContain(first?.index);
  }),
);

const pair = fc
  .tuple(position, position)
  .filter(([a, b]) => a !== b && Math.floor(a / TILE_WIDTH) === Math.floor(b / TILE_WIDTH));

test('entries that changed places are named', () =>
  often(pair, async ([a, b]) => {
    const swapped = inPlace((entries, at) => {
      const other = b % TILE_WIDTH;
      [entries[at], entries[other]] = [entries[other] as Buffer, entries[at] as Buffer];
    }, a);
    const [first] = await checkLog(swapped, checkpoint);
    expect(first?.index).toBe(Math.min(a, b));
  }));

test('a past that was changed, with everything after it hashed anew, is found', () =>
  often(
    fc.tuple(position, fc.string()).filter(([at, text]) => text !== `entry ${at}`),
    async ([at, text]) => {
      const forged = await kept(named(SIZE).toSpliced(at, 1, text), whole.signer);
      expect(await checkLog(forged.tiles, checkpoint)).toEqual([
        { code: 'root_changed', index: null, path: null },
      ]);
    },
  ));

const cut = fc.record({
  entries: fc.integer({ min: 1, max: CUT_MAX }),
  others: fc.nat({ max: 2 * CUT_MAX }),
});

test('a tail that was cut off is found, whatever was put in its place', () =>
  often(cut, async ({ entries, others }) => {
    const anew = Array.from({ length: others }, (_, at) => `other ${at}`);
    const short = await kept([...named(SIZE - entries), ...anew], whole.signer);
    expect(await checkLog(short.tiles, checkpoint)).not.toEqual([]);
  }));

test('and there were ten thousand of them; the log as it was is in order (control)', async () => {
  expect(found).toBe(10_000);
  expect(await checkLog(whole.tiles, checkpoint)).toEqual([]);
  // Whoever kept nothing notices nothing of a past that was hashed anew.
  const forged = await kept(named(SIZE).toSpliced(3, 1, 'other'), whole.signer);
  expect(await checkLog(forged.tiles, await forged.log.head())).toEqual([]);
});
