import { expect, test } from 'vitest';
import { type LiftRule, type LiftedBy, liftTable, mayLift } from './lift-table.ts';
import { textOf } from './measures-text.ts';

// law or administrative regulation | separate consent | the State provides otherwise
const GOLDEN: Readonly<Record<LiftRule, string>> = {
  notice: 'yes no no',
  consent: 'no no no',
  device_only: 'yes yes no',
  shortest_retention: 'yes no no',
  assessment: 'no no no',
  not_only_way: 'no no yes',
  no_coercion: 'no no no',
  public_place: 'no no no',
  private_space: 'no no no',
  filing: 'no no no',
};

const LIFTERS: readonly LiftedBy[] = [
  'law_or_admin_regulation',
  'separate_consent',
  'state_provides_otherwise',
];

test('each rule is lifted by whom the text names', () => {
  const ours = Object.keys(liftTable).map((rule) => [
    rule,
    LIFTERS.map((by) => (mayLift(rule as LiftRule, by) ? 'yes' : 'no')).join(' '),
  ]);
  expect(Object.fromEntries(ours)).toEqual(GOLDEN);
});

/** Words of the text by which each of the three lifts a rule. */
const WORDS: Readonly<Record<LiftedBy, RegExp>> = {
  law_or_admin_regulation: /除法律、行政法规另有规定|法律、行政法规规定可以不/,
  separate_consent: /或者取得个人单独同意外/,
  state_provides_otherwise: /国家对.*另有规定的，从其规定/,
};

test('what lifts a rule stands in its own article, and what does not is not there', () => {
  for (const { article, liftedBy } of Object.values(liftTable)) {
    const own = textOf(article)?.['zh-CN'] ?? '';
    // Article 10 has its exception in a paragraph of its own.
    const text = own.startsWith('实现相同目的')
      ? (textOf({ instrument: 'measures', article: 10 })?.['zh-CN'] ?? '')
      : own;
    const found = LIFTERS.filter((by) => WORDS[by].test(text));
    expect([own.slice(0, 12), found]).toEqual([own.slice(0, 12), [...liftedBy]]);
  }
});
