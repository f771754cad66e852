import { type BiText, both } from '../text.ts';
import type { GuideStep, Hazard, QuestionName } from './assessment-guide.ts';
import type { PrefilledName } from './observed-name.ts';

/** What only a person can say, asked in plain words. */
export interface QuestionOfGuide {
  readonly step: GuideStep;
  /** Whether yes or no is asked for, with the reason; else words alone. */
  readonly isJudged: boolean;
  readonly text: BiText;
  readonly help: BiText;
  /** What was read of the running system that bears on it; shown beside, and answering nothing. */
  readonly facts: readonly PrefilledName[];
}

export const guideQuestions: Readonly<Record<QuestionName, QuestionOfGuide>> = {
  lawful: {
    step: 'legality',
    isJudged: true,
    facts: ['use', 'audience', 'meets_children', 'notice'],
    text: both(
      '法律允许这样用脸吗？依据是什么？',
      'Does the law allow this use of faces, and on what ground?',
    ),
    help: both(
      '多数情况是每个人自己单独同意；有别的依据的，写出条文。',
      'Mostly it is the separate consent of each person; where it is another ground, name the provision.',
    ),
  },
  legitimate: {
    step: 'legality',
    isJudged: true,
    facts: ['use', 'audience'],
    text: both(
      '您会当着被拍的人的面说明这个目的吗？',
      'Would you state this purpose to the face of those who are taken?',
    ),
    help: both(
      '写出真正的目的。如果还想顺便用来考勤、营销、评价表现，那是另一个目的。',
      'Write the real purpose. Attendance, marketing or judging people beside it is another purpose.',
    ),
  },
  necessary: {
    step: 'legality',
    isJudged: true,
    facts: ['ways_considered', 'use'],
    text: both(
      '不用脸，这件事真的办不好吗？差在哪里？',
      'Would it really not do without the face? What would be missing?',
    ),
    help: both(
      '和卡、密码、人工比：慢多少，错多少，贵多少。“方便”“先进”不是必要。',
      'Compare with card, number and staff: how much slower, more wrong, dearer. “Convenient” or “modern” is not necessary.',
    ),
  },
  least_impact: {
    step: 'legality',
    isJudged: true,
    facts: ['mode', 'compares_in', 'kept_as', 'capture', 'retention_days'],
    text: both(
      '在能用的办法里，这样做对人的影响最小吗？',
      'Of all ways that would do, is this the one that touches people least?',
    ),
    help: both(
      '一对一比一对多小，在设备里比在服务器小，存模板比存照片小，本人启动比自动拍小。',
      'One-to-one less than one-to-many, device less than server, template less than photo, started by the person less than taken in passing.',
    ),
  },
  who_is_affected: {
    step: 'impact',
    isJudged: false,
    facts: ['audience', 'persons', 'meets_children', 'sites', 'devices'],
    text: both(
      '谁会站到镜头前？也想想没有打算拍的人。',
      'Who will stand before the camera? Think also of those nobody meant to take.',
    ),
    help: both(
      '孩子、老人、残疾人、访客、快递员、邻居、路过的人。',
      'Children, older and disabled people, visitors, couriers, neighbours, passers-by.',
    ),
  },
  who_errs: {
    step: 'impact',
    isJudged: false,
    facts: ['mode', 'algorithm', 'threshold'],
    text: both(
      '认错或者认不出时，会发生什么？谁更容易遇到？',
      'What happens when it takes somebody for another, or for nobody? Whom does that happen to more?',
    ),
    help: both(
      '写出一个真实的场景：夜里、下雨、戴口罩、换了发型、肤色深、年纪小。',
      'Write one real case: at night, in rain, with a mask, other hair, dark skin, young.',
    ),
  },
  who_refuses: {
    step: 'impact',
    isJudged: false,
    facts: ['ways_considered'],
    text: both(
      '不愿意用脸的人，从到门口到办完，会经历什么？',
      'What does somebody who would rather not go through, from arriving to being done?',
    ),
    help: both(
      '走一遍。要排别的队吗，要解释吗，会被看见吗？',
      'Walk it once. Another queue? Having to explain? Being seen?',
    ),
  },
  protection_lawful: {
    step: 'measures',
    isJudged: true,
    facts: ['storage_place', 'recipients'],
    text: both('这些保护措施本身合法吗？', 'Are the measures of protection themselves lawful?'),
    help: both(
      '例如日志里不能有脸，防攻击不能多采集信息。',
      'For example: no faces in logs, and no more data collected in order to stop attacks.',
    ),
  },
  protection_effective: {
    step: 'measures',
    isJudged: true,
    facts: [],
    text: both(
      '看过证据之后，您判断这些措施加在一起有效吗？',
      'Having seen the evidence, do you judge that together they work?',
    ),
    help: both('没有看到证据的，请回答“否”。', 'Where you saw no evidence, answer no.'),
  },
  protection_commensurate: {
    step: 'measures',
    isJudged: true,
    facts: ['persons', 'meets_children', 'storage_place', 'recipients'],
    text: both('保护的力度和风险相当吗？', 'Is the protection as strong as the risk asks?'),
    help: both(
      '人越多、孩子越多、越难更换，保护就要越强。',
      'The more people, the more children, the harder to change: the stronger.',
    ),
  },
  again_when: {
    step: 'conclusion',
    isJudged: false,
    facts: ['algorithm', 'recipients', 'devices'],
    text: both('出现什么情况，要提前重新评估？', 'What would make you assess it again earlier?'),
    help: both(
      '目的、方式变化和重大安全事件之后本来就要重新评估；这里写您自己的线，比如投诉超过几件。',
      'A change of purpose or manner and a major incident ask for it anyway; write your own line, for example so many complaints.',
    ),
  },
};

