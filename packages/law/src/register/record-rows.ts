import { article, cite } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第九条 on the record of processing and how long it is kept. */
export const recordRows = {
  'R09.3': {
    slice: 'record',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(9, 1), cite('pipl', 55)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '什么时候、为什么用过您的脸，应当有记录，不能悄悄改动。记录里没有您的脸。',
      'When and why your face was used shall be on record, and nobody can change that unnoticed. The record does not hold your face.',
    ),
    trigger: both('任何处理', 'Any processing'),
    duty: both('应当「对处理情况进行记录」。', 'The processing shall be recorded.'),
    deadline: { rules: [{ kind: 'continuous' }], text: both('持续', 'Continuously') },
    exception: null,
    enforce: both(
      '每个事件、每项活动各有记录，只增不改，摘要成链，不含生物识别内容。',
      'Append-only records for each event and each activity, chained by hash, without any biometric.',
    ),
    evidence: both('记录的导出', 'An export of the records'),
    prompt: null,
    scenarios: [
      {
        given: both('10000次操作', '10,000 operations'),
        when: both('核验记录链', 'the chain is verified'),
        then: both('完整', 'it is complete'),
      },
      {
        given: both('改动了一条记录', 'One record was altered'),
        when: both('核验记录链', 'the chain is verified'),
        then: both('在该条处失败', 'verification fails at that record'),
      },
    ],
    gaps: [],
  },
  'R09.4': {
    slice: 'record',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(9, 2), cite('pipl', 56, 2)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '这些记录应当至少保存3年，用来证明是否依法处理。您要求删除后，人脸会删掉，记录里只留一个认不出您的代号。',
      'These records shall be kept for at least 3 years, to show whether the law was kept. When you are erased your face goes, and the record keeps only a code that does not show who you are.',
    ),
    trigger: both('已有评估报告和处理情况记录', 'Reports and records exist'),
    duty: both(
      '「个人信息保护影响评估报告和处理情况记录应当至少保存3年。」',
      'They shall be kept for at least 3 years.',
    ),
    deadline: {
      rules: [
        { kind: 'at_least', amount: 3, unit: 'years', from: 'end_of_processing' },
        { kind: 'at_least', amount: 3, unit: 'years', from: 'supersession' },
      ],
      text: both(
        '至少3年；起算未定，审慎理解：自所述处理结束起，被取代的报告自取代起',
        'At least 3 years; from when is not said, and read carefully: from the end of the processing described, or for a superseded report from its supersession',
      ),
    },
    exception: null,
    enforce: both(
      '期限内不可删除，可依法冻结；个人的删除请求不及于记录，但记录只含假名索引。',
      'Locked against deletion, with legal hold; a person’s request for erasure does not reach them, but they hold pseudonyms only.',
    ),
    evidence: both('保存证明', 'Proof of keeping'),
    prompt: null,
    scenarios: [
      {
        given: both('2026年1月1日批准的报告', 'A report approved on 1 January 2026'),
        when: both('管理员在2028年6月删除它', 'an administrator deletes it in June 2028'),
        then: both('拒绝，并指明 R09.4', 'it is refused, naming R09.4'),
      },
      {
        given: both('个人已被删除', 'A person who was erased'),
        when: both('查看记录', 'the record is read'),
        then: both(
          '仍能证明处理合法，而不含身份和人脸信息',
          'it still proves lawful handling, without identity or face',
        ),
      },
    ],
    gaps: ['G22', 'G25'],
  },
} as const satisfies Rows;
