import { article, cite } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第八条第二款 on how long a face is kept, and of 《个人信息保护法》第四十七条 on when it goes. */
export const retentionRows = {
  'R06.10': {
    slice: 'retention',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 47), cite('network-data', 24)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您撤回同意、搬走或者离职以后，您的人脸应当删除，不用您再去要求；删除之前不得再用。您可以要删除证明。',
      'When you withdraw, move out or leave, your face shall be deleted without your asking, and not used until then. You can ask for a certificate.',
    ),
    trigger: both(
      '撤回同意，目的已实现，期限届满，停止服务，或者违法处理',
      'Consent withdrawn, purpose achieved, period expired, service stopped, or unlawful processing',
    ),
    duty: both(
      '应当主动删除；法律、行政法规规定的保存期限未届满，或者删除从技术上难以实现的，应当停止除存储和采取必要的安全保护措施之外的处理。',
      'It shall be deleted without being asked; where a legal retention period runs or deletion is technically hard, all processing except storage and security shall stop.',
    ),
    deadline: {
      rules: [
        { kind: 'promptly', after: 'erasure_due' },
        { kind: 'within', amount: 24, unit: 'hours', of: 'erasure_due', ours: true },
      ],
      text: both(
        '条文未定时限；本产品默认立即停用、24小时内物理删除，离线设备在下次联系时删除',
        'The text sets no number; our setting is out of use at once, physically gone within 24 hours, offline devices at next contact',
      ),
    },
    exception: {
      liftedBy: ['law_or_admin_regulation', 'technically_impossible'],
      text: both(
        '法律、行政法规规定的保存期限，或者技术上难以删除：转入受限状态，不再比对。',
        'A retention period set by law or administrative regulation, or technical difficulty: a restricted state in which nothing is compared.',
      ),
    },
    enforce: both(
      '销毁每人的密钥，删除记录，撤销设备上的副本，备份排队清除；受限状态不能比对。',
      'Shred the person’s key, delete the rows, revoke the copies on devices, queue the backups; the restricted state blocks comparison.',
    ),
    evidence: both(
      '删除证明，列明已确认的设备和例外',
      'A certificate of deletion with devices confirmed and exceptions',
    ),
    prompt: both('操作员追查始终未确认的设备', 'An operator chases devices that never confirm'),
    scenarios: [
      {
        given: both('三台设备上的模板，其中一台离线', 'Templates on three devices, one of them offline'),
        when: both('撤回同意', 'consent is withdrawn'),
        then: both(
          '证明载明两台完成、一台待办；处处拒绝比对；离线设备在租约到期时自行清除',
          'the certificate shows two done and one pending, every match is refused, and the offline device clears itself when its lease ends',
        ),
      },
    ],
    gaps: ['G25', 'G26'],
  },
  'R08.4': {
    slice: 'retention',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_b'],
    articles: [article(8, 2), cite('pipl', 19)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您的人脸只能保存到用得着的时候，您同意更久也不行。您可以问保存多少天、为什么。',
      'Your face must not be kept longer than needed, even if you would agree to more. You can ask for how many days it is kept, and why.',
    ),
    trigger: both('保存任何人脸信息', 'Any facial information is kept'),
    duty: both(
      '「人脸信息的保存期限不得超过实现处理目的所必需的最短时间。」个人同意、合同、标准都不能延长。',
      'It must not be kept longer than the shortest time necessary for the purpose. Consent, contract and standards cannot extend it.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'purpose_achieved' }],
      text: both('按每个目的：目的实现即止', 'Per purpose: until it is achieved'),
    },
    exception: {
      liftedBy: ['law_or_admin_regulation'],
      text: both(
        '「除法律、行政法规另有规定外」；个人同意、合同、标准、部门规章都不是例外。',
        'Only a law or administrative regulation; not consent, not a contract, not a standard, not a departmental rule.',
      ),
    },
    enforce: both(
      '每个目的、每类数据都有保存规则（现场图像：数秒；现场模板：到得出结果；登记模板：到目的终止；记录：不含人脸信息）；因事件（离职、搬离、合同终止）或者日期自动清除；同意不能延长。',
      'A retention rule for each purpose and class (probe image: seconds; probe template: until the decision; enrolled template: until the purpose ends; log: no face at all); automatic erasure on an event (left the job, moved out, contract ended) or date; consent cannot extend.',
    ),
    evidence: both('保存期限表及理由；清除记录', 'Schedule of retention with reasons; log of erasures'),
    prompt: both('目的负责人说明每个期限的理由', 'The owner justifies each period'),
    scenarios: [
      {
        given: both(
          '保存期限90天，此人同意保存10年',
          'A retention of 90 days, and a person who consents to 10 years',
        ),
        when: both('保存设置', 'it is saved'),
        then: both('拒绝，并指明 R08.4', 'it is refused, naming R08.4'),
      },
      {
        given: both('搬离的事件', 'The event that somebody moved out'),
        when: both('处理该事件', 'it is processed'),
        then: both('所有设备上的模板都已清除', 'the templates are gone on all devices'),
      },
    ],
    gaps: ['G15'],
  },
  'R08.5': {
    slice: 'retention',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(8, 2), cite('video', 17)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '有的公共场所应当把监控视频保存至少30天。这不是把您的人脸模板也留30天的理由。',
      'In some public places video shall be kept for at least 30 days. That is no reason to keep your face template as long.',
    ),
    trigger: both(
      '设备同时属于公共安全视频系统（《公共安全视频图像信息系统管理条例》第七条的场所）',
      'The device is also part of a public security video system (places of the Video Regulations, Article 7)',
    ),
    duty: both(
      '视频图像信息应当保存不少于30日；30日后，已经实现处理目的的，应当删除。这一下限只及于视频图像信息，不及于人脸模板。',
      'Video images shall be kept for not less than 30 days, and deleted after that once their purpose is achieved. The floor is for video and not for face templates.',
    ),
    deadline: {
      rules: [{ kind: 'at_least', amount: 30, unit: 'calendar_days', from: 'recording' }],
      text: both('视频图像信息不少于30日', 'Video: not less than 30 days'),
    },
    exception: {
      liftedBy: ['law_or_admin_regulation'],
      text: both(
        '法律、行政法规对视频图像信息保存期限另有规定的，从其规定。',
        'Where a law or administrative regulation sets another period for video images.',
      ),
    },
    enforce: both(
      '分为两类数据，各有下限和上限；清除程序不在下限之前删视频，也不以此为由保留模板。',
      'Two classes with floor and ceiling; erasure refuses to delete video before its floor, and to keep templates on that ground.',
    ),
    evidence: both('保存期限表', 'Schedule of retention'),
    prompt: both('场所负责人说明是否属于第七条的场所', 'The site owner says whether Article 7 applies'),
    scenarios: [
      {
        given: both(
          '视频下限30天，模板上限1天',
          'Video with a floor of 30 days, templates with a ceiling of 1',
        ),
        when: both('第2天运行清除', 'erasure runs on day 2'),
        then: both('模板已删除，视频保留', 'the templates are deleted and the video is kept'),
      },
    ],
    gaps: ['G24'],
  },
} as const satisfies Rows;