/** Hazards in words. The eight of the third content are those of § 第九条第一款第三项. */
export const hazardTexts: Readonly<Record<Hazard, { readonly name: BiText; readonly ask: BiText }>> = {
  not_justified: {
    name: both('目的或者方式站不住脚', 'Purpose or manner does not hold'),
    ask: both(
      '如果后来发现不必要或者不合法，被拍的人损失什么？',
      'If it turns out not to be needed or allowed, what have people lost?',
    ),
  },
  monitoring: {
    name: both('被持续监视', 'Being watched'),
    ask: both('能看出谁几点来、和谁来吗？', 'Can it be seen who came when, and with whom?'),
  },
  loss_of_choice: {
    name: both('不能自己决定', 'Losing the choice'),
    ask: both('拒绝的人会不会进不去、办不成、被为难？', 'Is who refuses kept out, not served or pressed?'),
  },
  unequal_treatment: {
    name: both('受到差别待遇', 'Being treated unequally'),
    ask: both('谁会更常被认错、更常被拦下？', 'Who is mistaken or stopped more often?'),
  },
  dignity_and_distress: {
    name: both('名誉、私密受损或者精神压力', 'Harm to name, privacy or peace of mind'),
    ask: both('当众失败、被怀疑，会怎样？', 'What if it fails, or suspects somebody, before others?'),
  },
  body_and_property: {
    name: both('人身、财产受损', 'Harm to body or property'),
    ask: both('门开给了别人，或者没有开，会怎样？', 'What if the door opens to another, or stays shut?'),
  },
  leakage: {
    name: both('泄露', 'Leakage'),
    ask: both('脸传到不该看到的人那里。', 'Faces reach those who may not have them.'),
  },
  tampering: {
    name: both('篡改', 'Tampering'),
    ask: both('有人把模板换成自己的。', 'Somebody puts their own template in place of another.'),
  },
  loss: {
    name: both('丢失', 'Loss'),
    ask: both('设备被偷、存储丢了。', 'A device is stolen, or a store is lost.'),
  },
  destruction: {
    name: both('毁损', 'Destruction'),
    ask: both(
      '设备坏了、数据毁了，人还进得去吗？',
      'A device breaks, or data are destroyed: do people still get in?',
    ),
  },
  illegal_acquisition: {
    name: both('被非法获取', 'Unlawful acquisition'),
    ask: both('有人从外面或者里面把脸拿走。', 'Somebody takes faces, from outside or inside.'),
  },
  illegal_sale: {
    name: both('被非法出售', 'Unlawful sale'),
    ask: both('能接触的人把脸卖掉。', 'Somebody with access sells faces.'),
  },
  illegal_use: {
    name: both('被非法使用', 'Unlawful use'),
    ask: both(
      '拿去做别的：冒充、追踪、画像。',
      'Used for something else: passing for a person, tracking, profiling.',
    ),
  },
  resulting_harm: {
    name: both('可能造成的危害', 'The harm that can follow'),
    ask: both(
      '上面任何一件真的发生了，最后落到人身上的是什么？脸换不了。',
      'If any of these happens, what comes down on the person in the end? A face cannot be changed.',
    ),
  },
  protection_fails: {
    name: both('保护措施失灵', 'Protection fails'),
    ask: both(
      '一项措施失灵时，其他的还顶得住吗？多久会发现？',
      'When one measure fails, do the others hold? How soon is it noticed?',
    ),
  },
};

/** What 1 to 5 mean; the same words for everybody who rates. */
export const ratingTexts = {
  severity: [
    both('几乎没有影响', 'Hardly anything'),
    both('麻烦，能自己解决', 'A nuisance people mend themselves'),
    both('明显受损，要费力恢复', 'Real harm, hard work to mend'),
    both('严重，难以恢复', 'Grave, hardly mended'),
    both('无法挽回', 'Cannot be undone'),
  ],
  likelihood: [
    both('几乎不会', 'Hardly ever'),
    both('少见', 'Rare'),
    both('可能', 'Possible'),
    both('很可能', 'Likely'),
    both('几乎肯定', 'Almost certain'),
  ],
} as const;
