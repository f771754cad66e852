import type { RegisterId } from '../register/index.ts';
import { type BiText, both } from '../text.ts';
import type { Hazard, MeasureName } from './assessment-guide.ts';
import type { ShownName } from './observed-name.ts';

/** A measure, what it is against, and where it shows whether it works. */
export interface MeasureOfGuide {
  readonly name: BiText;
  /** What to look at before saying that it works. */
  readonly help: BiText;
  readonly against: readonly Hazard[];
  /** Counts of the running system. */
  readonly shown: readonly ShownName[];
  /** Rows of the law that judge it. */
  readonly rows: readonly RegisterId[];
}

export const guideMeasures: Readonly<Record<MeasureName, MeasureOfGuide>> = {
  other_ways: {
    name: both('不用脸也能办', 'Other ways than the face'),
    help: both(
      '看每个地点有没有一种不用脸、现在能用、不更贵也不更慢的方式，拒绝的人有没有被打发走。',
      'See whether every place has a way without the face that works now and is neither dearer nor slower, and whether anybody who refused was sent away.',
    ),
    against: ['not_justified', 'loss_of_choice', 'unequal_treatment', 'loss', 'destruction'],
    shown: ['ways_live', 'ways_unequal', 'faces_in_outages', 'turned_away', 'chooser_pushes'],
    rows: ['R10.1', 'R10.2', 'R10.4', 'R12.1'],
  },
  person_starts: {
    name: both('由本人启动，不拍路过的人', 'The person starts it; passers-by are not taken'),
    help: both(
      '看摄像头是不是只在本人按下之后打开，有了结果马上关。',
      'See whether the camera opens only after the person starts, and closes with the result.',
    ),
    against: ['monitoring', 'dignity_and_distress', 'illegal_acquisition'],
    shown: [],
    rows: ['R13.10', 'R13.2'],
  },
  one_to_one: {
    name: both('只和本人的模板比对', 'Compared with the person’s own template only'),
    help: both(
      '看有没有一次比对返回了别人的结果或者整个库。',
      'See whether any comparison gave out others, or the whole gallery.',
    ),
    against: ['monitoring', 'unequal_treatment', 'illegal_use'],
    shown: ['returned_too_much'],
    rows: ['R04.3', 'R19.1'],
  },
  kept_in_device: {
    name: both('只存在设备里，不经互联网外传', 'Kept in the device, and not sent out over the internet'),
    help: both(
      '看数据流向和各处存储的检查结果，而不是产品说明书。',
      'See the examination of flows and stores, not the brochure.',
    ),
    against: ['leakage', 'illegal_acquisition', 'illegal_sale', 'resulting_harm'],
    shown: ['used_otherwise'],
    rows: ['R08.1', 'R08.2', 'R08.8'],
  },
  encryption: {
    name: both(
      '存储和传输都加密，密钥另外保管',
      'Encrypted where it is kept and where it travels, keys held apart',
    ),
    help: both(
      '看有没有一处是明文，密钥放在哪里。',
      'See whether any store is in clear, and where the keys are.',
    ),
    against: ['leakage', 'tampering', 'illegal_acquisition', 'protection_fails', 'resulting_harm'],
    shown: ['stores_in_clear'],
    rows: ['R14.1', 'R14.9'],
  },
  short_keeping: {
    name: both('用完即删，最短保存', 'Kept for the shortest time'),
    help: both('看有没有超过期限还留着的。', 'See whether anything is kept past its end.'),
    against: ['leakage', 'illegal_use', 'monitoring', 'not_justified'],
    shown: ['kept_past_end'],
    rows: ['R08.4', 'R08.6'],
  },
  erasure_everywhere: {
    name: both('删除在每台设备上都做到，并有证明', 'Erasure reaches every device, with proof'),
    help: both(
      '看到期的删除有没有拖着；最好演练一次：登记一个测试的人，撤回，再找。',
      'See whether erasures that fell due are open; best do a drill: enrol a test person, withdraw, then search.',
    ),
    against: ['leakage', 'illegal_use', 'resulting_harm', 'dignity_and_distress'],
    shown: ['erasures_late'],
    rows: ['R06.10', 'R06.6', 'R08.7'],
  },
  easy_withdrawal: {
    name: both('撤回和同意一样容易', 'Withdrawing is as easy as consenting'),
    help: both(
      '请一个没用过的人试着撤回，数一数步骤和时间。',
      'Have somebody who never did it withdraw; count steps and time.',
    ),
    against: ['loss_of_choice', 'not_justified'],
    shown: [],
    rows: ['R06.4', 'R06.5'],
  },
  plain_notice: {
    name: both('告知和标识看得见、看得懂', 'Notice and sign are seen and understood'),
    help: both(
      '站在门口看；问三个人，他们以为会发生什么。',
      'Stand at the door; ask three people what they think happens.',
    ),
    against: ['loss_of_choice', 'monitoring', 'dignity_and_distress', 'not_justified'],
    shown: ['chooser_pushes'],
    rows: ['R05.1', 'R05.2', 'R13.3'],
  },
  narrow_capture: {
    name: both('只拍需要的范围，不拍私密空间', 'Takes only the area it needs, and no private space'),
    help: both('看实际画面，不看图纸。', 'Look at the real picture, not at the plan.'),
    against: ['monitoring', 'dignity_and_distress', 'illegal_acquisition'],
    shown: [],
    rows: ['R13.2', 'R13.4', 'R13.5'],
  },
  evidence_log: {
    name: both('改不了的证据日志', 'A log that nobody can change unseen'),
    help: both(
      '看日志最近一次从头到尾查过没有，见证方有没有跟上。',
      'See when the log was last checked from end to end, and whether its witnesses follow.',
    ),
    against: ['tampering', 'illegal_use', 'illegal_sale', 'protection_fails'],
    shown: ['evidence_log'],
    rows: ['R14.2', 'R09.3'],
  },
  least_rights: {
    name: both('谁都只有必要的权限，有期限', 'Nobody has more rights than they need, nor for ever'),
    help: both(
      '看有没有没有期限的权限，上次复核是什么时候。',
      'See whether rights have no end, and when they were last reviewed.',
    ),
    against: ['illegal_use', 'illegal_sale', 'illegal_acquisition', 'protection_fails'],
    shown: ['rights_without_end', 'used_otherwise'],
    rows: ['R14.3', 'R14.4'],
  },
  intrusion_watch: {
    name: both('发现和阻止入侵', 'Intrusion is noticed and stopped'),
    help: both(
      '看报警有没有人答复，没有签名的设备有没有还连着。',
      'See whether alerts are answered, and whether unsigned devices are connected.',
    ),
    against: ['illegal_acquisition', 'tampering', 'destruction', 'loss', 'protection_fails'],
    shown: ['unsigned_devices'],
    rows: ['R14.5'],
  },
  attack_detection: {
    name: both('照片、视频、面具骗不过去', 'Photos, videos and masks do not pass'),
    help: both(
      '要有测试报告：试了哪些，多少通过了。没有测过就不要说有效。',
      'There has to be a test report: what was tried, how many passed. Untested, do not say that it works.',
    ),
    against: ['illegal_use', 'body_and_property', 'resulting_harm'],
    shown: [],
    rows: ['R14.10'],
  },
  equal_accuracy: {
    name: both('对不同的人误差相近', 'Errs about equally for everybody'),
    help: both(
      '要有按年龄、肤色、性别分组的测试报告，用取得同意的或者合成的数据。',
      'There has to be a report by age, skin tone and gender, on consented or synthetic data.',
    ),
    against: ['unequal_treatment', 'dignity_and_distress'],
    shown: [],
    rows: ['RS.6'],
  },
  incident_plan: {
    name: both('出事知道怎么办，演练过', 'People know what to do, and have rehearsed it'),
    help: both('看上次演练是哪天，学到了什么。', 'See when it was last rehearsed, and what was learned.'),
    against: ['leakage', 'loss', 'destruction', 'tampering', 'resulting_harm'],
    shown: ['plan_exercised'],
    rows: ['RP.5', 'RP.14'],
  },
  party_contracts: {
    name: both('接收方和受托方有合同、有监督', 'Recipients and processors are bound and supervised'),
    help: both(
      '没有接收方的，选“不采用”并写明没有。',
      'Where there is none, choose “not taken” and write that there is none.',
    ),
    against: ['illegal_sale', 'illegal_use', 'leakage'],
    shown: [],
    rows: ['R09.8', 'RP.9'],
  },
  guardian_consent: {
    name: both('未满十四岁由监护人决定', 'For children under fourteen the guardian decides'),
    help: both(
      '看有没有没核实监护关系就登记的。',
      'See whether any child was enrolled without the guardian being checked.',
    ),
    against: ['loss_of_choice', 'body_and_property', 'not_justified'],
    shown: ['guardians_unchecked'],
    rows: ['R07.1', 'R07.3', 'R07.7'],
  },
  children_rules: {
    name: both('儿童信息有专门规则和专人', 'Rules and a person of their own for children'),
    help: both(
      '看规则公布没有，谁能看，每次有没有批准。',
      'See whether the rules are published, who may look, and whether each look was approved.',
    ),
    against: ['illegal_use', 'dignity_and_distress', 'resulting_harm'],
    shown: [],
    rows: ['R07.2', 'R07.5'],
  },
};
