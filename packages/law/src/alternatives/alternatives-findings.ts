import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of § 第十条第一款 and of GB/T 45574 6.1 a say. */
export const alternativesFindings = {
  face_is_only_way: {
    requirement: 'R10.1',
    why: {
      'zh-CN':
        '这里现在没有其他可用的验证方式，人脸成了唯一方式。存在其他方式的，不得将人脸识别技术作为唯一验证方式。',
      en: 'No other way of verifying works here now, so the face would be the only one. Where other means exist, face recognition shall not be the only means of verification.',
    },
    remedy: {
      'zh-CN': '请恢复至少一种其他方式（例如密码、卡、人工），再使用人脸。',
      en: 'Bring back at least one other way (for example a PIN, a card, a member of staff) before using faces.',
    },
  },
  no_way_for_who_refuses: {
    requirement: 'R10.2',
    why: {
      'zh-CN': '不同意使用人脸的人，现在没有别的办法。个人不同意的，应当提供其他合理、便捷的方式。',
      en: 'A person who does not agree to use their face has no other way now. They shall be offered another reasonable and convenient way.',
    },
    remedy: {
      'zh-CN': '请在同一地点安排一种同样方便的方式；系统恢复之前请由工作人员办理。',
      en: 'Provide an equally convenient way at the same place; until it works, let a member of staff help.',
    },
  },
  only_biometric_ways: {
    requirement: 'R10.4',
    why: {
      'zh-CN':
        '其他可用的方式都是生物特征（指纹、声纹）。国家标准希望另有非生物特征的方式；这是标准的要求，第十条本身没有写。',
      en: 'The other ways that work are all biometric (fingerprint, voice). The national standard asks for a way that is not biometric; that is the standard, Article 10 itself does not say so.',
    },
    remedy: {
      'zh-CN': '请增加一种不用生物特征的方式，例如密码、卡、二维码或者人工。',
      en: 'Add a way that is not biometric, such as a PIN, a card, a QR code or a member of staff.',
    },
  },
  face_alone_in_outage: {
    requirement: 'R10.1',
    why: both(
      '最近30天内，其他方式都不可用时，这里仍比对了{faces}次人脸。存在其他方式的，不得将人脸识别技术作为唯一验证方式；其他方式不可用即视同不存在，是我们的理解（见 G19）。',
      'In the last 30 days {faces} faces were compared here while no other way worked. Where other means exist, face recognition shall not be the only means; that a way which is down counts as absent is our reading (G19).',
    ),
    remedy: both(
      '请让人脸方式随其他方式一起停用，或者由工作人员办理。',
      'Let the face way stop when the others do, or let a member of staff help.',
    ),
  },
  way_check_stale: {
    requirement: 'R10.1',
    why: both(
      '其他方式最近一次检查已超过24小时，不知道现在是否可用。人脸不得成为唯一验证方式；24小时是本产品设置。',
      'The other ways were last checked more than 24 hours ago, so that nobody knows whether they work. The face shall not be the only means of verification; the 24 hours are this product’s setting.',
    ),
    remedy: both(
      '请检查其他方式，并恢复自动检查。',
      'Check the other ways, and bring back the automatic check.',
    ),
  },
  refusing_person_turned_away: {
    requirement: 'R10.2',
    why: both(
      '最近30天内，有{persons}人不同意使用人脸，没有得到任何方式就被拒绝。个人不同意的，应当提供其他合理、便捷的方式。',
      'In the last 30 days {persons} persons said no to their face and were sent away without any way. They shall be offered another reasonable and convenient way.',
    ),
    remedy: both(
      '请查明原因，告知工作人员不得拒绝，并为这些人补办。',
      'Find out why, tell staff that nobody shall be sent away, and serve these persons.',
    ),
  },
  checkpoint_missing: {
    requirement: 'R10.2',
    why: both(
      '没有记录这个目的在这个地点的其他验证方式。个人不同意刷脸的，应当在这里也有其他合理、便捷的方式。',
      'No other way is on record for this purpose at this place. Whoever does not agree to the face shall have another reasonable and convenient way here, too.',
    ),
    remedy: both(
      '请在这个地点设置其他方式，测量并登记后再启用。',
      'Provide another way at this place, measure and list it, then go live.',
    ),
  },
  way_takes_longer: {
    requirement: 'R10.2',
    why: both(
      '其他方式的耗时中位数是人脸方式的{percent}%。应当提供其他合理、便捷的方式；{bound}%的界限是本产品设置。',
      'The median time of the other way is {percent} % of that of the face. Another reasonable and convenient way shall be offered; the bound of {bound} % is this product’s setting.',
    ),
    remedy: both('请加快其他方式，或者增加一种更快的。', 'Make the other way faster, or add a faster one.'),
  },
  way_fails_more: {
    requirement: 'R10.2',
    why: both(
      '其他方式首次成功的比例是千分之{way}，人脸方式是千分之{face}。应当提供其他合理、便捷的方式；相差不超过千分之{bound}是本产品设置。',
      'Of a thousand first attempts {way} succeed by the other way and {face} by face. Another reasonable and convenient way shall be offered; that they differ by {bound} at most is this product’s setting.',
    ),
    remedy: both('请修好其他方式，或者增加一种。', 'Mend the other way, or add one.'),
  },
  way_open_shorter: {
    requirement: 'R10.2',
    why: both(
      '其他方式每周开放{way}分钟，人脸方式每周开放{face}分钟。应当提供其他合理、便捷的方式；开放时间不短于人脸是本产品设置。',
      'The other way is open for {way} minutes a week and the face way for {face}. Another reasonable and convenient way shall be offered; that it is open as long is this product’s setting.',
    ),
    remedy: both('请延长其他方式的开放时间。', 'Keep the other way open as long as the face way.'),
  },
  way_costs_more: {
    requirement: 'R10.2',
    why: both(
      '其他方式收费或者收押金{way}分，人脸方式{face}分。应当提供其他合理、便捷的方式；费用不高于人脸是本产品设置。',
      'The other way costs {way} 0.01 yuan, deposit included, and the face way {face}. Another reasonable and convenient way shall be offered; that it costs no more is this product’s setting.',
    ),
    remedy: both('请取消其他方式的费用和押金。', 'Drop the fee and the deposit of the other way.'),
  },
  way_asks_more_papers: {
    requirement: 'R10.2',
    why: both(
      '其他方式要求{way}份人脸方式不要的材料。应当提供其他合理、便捷的方式；不额外索要材料是本产品设置。',
      'The other way asks for {way} papers that the face way does not. Another reasonable and convenient way shall be offered; that it asks for no more is this product’s setting.',
    ),
    remedy: both('请不再要求这些材料。', 'Stop asking for these papers.'),
  },
  state_rule_of_too_low_level: {
    requirement: 'R10.3',
    why: both(
      '所援引的文件不是国家的规定（级别为 {level}）。只有国家另有规定的，才从其规定。',
      'The document relied on is no rule of the State (its level is {level}). Only where the State provides otherwise shall that be followed.',
    ),
    remedy: both('请撤下这一主张，并提供其他方式。', 'Withdraw the claim and offer another way.'),
  },
  state_rule_other_business: {
    requirement: 'R10.3',
    why: both(
      '所援引的规定针对的是别的业务。国家另有规定的，从其规定，但只及于该规定所指的业务；对其他业务，仍不得将人脸作为唯一验证方式。',
      'The rule relied on names another business. What the State provides prevails for the business it names; for any other the face shall not be the only means of verification.',
    ),
    remedy: both('请撤下这一主张，并提供其他方式。', 'Withdraw the claim and offer another way.'),
  },
  state_rule_expired: {
    requirement: 'R10.3',
    why: both(
      '所援引的规定核对到{until}为止，已经过期。国家另有规定的，从其规定，主张期间持续有据；到期重新核对是本产品设置。',
      'The rule relied on was looked up until {until}, which is over. What the State provides otherwise prevails as long as it is there; the re-check is this product’s setting.',
    ),
    remedy: both('请法律顾问重新核对并签字。', 'Let counsel look it up again and sign.'),
  },
  state_rule_expiring: {
    requirement: 'R10.3',
    why: both(
      '所援引的规定核对到{until}为止，不足30天。国家另有规定的，从其规定，主张期间持续有据；到期重新核对是本产品设置。',
      'The rule relied on is looked up until {until}, less than 30 days ahead. What the State provides otherwise prevails as long as it is there; the re-check is this product’s setting.',
    ),
    remedy: both('请法律顾问提前核对。', 'Let counsel look it up in time.'),
  },
  face_preselected: {
    requirement: 'R10.4',
    why: both(
      '选择界面预先选了人脸。国家标准希望人脸不作默认选项；《办法》没有禁止。',
      'The chooser preselects the face. The national standard asks that it is not the default; the Measures do not forbid it.',
    ),
    remedy: both('请取消预选。', 'Preselect nothing.'),
  },
  face_more_prominent: {
    requirement: 'R10.4',
    why: both(
      '人脸选项的大小是最大的其他选项的{percent}%。国家标准希望人脸不比其他方式明显更大。',
      'The field of the face is {percent} % of the largest other field. The national standard asks that the face is not visibly bigger.',
    ),
    remedy: both('请让各选项同样大小。', 'Make all fields the same size.'),
  },
  face_easier_to_choose: {
    requirement: 'R10.4',
    why: both(
      '人脸选项比其他选项更亮、更靠前或者更容易操作。国家标准希望各方式一样容易。',
      'The face is brighter, further up or easier to reach than the others. The national standard asks that all ways are as easy.',
    ),
    remedy: both('请对各方式使用同一组件。', 'Use the same component for every way.'),
  },
  other_way_has_hurdles: {
    requirement: 'R10.4',
    why: both(
      '其他方式附加了{steps}个额外步骤，例如关注账号、绑定手机。国家标准希望不附加这类步骤。',
      'The other way carries {steps} extra steps, such as following an account or binding a phone. The national standard asks for none.',
    ),
    remedy: both('请取消这些步骤。', 'Drop these steps.'),
  },
  residential_without_card_or_pin: {
    requirement: 'R10.5',
    why: both(
      '住宅小区的这个验证点没有门卡，也没有密码。以人脸为唯一方式，不同意的业主或者物业使用人请求其他合理方式的，人民法院依法予以支持；固定含有门卡或者密码是本产品设置。',
      'This residential checkpoint has neither card nor PIN. Where the face is the only way, a court upholds the request of an owner or user who does not agree for another reasonable one; that the preset always includes a card or a PIN is this product’s setting.',
    ),
    remedy: both('请增加门卡或者密码。', 'Add a card or a PIN.'),
  },
  residential_without_visitor_code: {
    requirement: 'R10.5',
    why: both(
      '住宅小区的这个验证点没有访客码。不同意人脸的物业使用人请求其他合理方式的，人民法院依法予以支持；固定含有访客码是本产品设置。',
      'This residential checkpoint has no visitor code. A court upholds the request of a user who does not agree for another reasonable way; that the preset always includes a visitor code is this product’s setting.',
    ),
    remedy: both('请增加访客码。', 'Add a visitor code.'),
  },
  residents_request_open: {
    requirement: 'R10.5',
    why: both(
      '有{requests}项业主或者物业使用人的请求没有得到其他验证方式。个人不同意的，应当提供其他合理、便捷的方式；请求诉至人民法院的，依法予以支持。',
      'For {requests} requests of owners or users no other way was provided. Who does not agree to the face shall be offered another reasonable and convenient way, and a court upholds such a request.',
    ),
    remedy: both('请为每项请求提供其他方式。', 'Provide another way for each request.'),
  },
  national_channel_undecided: {
    requirement: 'R11.1',
    why: both(
      '没有接入国家渠道，也没有记录理由。国家鼓励优先使用国家人口基础信息库、国家网络身份认证公共服务等渠道；不采用没有罚则。',
      'No national channel is connected and no reason is recorded. The State encourages to use such channels first; there is no penalty for not doing so.',
    ),
    remedy: both('请记录不采用的理由，供影响评估引用。', 'Record why, for the assessment.'),
  },
  national_channel_not_first: {
    requirement: 'R11.1',
    why: both(
      '已接入国家渠道，最近30天仍有{checks}次法定身份核验没有先走该渠道。国家鼓励优先使用。',
      'A national channel is connected, and {checks} checks of legal identity in the last 30 days did not try it first. The State encourages its priority use.',
    ),
    remedy: both('请在核验法定身份时先走该渠道。', 'Let checks of legal identity try it first.'),
  },
  national_channel_template_made: {
    requirement: 'R11.1',
    why: both(
      '国家渠道已经核验通过，仍登记了{templates}个人脸模板。国家鼓励通过这些渠道实施，减少人脸信息收集、存储。',
      'After a national channel had verified them, {templates} face templates were made all the same. The State encourages such channels so that less is collected and stored.',
    ),
    remedy: both('请删除这些模板。', 'Erase these templates.'),
  },
  minimisation_undecided: {
    requirement: 'R11.2',
    why: both(
      '没有记录如何减少人脸信息的收集和存储。国家鼓励减少收集、存储。',
      'No record says how collecting and storing faces is to be reduced. The State encourages to reduce both.',
    ),
    remedy: both(
      '请逐项目的考虑“只取结果”模式并记录决定。',
      'Consider result-only mode for each purpose and record the decision.',
    ),
  },
  result_only_stores: {
    requirement: 'R11.2',
    why: both(
      '“只取结果”模式下仍存储了{stored}个图像或者模板。国家鼓励减少存储，这一模式下本不存储。',
      'In result-only mode {stored} images or templates were stored all the same. The State encourages to store less, and this mode stores none.',
    ),
    remedy: both('请删除并查明原因。', 'Erase them and find out why.'),
  },
  net_id_asked_again: {
    requirement: 'R11.3',
    why: both(
      '有{persons}名用户以网号、网证通过验证后，又被要求提供明文身份信息。不得要求用户另行提供；法律、行政法规另有规定或者用户同意提供的除外。',
      'After passing with a network number or credential {persons} users were asked for plaintext identity information. They shall not be asked again, unless laws or administrative regulations provide otherwise or the user agrees.',
    ),
    remedy: both(
      '请去掉验证后的身份证件字段，删除因此收集的信息。',
      'Drop the identity fields after verification, and erase what they collected.',
    ),
  },
  net_id_unequal_service: {
    requirement: 'R11.3',
    why: both(
      '未使用网号、网证的用户缺少{features}项功能。应当保障他们享有同等服务。',
      'Users of other ways lack {features} features. They shall get equal service.',
    ),
    remedy: both('请对所有核验方式开放同样的功能。', 'Open the same features to every way.'),
  },
  net_id_child_without_guardian: {
    requirement: 'R11.3',
    why: both(
      '有{children}名不满十四周岁的用户申领，没有监护人同意并代为申领。应当取得其父母或者其他监护人同意，并由其代为申领。',
      'For {children} children under fourteen no guardian consented and applied. A parent or other guardian shall consent and apply on the child’s behalf.',
    ),
    remedy: both('请停用并由监护人重新办理。', 'Stop using them, and let the guardian apply anew.'),
  },
  net_id_documents_kept: {
    requirement: 'R11.3',
    why: both(
      '有{documents}份法定身份证件信息被留存，而依法只需核验。无需留存的，应当仅取得核验结果。',
      'Identity documents were kept where only a check is needed: {documents}. Where they need not be kept, only the result shall be obtained.',
    ),
    remedy: both('请删除，只保留核验结果。', 'Erase them and keep only the result.'),
  },
  pressure_wording: {
    requirement: 'R12.1',
    why: both(
      '这份文字含有逼人使用人脸的语句，已经发布。不得误导、欺诈、胁迫个人接受人脸验证；语句清单是本产品设置。',
      'This text has a phrase that presses people to use their face, and it is published. No one shall mislead, defraud or coerce an individual into it; the list of phrases is this product’s setting.',
    ),
    remedy: both(
      '请撤下，改为说明可以选择哪些方式。',
      'Take it down, and say instead which ways can be chosen.',
    ),
  },
  pressure_wording_draft: {
    requirement: 'R12.1',
    why: both(
      '这份草稿含有逼人使用人脸的语句，不能发布。不得误导、欺诈、胁迫个人接受人脸验证；语句清单是本产品设置。',
      'This draft has a phrase that presses people to use their face and cannot be published. No one shall mislead, defraud or coerce an individual into it; the list of phrases is this product’s setting.',
    ),
    remedy: both('请在发布前改写。', 'Reword it before publishing.'),
  },
  face_benefit_not_approved: {
    requirement: 'R12.1',
    why: both(
      '有一项优惠或者优先只给使用人脸的人，没有经过批准。不得误导、胁迫个人接受人脸验证；优惠须经批准是本产品设置。',
      'A benefit is for users of their face only and nobody approved it. No one shall mislead or coerce an individual into face verification; the approval is this product’s setting.',
    ),
    remedy: both(
      '请取消，或者由负责人判断并记录它不构成胁迫。',
      'Drop it, or let the manager judge and record that it presses nobody.',
    ),
  },
  pressure_complaints_unreviewed: {
    requirement: 'R12.1',
    why: both(
      '有{complaints}件关于强迫、误导的投诉没有审阅。不得误导、欺诈、胁迫个人接受人脸验证；逐件审阅是本产品设置。',
      'There are complaints of pressure or deception that nobody has reviewed: {complaints}. No one shall mislead, defraud or coerce an individual into face verification; the review of each is this product’s setting.',
    ),
    remedy: both('请负责人逐件审阅。', 'Let the manager review each of them.'),
  },
  pressure_not_put_right: {
    requirement: 'R12.1',
    why: both(
      '有{complaints}件关于强迫、误导的投诉属实，还没有纠正。不得误导、欺诈、胁迫个人接受人脸验证。',
      'Complaints of pressure or deception were found right and are not put right: {complaints}. No one shall mislead, defraud or coerce an individual into face verification.',
    ),
    remedy: both(
      '请纠正；因此取得的同意无效，请删除相应的人脸信息。',
      'Put them right; consent obtained that way does not count, erase the faces that rest on it.',
    ),
  },
  pretext_purpose: {
    requirement: 'R12.2',
    why: both(
      '处理目的只写“办理业务”“提升服务质量”之类的理由。任何组织和个人不得以此为由，误导、欺诈、胁迫个人接受人脸验证；以目的文字拦截是本产品设置。',
      'The purpose says no more than “handling business” or “improving service quality”. No one shall mislead, defraud or coerce an individual into face verification on such grounds; stopping it by the wording of the purpose is this product’s setting.',
    ),
    remedy: both(
      '请写明在什么地方、为了什么事、对哪些人使用人脸。',
      'Say where, what for and for whom the face is used.',
    ),
  },
  pretext_in_text: {
    requirement: 'R12.2',
    why: both(
      '这份已发布的文字以“办理业务”“提升服务质量”为由请人使用人脸。不得以此为由误导、欺诈、胁迫；是否如此由人判断，语句清单是本产品设置。',
      'This published text asks for the face on the ground of handling business or improving service quality. No one shall mislead, defraud or coerce on such grounds; whether it does is for people to judge, the list of phrases is this product’s setting.',
    ),
    remedy: both('请删去这一理由，写明真实的目的。', 'Drop that ground and state the real purpose.'),
  },
  face_with_factor_only: {
    requirement: 'RS.4',
    why: both(
      '这里的方式都要同时使用人脸。评论意见：人脸加卡、加声纹不算其他方式。',
      'Every way here asks for the face as well. By the commentary, face with a card or with a voice is no other way.',
    ),
    remedy: both('请增加一种不用人脸的方式。', 'Add a way that does not use the face.'),
  },
  modality_without_own_consent: {
    requirement: 'RS.4',
    why: both(
      '与人脸一起使用的另一种生物特征，有{persons}人没有单独同意。评论意见：每种生物特征都是另一种敏感个人信息，各有单独同意。',
      'For another feature of the body that is used with the face, {persons} persons gave no separate consent. By the commentary each is sensitive information of its own, with its own separate consent.',
    ),
    remedy: both('请分别取得同意，或者停用这种特征。', 'Ask for each consent by itself, or stop using it.'),
  },
} as const satisfies Record<string, FindingText>;
