import { expect, test } from 'vitest';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

/** Keys that only one language needs: commander's own words are English already. */
const ONE_SIDED = new Set(['helpTitle', 'argument']);

/** Every text of a catalogue by its path, functions called with placeholders. */
function texts(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [[path, String(value(...Array.from({ length: value.length }, (_, at) => `{${at}}`)))]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const CATALOGUES = { en: texts(en, ''), 'zh-CN': texts(zhCN, '') };

test.each(Object.entries(CATALOGUES))(
  'no text of the %s catalogue is empty or drops what it is about',
  (_, all) => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(([, text]) => text.trim() === '' || text.includes('undefined'))).toEqual([]);
  },
);

test('both catalogues say the same things of the same subjects', () => {
  const shape = (all: readonly (readonly [string, string])[]) =>
    all
      .filter(([path]) => !ONE_SIDED.has(path.split('.')[1] ?? ''))
      .map(([path, text]) => `${path} ${[...new Set(text.match(/\{\d\}/g))].toSorted().join('')}`);
  expect(shape(CATALOGUES['zh-CN']).toSorted()).toEqual(shape(CATALOGUES.en).toSorted());
});

test('Chinese texts are Chinese', () => {
  const names = ['.optionPin', '.doctorCheck.node', '.argument.pin', '.argument.json', '.way.pin'];
  const foreign = CATALOGUES['zh-CN'].filter(
    ([path, text]) => !/\p{Script=Han}/u.test(text) && !names.includes(path),
  );
  // Punctuation and a line made of numbers only.
  expect(foreign.map(([path]) => path)).toEqual([
    '.helpMore',
    '.helpComma',
    '.fullStop',
    '.doorFrame',
    '.comma',
    '.colon',
  ]);
});
