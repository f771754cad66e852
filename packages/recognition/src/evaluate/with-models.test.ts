import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portrait, samplePhotoFile, type Sitter } from '@consentry/testbed';
import { expect, test } from 'vitest';
import { prepareModels } from '../models/prepare.ts';
import { openRecogniser } from '../recogniser.ts';
import { Template } from '../template.ts';
import { evaluate } from './evaluate.ts';
import { photoEncoder } from './photo-encoder.ts';

const MODELS = join(import.meta.dirname, '../../../../.cache');
const DECLARATION = {
  by: 'with-models.test.ts',
  statement: 'Sample photos of a package, to test the engine.',
};

test('the default models tell people apart after light, blur, turn and size change', async () => {
  await using recogniser = await openRecogniser({
    models: await prepareModels({ cache: MODELS }),
    now: Date.now,
  });
  const encode = photoEncoder(recogniser, DECLARATION, Date.now);
  const folder = await mkdtemp(join(tmpdir(), 'evaluate-models-'));
  try {
    const sitters: Sitter[] = ['ada', 'dora', 'hana', 'jo'];
    const variations = [
      {},
      { light: 0.7, turn: 6, width: 640, height: 480 },
      { blur: 1, shift: [0.1, 0.05] as const },
    ];
    const lines: string[] = [];
    for (const [i, sitter] of sitters.entries()) {
      await mkdir(join(folder, sitter));
      for (const [k, variation] of variations.entries()) {
        await writeFile(join(folder, sitter, `${k}.jpg`), await portrait(sitter, variation));
        if (k > 0) lines.push(`1\t${sitter}/0.jpg\t${sitter}/${k}.jpg`);
        for (const other of sitters.slice(0, i)) lines.push(`0\t${sitter}/${k}.jpg\t${other}/${k}.jpg`);
      }
    }
    await writeFile(join(folder, 'pairs.tsv'), lines.join('\n'));
    const result = await evaluate({ pairs: join(folder, 'pairs.tsv'), root: folder, shots: 2, encode });
    expect(result).toMatchObject({ genuine_pairs: 8, impostor_pairs: 18, not_detected: 0, images: 12 });
    expect(result).toMatchObject({ accuracy: 1, eer: 0, tar_1e_2: 1 });

    expect(await encode(samplePhotoFile(1))).toBeInstanceOf(Template);
    expect(await encode(Buffer.from('GIF89a'))).toBe('image_gif');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
