import { cite, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Row on compliance audits, from connected law. */
export const auditRows = {
  'RP.8': {
    slice: 'audit',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [
      cite('pipl', 54),
      cite('audit', 3),
      cite('audit', 4),
      cite('audit', 5),
      cite('audit', 11),
      whole('audit-guideline'),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '处理您人脸信息的单位应当定期检查自己是否守法，并把查出的问题改好。您不需要为此做什么；发现问题可以投诉。',
      'Whoever processes your face shall check regularly that it keeps the law, and mend what it finds. You need not do anything; if you see something wrong, complain.',
    ),
    trigger: both(
      '处理个人信息；主管部门因较大风险、侵害众多个人权益，或者因事件导致100万人以上个人信息或者10万人以上敏感个人信息泄露、篡改、丢失、毁损，要求委托专业机构审计',
      'Personal information is processed; or the authority requires an audit by a professional body after major risk, harm to many, or an incident that leaked, tampered with, lost or destroyed information of 1 million persons or sensitive information of 100,000',
    ),
    duty: both(
      '应当定期对其处理个人信息遵守法律、行政法规的情况进行合规审计；处理超过1000万人个人信息的，应当每两年至少开展一次；按照主管部门要求审计的，应当整改并报送整改情况报告。',
      'Compliance with laws and administrative regulations shall be audited regularly; above 10 million persons at least every two years; after an audit that the authority required, what was found shall be mended and a report submitted.',
    ),
    deadline: {
      rules: [
        { kind: 'every', amount: 2, unit: 'years', case: both('超过1000万人', 'above 10 million persons') },
        {
          kind: 'within',
          amount: 15,
          unit: 'working_days',
          of: 'rectification_done',
          case: both('整改情况报告', 'the report on what was mended'),
        },
      ],
      text: both(
        '定期；超过1000万人的，每两年至少一次；按照主管部门要求审计的，整改完成后15个工作日内报送整改情况报告',
        'Regularly; above 10 million persons at least every two years; after an audit that the authority required, the report within 15 working days from the mending',
      ),
    },
    exception: {
      liftedBy: ['state_organ'],
      text: both(
        '国家机关和法律、法规授权的具有管理公共事务职能的组织，不适用《个人信息保护合规审计管理办法》。',
        'The Audit Measures do not apply to State organs and organisations authorised to manage public affairs.',
      ),
    },
    enforce: both(
      '审计工作区把《个人信息保护合规审计指引》的27项逐项对应到证据或者缺口。',
      'The audit workspace maps each of the 27 items of the guideline to evidence or to a gap.',
    ),
    evidence: both('审计报告', 'The audit report'),
    prompt: both('请审计人员逐项判断', 'The auditor judges item by item'),
    scenarios: [
      {
        given: both('一次审计已经运行', 'An audit has been run'),
        when: both('查看27项', 'the 27 items are opened'),
        then: both('每一项都有证据或者标明缺口', 'every item has evidence or a gap'),
      },
      {
        given: both('整改于2026-02-13完成', 'What was found is mended on 2026-02-13'),
        when: both('计算报送整改情况报告的期限', 'the time limit of the report is computed'),
        then: both('截止日为2026-03-12', 'it ends on 2026-03-12'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
