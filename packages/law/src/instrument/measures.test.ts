import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { article, cite } from './citation.ts';
import { measures, textSources } from './measures.ts';
import { textOf } from './measures-text.ts';

// Items of each paragraph of each article, counted in the text.
const SHAPE = [
  [0],
  [0, 0],
  [0],
  [0],
  [5, 0, 0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [4, 0],
  [0, 0],
  [0],
  [0],
  [0, 0],
  [0],
  [5, 0],
  [0, 0],
  [0],
  [0],
  [6],
  [0],
];

test('there are twenty articles with their paragraphs and items', () => {
  expect(measures.map(({ number }) => number)).toEqual(SHAPE.map((_, index) => index + 1));
  expect(measures.map(({ paragraphs }) => paragraphs.map(({ items }) => items.length))).toEqual(SHAPE);
});

// Typed in from the text, a sentence of each article.
test.each([
  [1, '为了规范应用人脸识别技术处理人脸信息活动，保护个人信息权益'],
  [2, '在中华人民共和国境内应用人脸识别技术处理人脸信息的活动，适用本办法。'],
  [3, '不得危害国家安全、损害公共利益、侵害个人合法权益。'],
  [4, '应当具有特定的目的和充分的必要性，采取对个人权益影响最小的方式，并实施严格保护措施。'],
  [5, '（二）人脸信息的处理目的、处理方式，处理的人脸信息保存期限；'],
  [6, '应当取得个人在充分知情的前提下自愿、明确作出的单独同意。'],
  [7, '应当取得未成年人的父母或者其他监护人的同意。'],
  [8, '除法律、行政法规另有规定外，人脸信息的保存期限不得超过实现处理目的所必需的最短时间。'],
  [9, '个人信息保护影响评估报告和处理情况记录应当至少保存3年。'],
  [10, '存在其他非人脸识别技术方式的，不得将人脸识别技术作为唯一验证方式。'],
  [11, '鼓励优先使用国家人口基础信息库、国家网络身份认证公共服务等渠道实施'],
  [
    12,
    '任何组织和个人不得以办理业务、提升服务质量等为由，误导、欺诈、胁迫个人接受人脸识别技术验证个人身份。',
  ],
  [13, '应当为维护公共安全所必需，依法合理确定人脸信息采集区域，并设置显著提示标识。'],
  [14, '数据加密、安全审计、访问控制、授权管理、入侵检测和防御等措施'],
  [15, '达到10万人之日起30个工作日内向所在地省级以上网信部门履行备案手续。'],
  [16, '个人信息处理者应当依法予以配合。'],
  [17, '收到投诉、举报的部门应当依法及时处理，并将处理结果告知投诉人、举报人。'],
  [18, '违反本办法规定的，依照有关法律、行政法规的规定处理；构成犯罪的，依法追究刑事责任。'],
  [19, '不包括匿名化处理后的信息。'],
  [20, '本办法自2025年6月1日起施行。'],
])('§ %i says %s', (number, words) => {
  expect(textOf(article(number))?.['zh-CN']).toContain(words);
});

test('no word of the Chinese text has changed since it was checked', () => {
  const text = measures.map(({ number }) => textOf(article(number))?.['zh-CN']).join('\n');
  expect(text).not.toMatch(/verified|〔|〕|\*/);
  expect(createHash('sha256').update(text).digest('hex')).toBe(
    '37d06e35301f91b0d1b9e1413cb2dcbc9de972daadf8f0ee84834d7b896a6385',
  );
});

test('the English has the same articles, paragraphs and items, and no Chinese', () => {
  for (const { number, paragraphs } of measures) {
    for (const { text, items } of paragraphs) {
      for (const { 'zh-CN': zh, en } of [text, ...items]) {
        expect([number, zh.trim() === zh && /\p{Script=Han}/u.test(zh)]).toEqual([number, true]);
        expect([number, en.trim() === en && !/\p{Script=Han}/u.test(en)]).toEqual([number, true]);
        expect([number, /[.;:]$/.test(en)]).toEqual([number, true]);
      }
    }
  }
});

test('the marks of how the text was found are those of the check, and A has all of it', () => {
  for (const { verified } of measures) {
    expect(verified.sources).toContain('A');
    for (const source of verified.sources) expect(Object.keys(textSources)).toContain(source);
  }
  const sources = measures.map(({ verified }) => verified.sources.join(''));
  expect(sources.join(' ')).toBe('ABF ABF ABCF ABCD A A A ACDE A A A ACDE ACE A A A AE A A ABDF');
  const noted = measures.filter(({ verified }) => verified.note !== null).map(({ number }) => number);
  expect(noted).toEqual([5, 6, 7, 9, 10, 11, 14, 15, 19]);
});

test('a citation gives its words', () => {
  expect(textOf(article(15, 1, 3))).toEqual({
    'zh-CN': '（三）人脸信息存储数量和安全保护措施；',
    en: '(3) the stored quantity of facial information and the measures of security protection;',
  });
  expect(textOf(article(19, null, 4))?.['zh-CN']).toBe(
    '（四）人脸识别设备，是指应用人脸识别技术识别个体身份的终端设备。',
  );
  expect(textOf(article(19, 1, 4))).toEqual(textOf(article(19, null, 4)));
  expect(textOf(article(8, 1))?.['zh-CN']).toBe(
    '除法律、行政法规另有规定或者取得个人单独同意外，人脸信息应当存储于人脸识别设备内，不得通过互联网对外传输。',
  );
  expect(textOf(article(15))?.['zh-CN'].split('\n')).toHaveLength(7);
  expect(textOf(article(15, 1))?.en.split('\n')).toHaveLength(6);
});

test.each([
  article(21),
  article(8, 3),
  article(15, 1, 6),
  article(15, 2, 1),
  article(8, null, 1),
  cite('pipl', 8, 2),
  { instrument: 'measures' },
  { instrument: 'measures', clause: '8' },
  { instrument: 'measures', article: 8, inserted: 1 },
] as const)('%o has no words here', (citation) => {
  expect(textOf(citation)).toBe(null);
});
