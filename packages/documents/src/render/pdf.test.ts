import { both } from '@consentry/law';
import { expect, test } from 'vitest';
import { fill } from '../layout/fill.ts';
import { LAYOUT_SCHEMA, Layout } from '../layout/layout.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { outside } from '../testing/outside.ts';
import { toDocx } from './docx.ts';
import { toPdf } from './pdf.ts';

const layout = Layout.parse({
  schema: LAYOUT_SCHEMA,
  form: 'notice',
  province: null,
  version: 1,
  official: null,
  title: both('告知书', 'Notice'),
  basis: null,
  blocks: [
    { kind: 'heading', text: both('一、总则', 'I. General') },
    { kind: 'words', text: both('处理者为{organisation}，联系{contact}。', 'By {organisation}, {contact}.') },
    {
      kind: 'cells',
      cells: [
        { key: 'known', label: both('已知', 'Known'), basis: 'verified' },
        { key: 'unknown', label: both('未知', 'Unknown'), basis: 'reconstructed' },
        { key: 'left_out', label: both('可无', 'Optional'), basis: 'verified', optional: true },
      ],
    },
    {
      kind: 'table',
      key: 'devices',
      label: both('设备', 'Devices'),
      empty: both('没有设备。', 'No devices.'),
      columns: [
        { key: 'id', label: both('编号', 'Number'), basis: 'verified' },
        { key: 'place', label: both('位置', 'Place'), basis: 'verified' },
      ],
    },
  ],
});
const about = {
  sources: [{ name: both('测试', 'test'), as_of: '2026-11-22T01:00:00Z' }],
  organisation: null,
  made_at: '2026-11-22T01:00:00Z',
};
const devices = { rows: [{ id: ['1'], place: ['门'] }, { id: ['2'] }] };

test('a fact that is missing is a numbered gap, in words, cells and tables, and never a blank', () => {
  const paper = fill(layout, { ...about, facts: { organisation: ['某公司'], known: ['有', ' '], devices } });
  expect(paper.gaps.map(({ number, key, what }) => [number, key, what['zh-CN']])).toEqual([
    [1, 'contact', '联系方式'],
    [2, 'unknown', '未知'],
    [3, 'place', '设备第2行：位置'],
  ]);
  const nothing = fill(layout, { ...about, facts: {} });
  expect(nothing.gaps.map(({ key }) => key)).toEqual([
    'organisation',
    'contact',
    'known',
    'unknown',
    'devices',
  ]);
  // The control: with all facts there is none.
  const all = {
    organisation: ['某公司'],
    contact: ['1'],
    known: ['1'],
    unknown: ['1'],
    devices: { rows: [] },
  };
  expect(fill(layout, { ...about, facts: all }).gaps).toEqual([]);
});

test('the PDF shows the gaps and whence it is, and is the same for the same paper', async () => {
  const paper = fill(layout, { ...about, facts: { organisation: ['某公司'], known: ['有'], devices } });
  const bytes = await toPdf(paper, 'zh-CN');
  expect(Buffer.from(await toPdf(paper, 'zh-CN')).equals(Buffer.from(bytes))).toBe(true);
  const { text } = await readPdf(bytes);
  expect(text).toContain('处理者为某公司，联系〔缺1〕。');
  for (const words of ['缺2未知', '缺3设备第2行：位置', '测试，截至2026-11-2209:00', '＊'])
    expect(text).toContain(words);
  expect(text).not.toContain('General');
  expect((await readPdf(await toPdf(paper, 'en'))).text).toContain('I.General');
});

test('words of people stay words: no markup, no order turned, no character without a glyph', async () => {
  const hostile =
    '#panic("x") $x$ *b* <a> @ref `r` \\ #read("/etc/passwd") \u202egnp.exe 👍 𠮷 \u0000 ﷽ a\u200bb';
  const facts = {
    organisation: [hostile],
    contact: [hostile],
    known: [hostile],
    unknown: [hostile],
    devices,
  };
  const { text } = await readPdf(await toPdf(fill(layout, { ...about, facts }), 'zh-CN'));
  expect(text).toContain('#panic("x")$x$*b*<a>@ref`r`\\#read("/etc/passwd")gnp.exe〔U+1F44D〕');
  expect(text).not.toMatch(/\u202e|\p{Cc}/u);
  expect(text).toContain('〔U+FDFD〕');
});

test('nothing runs over the edge of a page, however long it is', async () => {
  const long = [
    '长'.repeat(3000),
    'a'.repeat(900),
    'https://example.com/' + 'path/'.repeat(80),
    '0'.repeat(64),
  ];
  const rows = Array.from({ length: 120 }, (_, at) => ({ id: ['f'.repeat(64)], place: [`第 ${at} 门`] }));
  const facts = { organisation: ['某公司'], contact: ['1'], known: long, unknown: long, devices: { rows } };
  const paper = fill(layout, { ...about, facts });
  for (const language of ['zh-CN', 'en'] as const) {
    const pdf = await readPdf(await toPdf(paper, language));
    expect(pdf.pages.length).toBeGreaterThan(5);
    expect(outside(pdf)).toEqual([]);
  }
});

test('what runs over the edge is noticed (control)', () => {
  const placed = [{ text: 'x', x: 570, y: 400, width: 60 }];
  expect(outside({ pages: [{ width: 595, height: 842, placed }], text: 'x', files: new Map() })).toHaveLength(
    1,
  );
});

test('Word has the same words', async () => {
  const { unzipSync, strFromU8 } = await import('fflate');
  const paper = fill(layout, { ...about, facts: { organisation: ['某公司'], known: ['有'], devices } });
  const parts = unzipSync(await toDocx(paper, 'en'));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const words of [
    '告知书',
    '处理者为某公司，联系〔缺1〕。',
    'I. General',
    '〔缺 3〕',
    '设备第2行：位置',
  ])
    expect(xml).toContain(words);
});
