import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules on children say of the state of a processor, whose persons are counted. */
export const minorsPostureFindings = {
  children_without_guardian: {
    requirement: 'R07.1',
    why: both(
      '有{count}名不满十四周岁未成年人的人脸信息在处理，没有监护人的同意。应当取得父母或者其他监护人的同意。',
      'The faces of {count} children under fourteen are processed without a guardian’s consent. The consent of a parent or other guardian shall be obtained.',
    ),
    remedy: both(
      '请删除这些人脸信息，让孩子使用其他方式；或者请监护人看过告知后单独作出决定。',
      'Erase these faces and let the children use another way, or ask their guardians to read the notice and decide.',
    ),
  },
  guardians_not_checked: {
    requirement: 'R07.1',
    why: both(
      '有{count}份监护人的同意没有核实监护关系的记录，不能证明应当取得的同意确由监护人作出。',
      'For {count} consents of guardians no check of the guardianship is recorded, so nothing shows that the consent that shall be obtained is a guardian’s.',
    ),
    remedy: both(
      '请核实监护关系，再请监护人重新决定。',
      'Check the guardianship, then ask the guardian to decide again.',
    ),
  },
  guardians_of_another_child: {
    requirement: 'R07.1',
    why: both(
      '有{count}份同意出自其他孩子的监护人。应当由这个孩子自己的父母或者其他监护人同意。',
      'For {count} children the one who consented is the guardian of another child. It shall be this child’s own parent or guardian.',
    ),
    remedy: both(
      '请停止使用这些人脸信息，并请孩子自己的监护人决定。',
      'Stop using these faces, and ask each child’s own guardian to decide.',
    ),
  },
  guardianships_over: {
    requirement: 'R07.1',
    why: both(
      '有{count}名孩子，作出同意的人已经不是监护人。应当有现任监护人的同意。',
      'For {count} children the one who consented is no longer the guardian. There shall be the consent of a guardian.',
    ),
    remedy: both(
      '请让孩子使用其他方式，并请现在的监护人重新决定。',
      'Let the child use another way, and ask the present guardian to decide.',
    ),
  },
  held_after_guardian_withdrew: {
    requirement: 'R07.1',
    why: both(
      '监护人已经撤回同意，还保存着{count}人的人脸信息。没有监护人的同意不得处理，应当删除。',
      'Guardians have withdrawn, and the faces of {count} children are still held. Without a guardian’s consent they shall not be processed, and shall be erased.',
    ),
    remedy: both('请立即删除，并告知监护人。', 'Erase them at once, and tell the guardians.'),
  },
  consents_from_childhood: {
    requirement: 'R07.1',
    why: both(
      '有{count}人，同意是本人不满十四周岁时自己作出的，当时应当取得监护人的同意。',
      'For {count} persons the consent is one they gave alone while under fourteen, when a guardian’s should by law have been obtained.',
    ),
    remedy: both(
      '请重新告知，并请本人单独作出决定。',
      'Give notice again, and ask for their own separate decision.',
    ),
  },
  child_rules_missing: {
    requirement: 'R07.2',
    why: both(
      '会遇到不满十四周岁的未成年人，却没有专门的处理规则。应当在存储、使用、转移、披露等方面制定专门的处理规则。',
      'Children under fourteen are met, and there are no dedicated rules. There shall be dedicated rules on storage, use, transfer and disclosure.',
    ),
    remedy: both(
      '请制定规则并公布；在此之前停用。',
      'Write the rules and publish them; until then, do not use it.',
    ),
  },
  child_rules_heading_missing: {
    requirement: 'R07.2',
    why: both(
      '儿童人脸信息的专门规则缺少存储、使用、转移、披露四项中的内容。这四项应当都有。',
      'The dedicated rules for children lack one of storage, use, transfer and disclosure. There shall be rules on all four.',
    ),
    remedy: both('请补上缺少的一项，并公布新版本。', 'Write what is missing, and publish a new version.'),
  },
  child_rules_incomplete: {
    requirement: 'R07.2',
    why: both(
      '专门规则缺少保存期限、安全、拒绝的后果、投诉渠道、更正和删除中的内容。第七条第二款的“等”没有列出这些；写全是本产品的设定。',
      'The dedicated rules lack one of retention, security, effect of refusal, complaint channel, correction and deletion. Article 7 does not list these; that all are there is our setting.',
    ),
    remedy: both('请补上缺少的内容。', 'Write what is missing.'),
  },
  child_rules_unpublished: {
    requirement: 'R07.2',
    why: both(
      '专门规则还没有公布。法律规定应当制定规则；公布是本产品的设定。',
      'The dedicated rules are not published. By law they shall be made; publishing them is our setting.',
    ),
    remedy: both('请公布规则，并写明版本。', 'Publish them with their version.'),
  },
  child_keys_shared: {
    requirement: 'R07.2',
    why: both(
      '儿童的人脸信息没有单独的密钥类别。法律规定存储应当有专门规则；单独的密钥是本产品的设定。',
      'Children’s faces have no class of keys of their own. By law there shall be dedicated rules on storage; separate keys are our setting.',
    ),
    remedy: both('请为儿童的人脸信息使用单独的密钥类别。', 'Use a class of keys of its own for them.'),
  },
  child_role_missing: {
    requirement: 'R07.2',
    why: both(
      '儿童的记录没有单独的、更严的工作角色。法律规定使用应当有专门规则；单独的角色是本产品的设定。',
      'Children’s records have no stricter staff role of their own. By law there shall be dedicated rules on use; a separate role is our setting.',
    ),
    remedy: both(
      '请设单独的角色，只交给确有需要的人。',
      'Make a role of its own, and give it to those who need it.',
    ),
  },
  ages_unknown: {
    requirement: 'R07.3',
    why: both(
      '有{count}人不知道是否已满十四周岁。标准建议在登记时以合理方式核实年龄；本软件在不知道年龄时一律拒绝。',
      'For {count} persons it is not known whether they are fourteen. The standards ask for a reasonable age check at enrolment; this software refuses while the age is unknown.',
    ),
    remedy: both(
      '请向本人或者监护人问明；不要为此采集人脸。',
      'Ask the persons or their guardians, without capturing a face for it.',
    ),
  },
  guardians_checked_late: {
    requirement: 'R07.3',
    why: both(
      '有{count}名监护人是在同意之后才核实的。标准要求以合理方式核实监护人，本软件要求先核实、后同意。',
      'For {count} guardians the check came only after the consent. The standards ask for a reasonable check; this software wants it before the consent.',
    ),
    remedy: both('请这些监护人重新作出决定。', 'Ask these guardians to decide again.'),
  },
  guardian_checks_unlogged: {
    requirement: 'R07.3',
    why: both(
      '有{count}名监护人，没有记录是怎样核实的。标准列出短信、电话、视频、邮件、书面、绑定账号等方式。',
      'For {count} guardians it is not recorded how they were checked. The standard names SMS, phone, video, mail, paper and a bound account.',
    ),
    remedy: both('请补记核实方式；查不到的，重新核实。', 'Record how; where nobody knows, check again.'),
  },
  face_for_age: {
    requirement: 'R07.3',
    why: both(
      '为了判断年龄采集了{count}次人脸。标准要求以合理方式核实年龄，不以采集人脸来判断。',
      'A face was captured {count} times to find out an age. The standards ask for a reasonable check, and no face is needed for it.',
    ),
    remedy: both('请停止，并删除这些图像。', 'Stop it, and erase these images.'),
  },
  minors_identity_collected: {
    requirement: 'R07.3',
    why: both(
      '收集了{count}名未成年人的身份数据，没有明确要求收集的法律。标准规定只在法律明确要求时收集。',
      'Identity data of {count} minors were collected, and no law is named that clearly requires it. The standard has them collected only where law clearly does.',
    ),
    remedy: both('请删除，或者写明法律依据。', 'Erase them, or name the law.'),
  },
  minors_request_function_missing: {
    requirement: 'R07.4',
    why: both(
      '没有供未成年人和监护人查阅、复制、更正、补充、删除的功能。应当提供便捷的方法、途径和功能。',
      'Minors and guardians have no place to consult, copy, correct, supplement or delete. A convenient way and function shall be provided.',
    ),
    remedy: both('请设一个方便的地方，并公布。', 'Make a convenient place, and let it be known.'),
  },
  minors_request_overdue: {
    requirement: 'R07.4',
    why: both(
      '未成年人或者监护人的请求已过15个工作日，还没有处理。应当及时受理并处理；15个工作日出自标准。',
      'A request of a minor or guardian is older than 15 working days and is not handled. It shall be accepted and handled in time; the 15 working days are a standard’s.',
    ),
    remedy: both('请立即处理并答复。', 'Handle it at once, and answer.'),
  },
  minors_request_due: {
    requirement: 'R07.4',
    why: both(
      '未成年人或者监护人的请求还没有处理，标准的15个工作日将满。应当及时受理并处理。',
      'A request of a minor or guardian is not handled, and the 15 working days of the standard are nearly over. It shall be handled in time.',
    ),
    remedy: both('请在期限内答复。', 'Answer within that time.'),
  },
  minors_request_late: {
    requirement: 'R07.4',
    why: both(
      '未成年人或者监护人的请求，超过标准的15个工作日才答复。应当及时受理并处理。',
      'A request of a minor or guardian was answered after more than the 15 working days of the standard. It shall be handled in time.',
    ),
    remedy: both('请查明迟延的原因并改进。', 'Find out why, and mend it.'),
  },
  minors_refusal_not_written: {
    requirement: 'R07.4',
    why: both(
      '拒绝未成年人或者监护人的请求，没有书面告知。应当书面告知申请人。',
      'A request of a minor or guardian was refused, and not in writing. The refusal shall be in writing.',
    ),
    remedy: both('请补发书面答复。', 'Send the refusal in writing.'),
  },
  minors_refusal_without_reason: {
    requirement: 'R07.4',
    why: both(
      '拒绝未成年人或者监护人的请求，没有说明理由。应当说明理由。',
      'A request of a minor or guardian was refused without a reason. The reasons shall be given.',
    ),
    remedy: both(
      '请补充理由；没有理由的，满足请求。',
      'Give the reason; where there is none, grant the request.',
    ),
  },
  minors_opened_unapproved: {
    requirement: 'R07.5',
    why: both(
      '工作人员打开未成年人的记录，有{count}次没有经过审批。每次访问应当经相关负责人或者其授权的管理人员审批。',
      'Staff opened minors’ records {count} times without approval. Each access shall be approved by the person responsible or a manager they authorise.',
    ),
    remedy: both(
      '请关闭未经审批的入口，并查明这些访问。',
      'Close the way in without approval, and look into these openings.',
    ),
  },
  minors_opened_unrecorded: {
    requirement: 'R07.5',
    why: both(
      '打开未成年人的记录，有{count}次没有记录访问情况。应当记录。',
      'Minors’ records were opened {count} times and not recorded. Each access shall be recorded.',
    ),
    remedy: both('请查明并使每次访问自动记录。', 'Look into them, and have every access recorded by itself.'),
  },
  minors_no_technical_measure: {
    requirement: 'R07.5',
    why: both(
      '没有防止违法处理未成年人个人信息的技术措施的说明。应当采取技术措施。',
      'No technical measure against unlawful use of minors’ information is described. Technical measures shall be taken.',
    ),
    remedy: both('请采取措施并写明。', 'Take one, and describe it.'),
  },
  minors_staff_without_need: {
    requirement: 'R07.5',
    why: both(
      '有{count}名工作人员可以申请访问未成年人的记录，而工作并不需要。应当以最小授权为原则。',
      'For {count} staff who may ask for access to minors’ records their work does not need it. Access shall be by least privilege.',
    ),
    remedy: both('请取消这些权限。', 'Take the access away.'),
  },
  minors_approved_by_asker: {
    requirement: 'R07.5',
    why: both(
      '有{count}次访问由申请人自己审批。访问应当经负责人或者其授权的管理人员审批；由第二人审批是本产品的设定。',
      'On {count} occasions the one who asked for access approved it. It shall be approved by the person responsible or an authorised manager; a second person is our setting.',
    ),
    remedy: both('请改由另一人审批。', 'Have another person approve.'),
  },
  minors_approval_run_out: {
    requirement: 'R07.5',
    why: both(
      '有{count}次访问用的是已经失效的审批。每次访问应当经审批；审批短时失效是本产品的设定。',
      'On {count} occasions an approval was used that had run out. Each access shall be approved; that approvals expire soon is our setting.',
    ),
    remedy: both('请重新审批，并拒绝失效的审批。', 'Approve anew, and refuse approvals that have run out.'),
  },
  minors_audit_overdue: {
    requirement: 'R07.6',
    why: both(
      '{year}年处理过未成年人个人信息，这一年的合规审计情况应当在次年1月底前报送，还没有报送。',
      'Minors’ information was processed in {year}. The audit of that year shall be reported before the end of the January after, and has not been.',
    ),
    remedy: both('请立即完成审计并报送。', 'Finish the audit and report it at once.'),
  },
  minors_audit_due: {
    requirement: 'R07.6',
    why: both(
      '{year}年的未成年人个人信息合规审计情况应当在次年1月底前报送，还没有报送。提醒自12月1日起，是本产品的设定。',
      'The audit of minors’ information of {year} shall be reported before the end of the January after, and has not been. That we remind from 1 December is our setting.',
    ),
    remedy: both(
      '请完成审计，通过个人信息保护业务系统报送，并保存回执。',
      'Finish the audit, report it through the online system, and keep the receipt.',
    ),
  },
  minors_audit_late: {
    requirement: 'R07.6',
    why: both(
      '{year}年的合规审计情况报送晚了。应当在次年1月底前报送。',
      'The audit of {year} was reported late. It shall be reported before the end of the January after.',
    ),
    remedy: both(
      '请保存说明迟延原因的记录，今年提前安排。',
      'Keep a record of why, and begin earlier this year.',
    ),
  },
  minors_audit_without_receipt: {
    requirement: 'R07.6',
    why: both(
      '{year}年的合规审计情况写明已经报送，没有回执。应当报送；保存回执是本产品的设定。',
      'The audit of {year} is said to be reported, and there is no receipt. It shall be reported; keeping the receipt is our setting.',
    ),
    remedy: both('请取得回执并记录编号。', 'Get the receipt, and record its number.'),
  },
  guardian_consents_outgrown: {
    requirement: 'R07.7',
    why: both(
      '有{count}人已满十四周岁，只有监护人的同意。我们由第七条推论：满十四周岁起，以本人自己的单独同意为准。',
      'There are {count} persons of fourteen or over with a guardian’s consent alone. We infer from Article 7 that from the birthday the person’s own separate consent is what counts.',
    ),
    remedy: both(
      '请停止使用，向本人告知并请本人决定；不同意的，请删除。',
      'Stop using these faces; give each person notice and ask; erase where they do not agree.',
    ),
  },
  fourteenth_birthdays_near: {
    requirement: 'R07.7',
    why: both(
      '今后30天内有{count}人年满十四周岁，最早在{day}。我们由第七条推论：从生日起监护人的同意不再足够。30天是本产品的设定。',
      'Within 30 days {count} persons turn fourteen, the first on {day}. We infer from Article 7 that from then a guardian’s consent is not enough. The 30 days are our setting.',
    ),
    remedy: both(
      '请在生日之前准备好告知，当天请本人自己决定；到时没有决定的，自动停用。',
      'Prepare the notice, and ask for the person’s own decision on the day; without one, the face is no longer used.',
    ),
  },
  guardian_consents_beyond_birthday: {
    requirement: 'R07.7',
    why: both(
      '有{count}份监护人的同意，写定的结束时间晚于十四周岁生日。我们由第七条推论：最迟到生日为止。',
      'For {count} guardian’s consents the set end is later than the fourteenth birthday. We infer from Article 7 that they end with it at the latest.',
    ),
    remedy: both('请把结束时间改为十四周岁生日。', 'Set the end to the fourteenth birthday.'),
  },
  birthdays_unknown: {
    requirement: 'R07.7',
    why: both(
      '有{count}名孩子只知道不满十四周岁，不知道生日。我们由第七条推论，监护人的同意到生日为止，而生日无从计算。',
      'For {count} children only “under fourteen” is known and no birthday. We infer from Article 7 that a guardian’s consent ends with the birthday, which cannot be counted.',
    ),
    remedy: both(
      '请向监护人问明出生日期，或者缩短保存期限。',
      'Ask the guardian for the day of birth, or shorten the retention.',
    ),
  },
  child_officer_missing: {
    requirement: 'R07.8',
    why: both(
      '没有指定负责儿童个人信息保护的人。应当指定专人负责。',
      'Nobody is designated for the protection of children’s information. A person in charge shall be.',
    ),
    remedy: both('请指定专人，并公布联系方式。', 'Designate a person, and publish how to reach them.'),
  },
  child_officer_unreachable: {
    requirement: 'R07.8',
    why: both(
      '没有公布儿童个人信息保护负责人的联系方式。投诉和更正、删除的途径应当告知监护人。',
      'How to reach the person in charge of children’s information is not published. Guardians shall be told where to complain, correct and delete.',
    ),
    remedy: both('请公布联系方式。', 'Publish how to reach them.'),
  },
  child_officer_without_letter: {
    requirement: 'R07.8',
    why: both(
      '指定了儿童个人信息保护负责人，没有任命书。应当指定专人；保存任命书是本产品的设定。',
      'A person is in charge of children’s information, without a letter of appointment. A person shall be designated; keeping the letter is our setting.',
    ),
    remedy: both('请补任命书并记录编号。', 'Write the letter, and record its number.'),
  },
  guardians_not_told: {
    requirement: 'R07.8',
    why: both(
      '给监护人的告知不完整。应当告知目的、存储地点、期限、到期后的处理方式、安全措施、拒绝的后果、投诉渠道、更正和删除的途径。',
      'What guardians are told is not complete. Purpose, place, period, what happens after, security, effect of refusal, complaint channel and the way to correct and delete shall be notified.',
    ),
    remedy: both('请补上缺少的事项。', 'Add what is missing.'),
  },
} as const satisfies Record<string, FindingText>;
