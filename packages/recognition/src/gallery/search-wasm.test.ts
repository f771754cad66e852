import { readFile } from 'node:fs/promises';
import wabt from 'wabt';
import { expect, test } from 'vitest';

const source = new URL('./search.wat', import.meta.url);
const committed = new URL('./search.wasm', import.meta.url);

async function assemble(text: string): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const module = parseWat('search.wat', text, { simd: true });
  try {
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

// To change the kernel: edit search.wat, run this test with SEARCH_WASM=write once, commit both.
test('the committed kernel is what its source assembles to', async () => {
  const assembled = await assemble(await readFile(source, 'utf8'));
  if (process.env['SEARCH_WASM'] === 'write') {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(committed, assembled);
  }
  expect(Buffer.from(assembled).equals(await readFile(committed))).toBe(true);
  expect(assembled.length).toBeLessThan(1024);
});

test('one changed instruction changes the bytes', async () => {
  const text = (await readFile(source, 'utf8')).replace('f32.sub', 'f32.add');
  expect(Buffer.from(await assemble(text)).equals(await readFile(committed))).toBe(false);
});
