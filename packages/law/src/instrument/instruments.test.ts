import { expect, test } from 'vitest';
import { MEASURES_IN_FORCE_FROM } from '../in-force.ts';
import { register } from '../register/index.ts';
import { type Instrument, instruments } from './instruments.ts';

const all: readonly [string, Instrument][] = Object.entries(instruments);

test('every instrument has its names in both languages, none twice', () => {
  for (const key of ['zh-CN', 'en'] as const) {
    const names = all.map(([, { short }]) => short[key]);
    expect(names.filter((name) => name.trim() === '' || name !== name.trim())).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  }
  for (const [id, { title }] of all) {
    expect([id, /[\p{Script=Han}]|^(GB|YD)/u.test(title['zh-CN'])]).toEqual([id, true]);
    expect([id, /\p{Script=Han}/u.test(title.en)]).toEqual([id, false]);
  }
});

test('dates are days of the calendar, and the Measures’ is the one the gate counts from', () => {
  for (const [id, { inForceFrom }] of all) {
    if (inForceFrom === null) continue;
    expect([id, new Date(`${inForceFrom}T00:00:00Z`).toISOString().slice(0, 10)]).toEqual([id, inForceFrom]);
  }
  expect(Date.parse(`${instruments.measures.inForceFrom}T00:00:00+08:00`)).toBe(MEASURES_IN_FORCE_FROM);
});

test('every instrument is cited by a row; nothing is kept for show', () => {
  const cited = new Set(
    Object.values(register).flatMap(({ articles }) => articles.map(({ instrument }) => instrument as string)),
  );
  expect(all.map(([id]) => id).filter((id) => !cited.has(id))).toEqual([]);
});

test('a row of law rests on more than standards, guides and commentaries', () => {
  const soft = new Set([
    'standard_mandatory',
    'standard_recommended',
    'practice_guide',
    'form',
    'commentary',
  ]);
  for (const { id, strength, articles } of Object.values(register)) {
    const hard = articles.some(({ instrument }) => !soft.has(instruments[instrument].kind));
    if (strength === 'law') expect([id, hard]).toEqual([id, true]);
    if (strength === 'standard' || strength === 'commentary')
      expect([id, soft.has(instruments[articles[0].instrument].kind)]).toEqual([id, true]);
  }
});
