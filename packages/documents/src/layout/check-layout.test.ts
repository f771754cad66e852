import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { both } from '@consentry/law';
import { expect, test } from 'vitest';
import { offeredNow } from '../testing/offered.ts';
import { checkLayout, ownAsked } from './check-layout.ts';
import { PaperForm } from '@consentry/contract';
import { layoutOf } from './layouts.ts';
import offered from './offered.json' with { type: 'json' };

const OFFICIAL = {
  published_by: both('某省网信办', 'A provincial office'),
  published_on: '2026-10-01',
  address: null,
};
const loadable = (form: PaperForm) => ({ ...layoutOf(form), official: OFFICIAL });
const cell = (key: string, zh: string) => ({ key, label: both(zh, zh), basis: 'verified' });

test('the list of what forms can show is of the forms as they are (node scripts/write-papers.ts)', () => {
  expect(offered).toEqual(offeredNow());
});

test('each layout of ours could be loaded if it were official, and says of each cell which fact it is', () => {
  for (const form of PaperForm.options) {
    const { layout, faults, mapped } = checkLayout(loadable(form));
    expect([form, faults]).toEqual([form, []]);
    expect(layout).toEqual(loadable(form));
    expect(mapped.every(({ fact }) => fact !== null)).toBe(true);
  }
  expect(checkLayout(layoutOf('notice')).faults.map(({ at }) => at)).toEqual(['/official']);
});

test('the layout that docs/formats/paper.md shows is right', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/formats/paper.md'), 'utf8');
  const [, shown = ''] = /```json\n([^`]+)```/.exec(page) ?? [];
  expect(checkLayout(JSON.parse(shown)).faults).toEqual([]);
});

test('everything that is wrong with a layout is told at once, where it is and what to do', () => {
  const broken = {
    ...loadable('notice'),
    province: '3',
    version: 0,
    extra: 1,
    blocks: [
      { kind: 'cells', cells: [{ ...cell('Purpose', '目的'), basis: 'law' }] },
      { kind: 'box' },
      { kind: 'cells', cells: [cell('no_such', '无')] },
    ],
  };
  const shape = checkLayout(broken).faults;
  expect(shape.map(({ at }) => at)).toEqual(
    expect.arrayContaining([
      '/province',
      '/version',
      '',
      '/blocks/0/cells/0/key',
      '/blocks/0/cells/0/basis',
      '/blocks/1/kind',
      // Of a part that is right by itself, though others are not.
      '/blocks/2/cells/0/key',
    ]),
  );
  for (const { text } of shape) expect([text['zh-CN'], text.en].every((one) => one.length > 3)).toBe(true);

  const { layout, faults } = checkLayout({
    ...loadable('filing_scenarios'),
    province: '99',
    blocks: [
      { kind: 'cells', cells: [cell('uscc_code', '代码'), cell('scenarios', '场景')] },
      {
        kind: 'table',
        key: 'uscc',
        label: both('表', 't'),
        columns: [cell('uscc', '代码')],
        empty: both('无', 'n'),
      },
      {
        kind: 'each',
        key: 'scenarios',
        blocks: [{ kind: 'cells', cells: [cell('purposes', '处理目的（特定目的）')] }],
      },
      { kind: 'words', text: both('{organisation}', '{organisation} {uscc}') },
    ],
  });
  expect(layout).toBeNull();
  expect(faults.map(({ at }) => at)).toEqual([
    '/province',
    '/blocks/0/cells/0/key',
    '/blocks/0/cells/1/key',
    '/blocks/1/key',
    '/blocks/2/blocks/0/cells/0/key',
    '/blocks/3/text/en',
  ]);
  // It names the fact that was meant.
  expect(faults[1]?.text['zh-CN']).toContain('是不是“uscc”');
  expect(faults[4]?.text['zh-CN']).toContain('是不是“purpose”');
});

test('what no fact fills has a key of its own, and is asked of the organisation', () => {
  const { layout, mapped, unused } = checkLayout({
    ...loadable('filing_organisation'),
    blocks: [{ kind: 'cells', cells: [cell('own_fax', '传真'), cell('uscc', '统一社会信用代码')] }],
  });
  expect(mapped.map(({ key, fact }) => [key, fact?.['zh-CN'] ?? null])).toEqual([
    ['own_fax', null],
    ['uscc', '统一社会信用代码'],
  ]);
  expect(unused.map(({ key }) => key)).toContain('legal_rep_name');
  expect(layout === null ? [] : ownAsked(layout).map(({ label }) => label['zh-CN'])).toEqual(['传真']);
});
