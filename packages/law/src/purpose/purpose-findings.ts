import type { FindingText } from '../rule.ts';

/** What the rules of § 第四条 and § 第十九条第五、六项 say. */
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
} as const satisfies Record<string, FindingText>;
