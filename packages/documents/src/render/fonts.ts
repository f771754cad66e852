import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const WEIGHTS = ['400Regular', '700Bold'] as const;

function folder(family: string, weight: string): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve(`@expo-google-fonts/${family}`)), weight);
}

/** Finds the folders of the fonts of papers: 宋体 and 黑体 of Noto, and Source Sans 3 for Latin letters. */
export function fontFolders(): readonly string[] {
  return WEIGHTS.flatMap((weight) =>
    ['source-sans-3', 'noto-sans-sc', 'noto-serif-sc'].map((family) => folder(family, weight)),
  );
}

/** Tells whether a paper can show a character. */
export type Shows = (character: string) => boolean;

let known: Shows | null = null;

/** Reads which characters Noto Sans SC has: what it lacks, a paper writes as its code. */
export function shownByFonts(): Shows {
  known ??= readCharacterMap(
    readFileSync(join(folder('noto-sans-sc', '400Regular'), 'NotoSansSC_400Regular.ttf')),
  );
  return known;
}

const SUBTABLE_12 = 12;

/** Reads the groups of the 32-bit character map (OpenType, `cmap`, format 12). */
function readCharacterMap(font: Buffer): Shows {
  const cmap = tableAt(font, 'cmap');
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4),
  );
  const start = subtables.find((at) => font.readUInt16BE(at) === SUBTABLE_12);
  if (start === undefined) throw new Error('The font has no 32-bit character map.');
  const groups = Array.from({ length: font.readUInt32BE(start + 12) }, (_, at) => {
    const group = start + 16 + at * 12;
    return { first: font.readUInt32BE(group), last: font.readUInt32BE(group + 4) };
  });
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    // The last group that begins at or before it.
    let [low, high] = [0, groups.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((groups[middle]?.first ?? 0) <= code) low = middle + 1;
      else high = middle;
    }
    const group = groups[low - 1];
    return group !== undefined && code <= group.last;
  };
}

function tableAt(font: Buffer, tag: string): number {
  for (let at = 0; at < font.readUInt16BE(4); at += 1) {
    const record = 12 + at * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}.`);
}
