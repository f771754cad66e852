import { type BiText, both } from '../text.ts';
import { type AssessmentGuide, Hazard, MeasureName, type TemplateName } from './assessment-guide.ts';

/** A place of a kind: what typically goes wrong there, and what to consider. It judges nothing. */
export interface TemplateOfGuide {
  readonly name: BiText;
  readonly about: BiText;
  /** Risks typical of such a place, in words; to be read, and kept, changed or dropped by a person. */
  readonly typical: Readonly<Partial<Record<Hazard, BiText>>>;
  readonly measures: readonly MeasureName[];
  /** Whose views to ask for. */
  readonly ask: readonly BiText[];
}

/** Measures to consider everywhere. */
const EVERYWHERE = [
  'other_ways',
  'person_starts',
  'kept_in_device',
  'encryption',
  'short_keeping',
  'erasure_everywhere',
  'easy_withdrawal',
  'plain_notice',
  'evidence_log',
  'least_rights',
  'attack_detection',
  'equal_accuracy',
] as const satisfies readonly MeasureName[];

export const guideTemplates: Readonly<Record<TemplateName, TemplateOfGuide>> = {
  door: {
    name: both('一扇门', 'A door'),
    about: both(
      '单独的一个入口，来的人不多，彼此认识。',
      'One entrance, few people, who mostly know each other.',
    ),
    typical: {
      loss_of_choice: both(
        '人少，不用脸的人马上被注意到。',
        'With few people, who does not use it is noticed.',
      ),
      loss: both('门外的设备容易被拆走。', 'A device outside is easily taken away.'),
      body_and_property: both(
        '断网断电时，里面的人要出得去。',
        'Without network or power, people inside have to get out.',
      ),
    },
    measures: [...EVERYWHERE, 'one_to_one', 'narrow_capture'],
    ask: [both('每天经过的人', 'Those who pass every day')],
  },
  office: {
    name: both('办公场所', 'An office'),
    about: both(
      '员工进出。员工和单位地位不对等，同意要真的自愿。',
      'Staff come and go. They are not on equal terms with the employer, so consent has to be really free.',
    ),
    typical: {
      monitoring: both(
        '进出时间会被拿去当考勤、评价表现。',
        'Times of entering get used for attendance or for judging work.',
      ),
      loss_of_choice: both('员工怕得罪上级，不敢拒绝。', 'Staff do not refuse, for fear of their superiors.'),
      illegal_use: both(
        '人事、保安想顺便查某个人。',
        'Personnel or guards look somebody up beside the purpose.',
      ),
    },
    measures: [...EVERYWHERE, 'one_to_one', 'incident_plan'],
    ask: [
      both('员工', 'Staff'),
      both('工会或者职工代表', 'The union or staff representatives'),
      both('保洁、外包人员', 'Cleaners and contractors'),
    ],
  },
  residence: {
    name: both('居民小区', 'A residence'),
    about: both(
      '业主和使用人回家的路，不能只有刷脸一种方式。',
      'People’s way home. The face may not be the only way in.',
    ),
    typical: {
      loss_of_choice: both(
        '不同意的业主、租客、老人回不了家。',
        'Owners, tenants or older people who refuse cannot get home.',
      ),
      monitoring: both('能看出谁几点回家、谁带谁来。', 'It shows who comes home when, and with whom.'),
      illegal_sale: both(
        '物业和门禁供应商人员流动大。',
        'Staff of the manager and of the supplier change often.',
      ),
      illegal_acquisition: both(
        '小区的设备多在室外、少有人管。',
        'Devices stand outdoors, and few people mind them.',
      ),
    },
    measures: [...EVERYWHERE, 'narrow_capture', 'guardian_consent', 'party_contracts', 'intrusion_watch'],
    ask: [
      both('业主和使用人', 'Owners and users'),
      both('老人和残疾人', 'Older and disabled people'),
      both('业主委员会', 'The owners’ committee'),
    ],
  },
  hotel: {
    name: both('酒店', 'A hotel'),
    about: both(
      '住客停留短，登记有别的法律；刷脸不能变成入住的条件。',
      'Guests stay briefly, other law asks for registration; the face may not become a condition of a room.',
    ),
    typical: {
      loss_of_choice: both('深夜到店的人没有力气拒绝。', 'Who arrives late at night is too tired to refuse.'),
      dignity_and_distress: both('和谁住、住几晚是私事。', 'With whom and how long one stays is private.'),
      leakage: both('前台、自助机多人共用一个账号。', 'Desks and kiosks are often used under one account.'),
      illegal_use: both(
        '退房后还留着，用来认“老客人”。',
        'Kept after leaving, to recognise “returning guests”.',
      ),
    },
    measures: [...EVERYWHERE, 'narrow_capture', 'party_contracts', 'incident_plan', 'guardian_consent'],
    ask: [both('住客', 'Guests'), both('前台员工', 'Staff at the desk')],
  },
  school: {
    name: both('学校', 'A school'),
    about: both(
      '未满十四岁要监护人单独同意，要有专门规则。先问：真的需要用孩子的脸吗？',
      'Under fourteen the guardian consents separately, and there are rules of their own. First ask whether children’s faces are needed at all.',
    ),
    typical: {
      not_justified: both(
        '孩子的脸会长期跟着他；卡或者老师认人常常就够了。',
        'A child’s face follows them for long; a card, or a teacher who knows them, often does.',
      ),
      loss_of_choice: both(
        '家长怕孩子被区别对待，不敢说不。',
        'Parents fear that a child is treated differently, and do not say no.',
      ),
      monitoring: both('会被拿去看迟到、看课堂表现。', 'It gets used for lateness or behaviour in class.'),
      unequal_treatment: both('孩子长得快，认错多。', 'Children grow fast, and are mistaken more often.'),
      dignity_and_distress: both('当着同学的面认不出来。', 'Not being recognised before the class.'),
      resulting_harm: both('泄露的影响会有几十年。', 'What leaks lasts for decades.'),
    },
    measures: [
      ...EVERYWHERE,
      'one_to_one',
      'guardian_consent',
      'children_rules',
      'narrow_capture',
      'incident_plan',
      'intrusion_watch',
    ],
    ask: [
      both('学生', 'Pupils'),
      both('家长', 'Parents'),
      both('教师', 'Teachers'),
      both('不同意的家长', 'Parents who refused'),
    ],
  },
  bank_counter: {
    name: both('银行柜台', 'A bank counter'),
    about: both(
      '办钱的事，认错的后果重；老年人、残疾人要能自己办。',
      'It is about money, so errors weigh; older and disabled people have to manage by themselves.',
    ),
    typical: {
      body_and_property: both(
        '冒名的人拿走钱，或者本人取不出钱。',
        'An impostor takes the money, or the owner cannot get it.',
      ),
      illegal_use: both('深度伪造、面具、注入攻击的目标。', 'A target of deep fakes, masks and injection.'),
      unequal_treatment: both(
        '老年人、眨眼转头有困难的人过不了。',
        'Older people, or who cannot blink or turn the head, do not pass.',
      ),
      resulting_harm: both('账户、信用一起受损。', 'Account and credit are harmed together.'),
    },
    measures: [...EVERYWHERE, 'one_to_one', 'intrusion_watch', 'incident_plan', 'party_contracts'],
    ask: [
      both('老年客户', 'Older customers'),
      both('残疾客户', 'Disabled customers'),
      both('柜员', 'Tellers'),
    ],
  },
  event: {
    name: both('活动、展会', 'An event'),
    about: both(
      '人多、时间短、设备是租的，散场就该全删。',
      'Many people, a short time, rented devices; all is erased when it is over.',
    ),
    typical: {
      not_justified: both('票上的码常常就够了。', 'The code on the ticket often does.'),
      monitoring: both('能看出谁到了哪个场次。', 'It shows who went to which session.'),
      loss: both('租来的设备带着数据还回去。', 'Rented devices are given back with data on them.'),
      illegal_acquisition: both('临时网络、临时人员。', 'Temporary networks and staff.'),
      loss_of_choice: both('排长队时，别的通道没开。', 'With long queues the other gate is not open.'),
    },
    measures: [...EVERYWHERE, 'narrow_capture', 'intrusion_watch', 'party_contracts', 'incident_plan'],
    ask: [both('参加的人', 'Those who attend'), both('现场工作人员', 'Staff on site')],
  },
};

/**
 * Begins a guide: everything that is rated, and the measures of the template, none of it considered yet.
 *
 * @param template `null` for none: then every measure is to be considered
 */
export function beginGuide(template: TemplateName | null): AssessmentGuide {
  const named: readonly MeasureName[] =
    template === null ? MeasureName.options : guideTemplates[template].measures;
  return {
    template,
    prefilled: [],
    answers: [],
    views: [],
    no_views_because: '',
    mends: [],
    hazards: Hazard.options.map((hazard) => ({
      hazard,
      considered: false,
      words: '',
      before: null,
      after: [],
    })),
    measures: MeasureName.options
      .filter((measure) => named.includes(measure))
      .map((measure) => ({
        measure,
        decision: 'from_template' as const,
        words: '',
        effective: null,
        evidence: [],
      })),
  };
}
