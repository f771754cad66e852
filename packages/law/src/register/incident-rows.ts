import { cite } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows on leaks, tampering and loss, from connected law. */
export const incidentRows = {
  'RP.5': {
    slice: 'incident',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 57), cite('network-data', 11), cite('minor-network', 35)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您的信息泄露、被篡改或者丢失的，单位必须立即补救，并告诉您发生了什么、您可以怎样减轻危害；能够有效避免危害的，可以不告诉您。收到通知请照着做，有疑问请联系通知中的联系人。',
      'If your information leaks, is altered or lost, the organisation must act at once and tell you what happened and what you can do; it need not where the harm is effectively avoided. Follow the notice, and ask the contact it names.',
    ),
    trigger: both(
      '发生或者可能发生个人信息泄露、篡改、丢失的',
      'Leak, tampering or loss of personal information has happened or may have happened',
    ),
    duty: both(
      '应当立即采取补救措施，并通知履行个人信息保护职责的部门和个人。通知应当包括：信息种类、原因和可能造成的危害；采取的补救措施和个人可以采取的减轻危害的措施；个人信息处理者的联系方式。涉及未成年人的，还应当告知其监护人（《未成年人网络保护条例》第三十五条）；网络数据安全事件造成危害的，应当及时通知利害关系人（《网络数据安全管理条例》第十一条）。',
      'Remedies shall be taken at once, and the authority and the persons notified of: kinds of information, cause and possible harm; remedies taken and what persons can do themselves; the processor’s contact details. For minors, the guardians shall be told, too (Minor Network Regulations, Article 35); where a network data incident does harm, those concerned shall be told promptly (Network Data Regulations, Article 11).',
    ),
    deadline: {
      rules: [
        { kind: 'promptly', after: 'incident' },
        { kind: 'within', amount: 24, unit: 'hours', of: 'incident', ours: true },
      ],
      text: both(
        '立即；法律没有小时数，24小时是本产品的设置',
        'At once; the law gives no number of hours, and 24 is this product’s setting',
      ),
    },
    exception: {
      liftedBy: ['harm_avoided'],
      text: both(
        '采取措施能够有效避免信息泄露、篡改、丢失造成危害的，可以不通知个人；主管部门认为可能造成危害的，有权要求通知。',
        'Persons need not be told where measures effectively avoid the harm; the authority may still require it.',
      ),
    },
    enforce: both(
      '事件流程有三组必填内容，缺少任何一组的通知不能发出。',
      'The incident workflow has three mandatory groups of content; a notice that lacks one cannot be sent.',
    ),
    evidence: both('通知及其送达记录', 'The notices and proof that they arrived'),
    prompt: both(
      '请个人信息保护负责人判断是否可以不通知个人',
      'The DPO judges whether persons need not be told',
    ),
    scenarios: [
      {
        given: both(
          '事件通知没有写个人可以采取的减轻危害的措施',
          'The notice does not say what persons can do themselves',
        ),
        when: both('发送通知', 'it is sent'),
        then: both('拒绝发送，指明 RP.5', 'sending is refused with RP.5'),
      },
    ],
    gaps: ['G23'],
  },
  'RP.6': {
    slice: 'incident',
    addressee: ['network_operator'],
    strength: 'law',
    sources: ['law'],
    articles: [
      cite('incident-reporting', 4),
      cite('incident-reporting', 7),
      cite('incident-reporting', 8),
      cite('incident-reporting', 14),
    ],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '严重的网络安全事件，单位必须在几小时内报告主管部门。您不需要做什么；您自己发现的，可以拨打12387。',
      'A serious network incident must be reported to the authority within hours. You need do nothing; if you find one yourself, you can call 12387.',
    ),
    trigger: both(
      '属于较大以上网络安全事件；例如按《网络安全事件分级指南》，泄露100万人以上个人信息为较大，1000万人以上为重大，1亿人以上为特别重大，另有其他标准',
      'The incident is graded “relatively serious” or above; by the annex, a leak of 1 million persons’ information or more is relatively serious, of 10 million serious, of 100 million particularly serious; there are other criteria',
    ),
    duty: both(
      '应当按程序报告；报告应当包括第七条所列内容；处置工作结束后，应当形成事件处置总结报告按照原渠道上报。',
      'It shall be reported, with the contents of Article 7; after handling a final report shall be submitted the same way.',
    ),
    deadline: {
      rules: [
        {
          kind: 'within',
          amount: 1,
          unit: 'hours',
          of: 'discovery',
          case: both('关键信息基础设施', 'critical information infrastructure'),
        },
        {
          kind: 'within',
          amount: 2,
          unit: 'hours',
          of: 'discovery',
          case: both('中央和国家机关各部门及其直属单位', 'central Party and State organs and their units'),
        },
        {
          kind: 'within',
          amount: 4,
          unit: 'hours',
          of: 'discovery',
          case: both('其他网络运营者', 'other network operators'),
        },
        {
          kind: 'within',
          amount: 30,
          unit: 'calendar_days',
          of: 'handling_ended',
          case: both('总结报告', 'the final report'),
        },
      ],
      text: both(
        '涉及关键信息基础设施的，最迟不得超过1小时；中央和国家机关各部门及其直属单位，最迟不得超过2小时；其他网络运营者向属地省级网信部门报告，最迟不得超过4小时；总结报告在处置结束后30日内（自然日）。自发现或者获知起算。热线12387。',
        'Critical information infrastructure within 1 hour; central organs and their units within 2; other operators to the provincial cyberspace authority within 4, all from discovering or learning of it; the final report within 30 calendar days of the end of handling. Hotline 12387.',
      ),
    },
    exception: {
      liftedBy: ['partial_report_first'],
      text: both(
        '规定时间内不能判定事发原因、影响或者发展趋势的，可先报告第七条第一项、第二项内容，其他情况及时补报。',
        'Where cause, impact or trend cannot be judged in time, the first two items of Article 7 may go first and the rest follow promptly.',
      ),
    },
    enforce: both(
      '按小时计时，按运营者类型取1、2、4小时。',
      'Clocks in hours, 1, 2 or 4 by kind of operator.',
    ),
    evidence: both('报告及提交时间', 'The report and when it was submitted'),
    prompt: both('请按分级指南研判事件级别', 'Grade the incident by the guideline'),
    scenarios: [
      {
        given: both(
          '非关键信息基础设施的运营者，于10:00发现较大事件',
          'An operator without critical infrastructure discovers a relatively serious incident at 10:00',
        ),
        when: both('计算报告期限', 'the time limit is computed'),
        then: both('截止时间为14:00', 'it ends at 14:00'),
      },
    ],
    gaps: ['G23'],
  },
} as const satisfies Rows;
