import { HandedInFacts } from '@consentry/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Shape, emptyOf, shapeOf } from './form-shape.ts';
import { FIELD_WORDS } from './field-words.ts';
import { HANDED_IN_SECTIONS } from './handed-in-sections.ts';

const schema = z.toJSONSchema(HandedInFacts, { io: 'input' }) as unknown as Parameters<typeof shapeOf>[0];
const whole = shapeOf(schema);

function* below(shape: Shape, path: string): Generator<readonly [string, Shape]> {
  yield [path, shape];
  if (shape.kind === 'group') for (const [name, of] of shape.fields) yield* below(of, `${path}/${name}`);
  if (shape.kind === 'list' || shape.kind === 'maybe') yield* below(shape.of, path);
}

test('there is a field for all that people hand in, but for three places written as JSON', () => {
  const places = [...below(whole, '')];
  expect(places.filter(([, { kind }]) => kind === 'json').map(([path]) => path)).toEqual([
    '/storage/learning/covered_by',
    '/siting/devices/capture_area',
    '/filing/plan/level',
  ]);
  expect(
    whole.kind === 'group' &&
      whole.fields
        .map(([name]) => name)
        .filter((name) => name !== 'as_of')
        .toSorted(),
  ).toEqual([...HANDED_IN_SECTIONS].toSorted());
});

test('a new entry has the shape of its list, and nothing is known of it', () => {
  const list = [...below(whole, '')].find(
    ([path, { kind }]) => path === '/notice/exemptions' && kind === 'list',
  )?.[1];
  const entry = list?.kind === 'list' ? emptyOf(list.of) : null;
  expect(entry).toMatchObject({ id: '', ground: 'secrecy', provision: null, told_at: null });
});

test('every field and every choice has its Chinese name', () => {
  const names = new Set<string>();
  for (const [, shape] of below(whole, '')) {
    if (shape.kind === 'group') for (const [name] of shape.fields) names.add(name);
    if (shape.kind === 'choice' || shape.kind === 'choices') for (const one of shape.options) names.add(one);
  }
  expect([...names].filter((name) => !(name in FIELD_WORDS))).toEqual([]);
});
