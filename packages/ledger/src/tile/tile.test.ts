import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { HASH_BYTES, type Hash, leafHash, nodeHash } from '../tree/hash.ts';
import { rootOf } from '../tree/make-proof.ts';
import { packBundle, unpackBundle } from './bundle.ts';
import { FileTiles } from './file-tiles.ts';
import { growTiles } from './grow.ts';
import { MemoryTiles } from './memory-tiles.ts';
import { parseTilePath, TILE_WIDTH, tilePath } from './tile.ts';
import { TileReader, widthAt } from './tile-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'consentry-tiles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [{ level: 0, index: 1_234_067, width: TILE_WIDTH }, 'tile/0/x001/x234/067'],
  [{ level: 0, index: 0, width: 5 }, 'tile/0/000.p/5'],
  [{ level: 63, index: 999, width: 255 }, 'tile/63/999.p/255'],
  [{ level: 'entries' as const, index: 1000, width: TILE_WIDTH }, 'tile/entries/x001/000'],
])('%j is at %s', (tile, path) => {
  expect(tilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual(tile);
});

test.each([
  'tile/0/1',
  'tile/00/000',
  'tile/64/000',
  'tile/0/x000/001',
  'tile/0/000/001',
  'tile/0/x001/x002',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/05',
  'tile/0/../000',
  'tile/x/000',
  'checkpoint',
])('%s is no path of a tile', (path) => {
  expect(parseTilePath(path)).toBeNull();
});

/** The root by the definition, from hashes beside each other. */
function definition(leaves: readonly Hash[]): Hash {
  if (leaves.length === 1) return leaves[0] as Hash;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return nodeHash(definition(leaves.slice(0, left)), definition(leaves.slice(left)));
}

test('a tree of 70,000 entries has the tiles the specification counts', async () => {
  const leaves = Array.from({ length: 70_000 }, (_, index) => leafHash(Buffer.from(String(index))));
  const store = new MemoryTiles();
  const tiles = await growTiles(store, 0, leaves);
  await store.write(tiles);
  const widths = (level: number): number[] =>
    tiles.filter((tile) => tile.level === level).map(({ width }) => width);
  expect(widths(0)).toEqual([...Array<number>(273).fill(256), 112]);
  expect(widths(1)).toEqual([256, 17]);
  expect(widths(2)).toEqual([1]);
  expect(widths(3)).toEqual([]);
  expect([widthAt(70_000, 0, 273), widthAt(70_000, 0, 274), widthAt(256, 1, 0)]).toEqual([112, 0, 1]);
  expect(await rootOf(new TileReader(store, 70_000), 70_000)).toEqual(definition(leaves));
});

test('a tree is the same by whatever steps it grew', async () => {
  const leaves = Array.from({ length: 1500 }, (_, index) => leafHash(Buffer.from(String(index))));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
      async (steps) => {
        const store = new MemoryTiles();
        let size = 0;
        for (const step of steps) {
          const added = leaves.slice(size, size + step);
          await store.write(await growTiles(store, size, added));
          size += added.length;
          expect(await rootOf(new TileReader(store, size), size)).toEqual(definition(leaves.slice(0, size)));
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('files hold tiles whole, and nothing beside them', async () => {
  const store = new FileTiles(folder);
  const leaves = Array.from({ length: 300 }, (_, index) => leafHash(Buffer.from(String(index))));
  const tiles = await growTiles(store, 0, leaves);
  await store.write(tiles);
  await store.write(tiles);
  for (const { bytes, ...tile } of tiles) expect(await store.read(tile)).toEqual(bytes);
  expect(await store.read({ level: 0, index: 2, width: 1 })).toBeNull();
  expect(new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))).toEqual(
    new Set([
      'tile',
      'tile/0',
      'tile/0/000',
      'tile/0/001.p',
      'tile/0/001.p/44',
      'tile/1',
      'tile/1/000.p',
      'tile/1/000.p/1',
    ]),
  );
});

test('a full tile serves where the partial one is gone, and a missing or short one is named', async () => {
  const store = new MemoryTiles();
  const leaves = Array.from({ length: 256 }, (_, index) => leafHash(Buffer.from(String(index))));
  await store.write(await growTiles(store, 0, leaves));
  expect(await rootOf(new TileReader(store, 100), 100)).toEqual(definition(leaves.slice(0, 100)));
  await expect(rootOf(new TileReader(store, 257), 257)).rejects.toMatchObject({ code: 'tile_missing' });
  await store.write([{ level: 0, index: 1, width: 1, bytes: Buffer.alloc(HASH_BYTES - 1) }]);
  await expect(rootOf(new TileReader(store, 257), 257)).rejects.toMatchObject({ code: 'tile_damaged' });
  await expect(growTiles(store, 257, leaves.slice(0, 1))).rejects.toMatchObject({ code: 'tile_damaged' });
  await expect(growTiles(store, 2000, leaves.slice(0, 1))).rejects.toMatchObject({ code: 'tile_missing' });
});

test('a bundle gives its entries again, and one that ends too early is refused', () => {
  const entries = [Buffer.alloc(0), Buffer.from('a'), Buffer.alloc(65_535, 7)];
  const bundle = packBundle(entries);
  expect(unpackBundle(bundle)).toEqual(entries);
  for (const cut of [1, 3, bundle.length - 1])
    expect(() => unpackBundle(bundle.subarray(0, cut))).toThrow(
      expect.objectContaining({ code: 'tile_damaged' }),
    );
  expect(() => packBundle([Buffer.alloc(65_536)])).toThrow('65535');
});
