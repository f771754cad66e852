import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';
import { purposeNeedFindings } from './purpose-need-findings.ts';

/** What the rules of § 第三条, § 第四条 and § 第十九条第五、六项 say, and of what the commentary leaves out. */
export const purposeFindings = {
  purpose_not_active: {
    requirement: 'R04.1',
    why: {
      'zh-CN': '这个处理目的现在没有启用。处理人脸信息应当具有特定的目的，没有启用的目的不能作为依据。',
      en: 'This purpose is not active now. Processing a face shall have a specific purpose, and one that is not active cannot be relied on.',
    },
    remedy: {
      'zh-CN': '请使用其他方式。个人信息保护负责人启用该目的后，才能使用人脸。',
      en: 'Use another way. The face can be used once the data protection officer has activated the purpose.',
    },
  },
  purpose_not_specific: {
    requirement: 'R04.1',
    why: {
      'zh-CN': '处理目的写得太笼统，看不出用人脸做什么。处理人脸信息应当具有特定的目的。',
      en: 'The purpose is too general to say what the face is used for. Processing a face shall have a specific purpose.',
    },
    remedy: {
      'zh-CN': '请把目的写具体：在什么地方、为了什么事、对哪些人。例如“核实三号楼住户身份以打开单元门”。',
      en: 'State the purpose exactly: where, what for, for whom. For example “confirm that a resident of building 3 is at its door, to open it”.',
    },
  },
  identify_not_justified: {
    requirement: 'R04.3',
    why: {
      'zh-CN':
        '这个目的采用“一对多”辨识，却没有写明为什么“一对一”验证不够。处理人脸信息应当采取对个人权益影响最小的方式。',
      en: 'This purpose compares one-to-many without saying why one-to-one is not enough. Processing a face shall use the manner with the least impact on the person.',
    },
    remedy: {
      'zh-CN': '请改为“一对一”验证，或者写明必须“一对多”的理由，并重新评估。',
      en: 'Change to one-to-one verification, or record why one-to-many is needed and assess it again.',
    },
  },
  act_not_of_mode: {
    requirement: 'R19.1',
    why: {
      'zh-CN':
        '这个目的声明的方式是 {declared}，要做的却是 {asked}。“一对一”验证与“一对多”辨识是两种不同的处理，一种的依据不能用于另一种。',
      en: 'The purpose declares {declared}, but the act is {asked}. One-to-one verification and one-to-many identification are two different ways of processing; the basis for one does not serve the other.',
    },
    remedy: {
      'zh-CN': '请按声明的方式比对。要用另一种方式，应当另立目的版本，重新评估、告知并取得单独同意。',
      en: 'Compare in the declared way. To use the other one, make a new version of the purpose, assess it, give notice and ask for separate consent again.',
    },
  },
  purpose_use_refused: {
    requirement: 'R03.1',
    why: both(
      '这个目的是从人脸推断 {use}，列在本产品依第三条设置的拒绝清单上。应用人脸识别技术应当尊重社会公德和伦理，不得侵害个人合法权益。',
      'This purpose infers {use} from faces, which is on the list of refusals that this product bases on Article 3. Using face recognition shall respect social morality and ethics and shall not harm anybody’s lawful rights.',
    ),
    remedy: both(
      '请停用这个目的，删除为此采集的人脸信息。',
      'End this purpose and erase the faces taken for it.',
    ),
  },
  marketing_of_everyone: {
    requirement: 'R03.1',
    why: both(
      '营销目的采集经过的每一个人，包括没有同意的人。应用人脸识别技术应当遵守商业道德，不得侵害个人合法权益。',
      'A marketing purpose takes the face of everyone who passes, people who did not consent included. Using face recognition shall keep business ethics and shall not harm anybody’s lawful rights.',
    ),
    remedy: both(
      '请只在本人主动配合时采集，或者停用这个目的。',
      'Take a face only when the person takes part by themselves, or end this purpose.',
    ),
  },
  statement_names_refused_use: {
    requirement: 'R03.1',
    why: both(
      '目的陈述中有拒绝清单上的词，申报的用途却是另一种。可能是误报，请人看一看。',
      'The statement of purpose has a word of the list of refusals, while another use is declared. It may be a false alarm; a person should look.',
    ),
    remedy: both('请核对用途，把陈述改清楚。', 'Check the use and make the statement clear.'),
  },
  ethics_not_answered: {
    requirement: 'R03.1',
    why: both(
      '没有伦理问题的书面回答和批准人记录，无法证明这个目的尊重社会公德和伦理。',
      'There are no written answers to the ethics questions and nobody on record who approved them, so nothing shows that this purpose respects social morality and ethics.',
    ),
    remedy: both(
      '请伦理审查人书面回答，并记录批准人。',
      'Have the ethics reviewer answer in writing and record who approved.',
    ),
  },
  ethics_of_old_version: {
    requirement: 'R03.1',
    why: both(
      '伦理问题是就第{answered}版目的回答的，现在是第{current}版。',
      'The ethics questions were answered for version {answered} of the purpose; it is now version {current}.',
    ),
    remedy: both('请就现在的版本重新回答。', 'Answer them again for the present version.'),
  },
  face_used_otherwise: {
    requirement: 'R04.1',
    why: both(
      '为这个目的登记的人脸有{count}次用在了别处。处理人脸信息应当具有特定的目的，对一个目的的同意不能用于另一个目的。',
      'Faces enrolled for this purpose were used for something else {count} times. Processing a face shall have a specific purpose, and consent to one does not serve another.',
    ),
    remedy: both(
      '请停止另作他用；确有需要的，另立目的，重新评估、告知并取得单独同意。',
      'Stop the other use; if it is needed, make a purpose of its own, assess it, give notice and ask for separate consent.',
    ),
  },
  gallery_of_two_purposes: {
    requirement: 'R04.1',
    why: both(
      '这个目的与另一个目的共用一个底库。每个目的应当特定，登记的人脸只能用于其本人同意的目的。',
      'This purpose compares with the same gallery as another. Each purpose shall be specific, and a face serves only the purpose that its person agreed to.',
    ),
    remedy: both('请为每个目的单独建立底库。', 'Give each purpose a gallery of its own.'),
  },
  purpose_history_incomplete: {
    requirement: 'R04.1',
    why: both(
      '现在是第{current}版，只有{recorded}个版本有记录，无法证明以前的同意针对的是哪一版。',
      'This is version {current} and {recorded} versions are on record, so it cannot be shown which one earlier consents were to.',
    ),
    remedy: both('请补齐各版本的陈述摘要和启用时间。', 'Record the digest and the start of every version.'),
  },
  purpose_has_ended: {
    requirement: 'R04.1',
    why: both(
      '这个目的已经终止，为它采集的人脸信息应当已经删除。重新开始是新的处理，应当有自己的特定目的。',
      'This purpose has ended, and the faces taken for it shall have been erased. What begins now is new processing, which shall have a specific purpose of its own.',
    ),
    remedy: both(
      '请另立目的，重新评估、告知并取得单独同意。',
      'Make a new purpose, assess it, give notice and ask for separate consent.',
    ),
  },
  purpose_changed_without_version: {
    requirement: 'R04.1',
    why: both(
      '已经启用的目的要改，却没有用下一个版本号。处理人脸信息应当具有特定的目的，告知、同意、评估针对的是哪一版应当分得清。',
      'A purpose that has begun would change without taking its next version number. Processing a face shall have a specific purpose, and it shall be clear which version was told, consented to and assessed.',
    ),
    remedy: both('请用现在的版本号加一提交。', 'Submit it with the present version number plus one.'),
  },
  ...purposeNeedFindings,
  compared_in_other_mode: {
    requirement: 'R19.1',
    why: both(
      '这个目的声明的方式是 {declared}，却有{count}次按另一种方式比对。“一对一”验证与“一对多”辨识应当分别具有目的和依据。',
      'The purpose declares {declared}, and {count} comparisons were of the other mode. One-to-one verification and one-to-many identification shall each have a purpose and basis of its own.',
    ),
    remedy: both(
      '请停止另一种方式的比对，查明原因；确有需要的，另立目的版本。',
      'Stop comparing in the other mode and find out why it was done; if it is needed, make a version of the purpose for it.',
    ),
  },
  one_to_one_with_gallery: {
    requirement: 'R19.1',
    why: both(
      '“一对一”的请求带了{persons}人的底库，实际是“一对多”辨识，应当有自己的目的和依据。',
      'A one-to-one call carried a gallery of {persons} persons. That is one-to-many identification, which shall have a purpose and basis of its own.',
    ),
    remedy: both(
      '请让“一对一”只与本人的模板比对。',
      'Let one-to-one compare with the template of the one person only.',
    ),
  },
  returned_too_much: {
    requirement: 'R19.1',
    why: both(
      '{count}次比对返回了低于阈值的候选或者整个底库。本产品只返回超过阈值的候选。',
      'In {count} comparisons candidates below the threshold or the whole gallery were returned. This product returns candidates above the threshold only.',
    ),
    remedy: both(
      '请改正接口，只返回超过阈值的候选。',
      'Mend the interface so that it returns candidates above the threshold only.',
    ),
  },
  mode_unrecorded: {
    requirement: 'R19.1',
    why: both(
      '{count}次比对没有记录是哪一种方式，无法证明两种处理是分开的。',
      'Of {count} comparisons no record says of which mode they were, so nothing shows that the two are kept apart.',
    ),
    remedy: both('请让每次比对都记录方式。', 'Have every comparison record its mode.'),
  },
  attribute_output: {
    requirement: 'RS.9',
    why: both(
      '接口会给出 {output}。评论文认为，正式文本只写验证和辨识，审慎的做法是不提供从人脸推断人的属性的功能。',
      'An interface gives out {output}. The commentary reads the final text as one of verifying and identifying only; the careful course is to infer nothing else about a person from the face.',
    ),
    remedy: both('请去掉这项输出。', 'Take this output away.'),
  },
} as const satisfies Record<string, FindingText>;
