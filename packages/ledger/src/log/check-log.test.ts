import { expect, test } from 'vitest';
import { packBundle, unpackBundle } from '../tile/bundle.ts';
import { parseTilePath, TILE_WIDTH, type TileId } from '../tile/tile.ts';
import type { TileStore } from '../tile/tile-store.ts';
import { HASH_BYTES } from '../tree/hash.ts';
import { checkLog, checkPart, checkTop } from './check-log.ts';
import { AlteredTiles, kept, named } from './log.fixture.ts';

const SIZE = 300;

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

test('the whole log is in order', async () => {
  expect(await checkLog(whole.tiles, checkpoint)).toEqual([]);
  // A partial tile may be gone once the full one is there.
  expect(await checkLog(whole.tiles, await (await kept(named(256), whole.signer)).log.head())).toEqual([]);
});

test('an entry that was changed in its place is named, the first where several were', async () => {
  for (const at of [0, 1, TILE_WIDTH - 1, TILE_WIDTH, SIZE - 1]) {
    const path = PATHS[Math.floor(at / TILE_WIDTH)] as string;
    const entries = [...unpackBundle(tiles.get(path) as Buffer)].fill(
      Buffer.from('{"v":1}'),
      at % TILE_WIDTH,
    );
    const damage = await checkLog(new AlteredTiles(whole.tiles, { [path]: packBundle(entries) }), checkpoint);
    const [first] = damage;
    expect(first).toEqual({ code: 'entry_changed', index: at, path: path.replace('entries', '0') });
  }
});

test('a bundle with too few, too many or half an entry is named by its first', async () => {
  for (const [path, index] of [
    ['tile/entries/000', 0],
    ['tile/entries/001.p/44', TILE_WIDTH],
  ] as const) {
    const bytes = tiles.get(path) as Buffer;
    const entries = unpackBundle(bytes);
    for (const other of [packBundle(entries.slice(1)), packBundle([...entries, bytes]), bytes.subarray(1)]) {
      const [damage] = await checkLog(new AlteredTiles(whole.tiles, { [path]: other }), checkpoint);
      expect(damage).toEqual({ code: 'bundle_damaged', index, path });
    }
  }
});

test('a tile above the entries that does not follow from them is named', async () => {
  const upper = Buffer.alloc(HASH_BYTES, 1);
  const store = new AlteredTiles(whole.tiles, { 'tile/1/000.p/1': upper });
  expect(await checkLog(store, checkpoint)).toEqual([
    { code: 'tile_changed', index: 0, path: 'tile/1/000.p/1' },
  ]);
});

test('a past or a tail that was written anew, and hashed anew, is found by who kept a checkpoint', async () => {
  const anew = [
    named(SIZE).toSpliced(7, 1, 'never happened'),
    [...named(SIZE - 3), 'never', 'happened', 'either'],
  ];
  for (const entries of anew) {
    const forged = await kept(entries, whole.signer);
    expect(await checkLog(forged.tiles, checkpoint)).toEqual([
      { code: 'root_changed', index: null, path: null },
    ]);
    // The control: by itself it is in order. Nobody else notices.
    expect(await checkLog(forged.tiles, await forged.log.head())).toEqual([]);
  }
  const short = await kept(named(SIZE - 1), whole.signer);
  expect(await checkLog(short.tiles, checkpoint)).not.toEqual([]);
});

test('a tile that is gone or short is found', async () => {
  for (const path of PATHS) {
    for (const bytes of [null, Buffer.alloc(0), (tiles.get(path) as Buffer).subarray(HASH_BYTES)])
      expect(await checkLog(new AlteredTiles(whole.tiles, { [path]: bytes }), checkpoint)).not.toEqual([]);
  }
});

test('at most so much damage is listed as was asked for', async () => {
  const nothing = new AlteredTiles(whole.tiles, Object.fromEntries(PATHS.map((path) => [path, null])));
  expect(await checkLog(nothing, checkpoint, 1)).toHaveLength(1);
});

test('checked a part at a time, the same is found as at once', async () => {
  const large = await kept(named(3 * TILE_WIDTH + 44), whole.signer);
  const head = await large.log.head();
  const inParts = async (store: TileStore, against = head) => {
    for (let from = 0; from * TILE_WIDTH < against.size; from += 2) {
      const damage = await checkPart(store, against.size, { from, to: from + 2 });
      if (damage !== null) return damage;
    }
    return checkTop(store, against);
  };
  expect(await inParts(large.tiles)).toBeNull();
  const paths = [0, 1, 2].flatMap((at) => [`tile/0/00${at}`, `tile/entries/00${at}`]);
  for (const path of [...paths, 'tile/0/003.p/44', 'tile/entries/003.p/44', 'tile/1/000.p/3']) {
    const bytes = (await large.tiles.read(parseTilePath(path) as TileId)) as Buffer;
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    for (const other of [null, flipped, bytes.subarray(0, bytes.length - 1)]) {
      const store = new AlteredTiles(large.tiles, { [path]: other });
      const found = await inParts(store);
      const [first] = await checkLog(store, head, 1);
      expect([path, found?.path]).toEqual([path, first?.path]);
      expect(found).not.toBeNull();
    }
  }
  const forged = await kept(named(head.size).toSpliced(7, 1, 'never happened'), whole.signer);
  expect(await inParts(forged.tiles)).toMatchObject({ code: 'root_changed' });
  expect(await inParts(forged.tiles, await forged.log.head())).toBeNull();
});
