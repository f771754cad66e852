import { article, cite, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第九条 on the personal information protection impact assessment. */
export const assessmentRows = {
  'R09.1': {
    slice: 'assessment',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_b'],
    articles: [article(9, 1), cite('pipl', 55)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '开始用人脸之前，应当先评估对您的影响，试用也一样。您可以问评估过没有。',
      'Before faces are used, even on trial, what it means for you shall be assessed. You can ask whether that was done.',
    ),
    trigger: both('活动开始之前', 'An activity is about to start'),
    duty: both('「应当事前进行个人信息保护影响评估」。', 'An impact assessment shall be made beforehand.'),
    deadline: {
      rules: [{ kind: 'before', event: 'first_capture' }],
      text: both('第一次采集之前（试点、试用也一样）', 'Before the first capture, in pilots and trials too'),
    },
    exception: null,
    enforce: both(
      '没有已批准的、目的、方式、设备、接收方与配置摘要一致的影响评估，活动不能启用。',
      'An activity becomes active only with an approved assessment whose purpose, method, mode, devices and recipients match the hash of the configuration.',
    ),
    evidence: both('评估报告、摘要值、批准记录', 'The report, its hash, the approvals'),
    prompt: both('评估人判断', 'An assessor judges'),
    scenarios: [
      {
        given: both('没有已批准的影响评估', 'No approved assessment'),
        when: both('启用', 'it is activated'),
        then: both('拒绝，并指明 R09.1', 'it is refused, naming R09.1'),
      },
      {
        given: both('配置摘要与评估时不同', 'A configuration whose hash differs from the one assessed'),
        when: both('启用', 'it is activated'),
        then: both('拒绝，并指明 R09.1', 'it is refused, naming R09.1'),
      },
    ],
    gaps: [],
  },
  'R09.2': {
    slice: 'assessment',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(9, 1, 1), article(9, 1, 2), article(9, 1, 3), article(9, 1, 4)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '评估应当写明是否合法、必要，对您有什么影响和风险，保护是否有效。',
      'The assessment shall say whether it is lawful and needed, what it does to you and risks for you, and whether the protection works.',
    ),
    trigger: both('编写影响评估', 'An assessment is written'),
    duty: both(
      '应当包括四项：「（一）人脸信息的处理目的、处理方式是否合法、正当、必要；」「（二）对个人权益带来的影响，以及降低不利影响的措施是否有效；」「（三）发生人脸信息泄露、篡改、丢失、毁损或者被非法获取、出售、使用的风险以及可能造成的危害；」「（四）所采取的保护措施是否合法、有效并与风险程度相适应。」',
      'It shall contain: (1) whether purpose and method are lawful, legitimate and necessary; (2) the impact on the person and whether mitigation works; (3) the risk of leakage, tampering, loss, destruction or illegal acquisition, sale or use, and the harm; (4) whether the protection is lawful, effective and commensurate.',
    ),
    deadline: {
      rules: [{ kind: 'none' }],
      text: both('条文未另定期限（见 R09.1）', 'The text sets none of its own (see R09.1)'),
    },
    exception: null,
    enforce: both(
      '评估有四个必填部分，各附证据、风险分值和剩余风险，填完才可批准；比《个人信息保护法》第五十六条多第三项和有效性。',
      'Four mandatory parts, each with evidence, risk score and residual risk; approval is off until they are whole; item 3 and effectiveness go beyond the Personal Information Protection Law, Article 56.',
    ),
    evidence: both('评估报告', 'The report'),
    prompt: both('评估人书写', 'An assessor writes it'),
    scenarios: [
      {
        given: both('第三部分缺“出售”和“使用”的风险', 'Part 3 lacks the risks of sale and use'),
        when: both('批准', 'it is approved'),
        then: both('校验不通过', 'validation fails'),
      },
    ],
    gaps: [],
  },
  'R09.5': {
    slice: 'assessment',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(9, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '用途或者做法变了，应当先重新评估，再对您用新的做法。',
      'When the purpose or the way changes, it shall be assessed again before the new way is used on you.',
    ),
    trigger: both('处理的目的或者方式发生变化', 'Purpose or method changes'),
    duty: both(
      '「处理人脸信息的目的、方式发生变化，或者发生重大安全事件的，应当重新进行个人信息保护影响评估。」',
      'The assessment shall be made anew.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'change_takes_effect' }],
      text: both('变化生效之前', 'Before the change takes effect'),
    },
    exception: null,
    enforce: both(
      '比较目的、方式、算法供应商、阈值、存储地点、接收方、采集区域、受众；这些方面有变化，活动即暂停，直到重新批准。',
      'Purpose, mode, algorithm supplier, threshold, storage place, recipients, capture area and audience are compared; a difference suspends the activity until it is approved again.',
    ),
    evidence: both('差异和新版本', 'The difference and the new version'),
    prompt: both(
      '评估人可附理由认定为细微技术变化',
      'An assessor may mark a minor technical change, with reasons',
    ),
    scenarios: [
      {
        given: both('方式由一对一改为一对多', 'The mode goes from one-to-one to one-to-many'),
        when: both('保存', 'it is saved'),
        then: both('活动暂停，等待影响评估', 'the activity is suspended until assessed'),
      },
    ],
    gaps: [],
  },
  'R09.6': {
    slice: 'assessment',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(9, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '发生泄露等重大安全事件后，应当重新评估。在那之前这项刷脸会停下，您用别的办法。',
      'After a leak or another major incident it shall be assessed again. Until then this face check is stopped and you use another way.',
    ),
    trigger: both('发生重大安全事件', 'A major security incident'),
    duty: both(
      '「发生重大安全事件的，应当重新进行个人信息保护影响评估。」',
      'The assessment shall be made anew.',
    ),
    deadline: {
      rules: [
        { kind: 'promptly', after: 'incident_contained', ours: true },
        { kind: 'before', event: 'resumption', ours: true },
      ],
      text: both(
        '条文未定期限；本产品要求控制住之后立即进行，恢复使用之前完成',
        'The text sets none; our setting is at once after containment and before resuming',
      ),
    },
    exception: null,
    enforce: both(
      '重大及以上的事件自动暂停相关活动，并建立重新评估的任务。',
      'An incident graded major or above suspends the activities it touches and opens the task.',
    ),
    evidence: both('与事件的关联', 'The link to the incident'),
    prompt: both('由人认定事件等级', 'A human grades the incident'),
    scenarios: [
      {
        given: both('系统甲发生重大事件', 'A major incident on system S'),
        when: both('记录该事件', 'it is recorded'),
        then: both(
          '系统甲的所有活动停用，直到批准新的影响评估',
          'all activities of S are blocked until a new assessment is approved',
        ),
      },
    ],
    gaps: ['G23'],
  },
  'R09.7': {
    slice: 'assessment',
    addressee: ['processor'],
    strength: 'commentary',
    sources: ['commentary_b'],
    articles: [whole('commentary-b')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '评论文建议定期评估；我们每年提醒一次，不影响您使用。',
      'A commentary suggests to assess regularly; we remind of it once a year. Nothing changes for you.',
    ),
    trigger: both('定期', 'Time goes by'),
    duty: both(
      '评论文B称“定期”进行影响评估；条文只要求事前、变化时和重大安全事件时进行。',
      'Commentary B says “regularly”; the text only asks for it beforehand, on change and after a major incident.',
    ),
    deadline: {
      rules: [{ kind: 'every', amount: 1, unit: 'years', ours: true }],
      text: both('本产品建议每年一次，不是条文', 'We suggest once a year; the text does not'),
    },
    exception: null,
    enforce: both('每年提醒，不阻断', 'A yearly reminder that blocks nothing'),
    evidence: both('复核记录', 'Note of the review'),
    prompt: both('目的负责人复核', 'The owner reviews'),
    scenarios: [
      {
        given: both('上次复核在366天前', 'The last review was 366 days ago'),
        when: both('检查', 'this is checked'),
        then: both('提醒，面板显示黄色而不是红色', 'a reminder, and amber (not red) on the board'),
      },
    ],
    gaps: [],
  },
  'RS.6': {
    slice: 'assessment',
    addressee: ['processor'],
    strength: 'commentary',
    sources: ['commentary_a'],
    articles: [whole('commentary-a')],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '评论文建议评估是否对某些人群更容易认错。总是认不出您的，请告诉工作人员，并用别的办法。',
      'A commentary suggests to assess whether some groups are mistaken more often. If you are often not recognised, tell the staff and use another way.',
    ),
    trigger: both('监控、歧视、隐私、泄露的风险', 'Risks of monitoring, discrimination, privacy and leaks'),
    duty: both('评论文A：影响评估宜处理这些风险。', 'Commentary A: the assessment should treat these risks.'),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both(
      '按年龄、肤色、性别分组的偏差测试记录，只用取得同意的数据或者合成数据；没有该部分的评估，本产品不予批准。',
      'A bias test by group (age, skin tone, gender) with consented or synthetic data; this product approves no assessment without it.',
    ),
    evidence: null,
    prompt: both('请评估人判断', 'The assessor judges'),
    scenarios: [
      {
        given: both('一份影响评估没有偏差测试部分', 'An assessment has no section on bias'),
        when: both('批准该评估', 'it is approved'),
        then: both('拒绝，并指明 RS.6', 'refused with RS.6'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
