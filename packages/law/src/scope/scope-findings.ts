import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';
import { scopePartyFindings } from './scope-party-findings.ts';

/** What the rules of § 第二条, § 第十九条第一、二项, § 第二十条 and of two rows of commentary say. */
export const scopeFindings = {
  frame_without_activity_kept: {
    requirement: 'R02.1',
    why: both(
      '有{count}帧画面不属于任何已申报的活动，却保存了内容。在境内应用人脸识别技术处理人脸信息的活动，应当遵守《办法》，没有申报的活动无从遵守。',
      'Something was kept of {count} frames that belong to no declared activity. Processing faces within the mainland shall keep the Measures, and an activity that nobody declared cannot.',
    ),
    remedy: both(
      '请删除这些内容，查明设备为什么处理，只为已申报的活动处理人脸。',
      'Erase what was kept, find out why a device took it, and process faces for declared activities only.',
    ),
  },
  device_without_activity: {
    requirement: 'R02.1',
    why: both(
      '设备已经批准使用，却没有启用中的活动，它送来的画面都会被拒绝。',
      'The device is approved and has no activity that has begun, so every frame it sends is refused.',
    ),
    remedy: both(
      '请停用设备，或者为它申报并启用一项活动。',
      'Switch the device off, or declare and start an activity for it.',
    ),
  },
  research_without_declaration: {
    requirement: 'R02.2',
    why: both(
      '没有人对这项研发、算法训练活动作出申报。没有申报的，不能主张第二条第二款，应当按《办法》处理。',
      'Nobody has declared this research. Without a declaration Article 2, paragraph 2 cannot be relied on, and the Measures shall be kept.',
    ),
    remedy: both(
      '请由负责人申报研发内容和数据，法务签字确认；在此之前停止。',
      'Have whoever answers for it declare what is developed on which data, and counsel sign; stop until then.',
    ),
  },
  research_serves_production: {
    requirement: 'R02.2',
    why: both(
      '研发的数据集正被生产设备或者生产目的用来比对。第二条第二款只排除为研发、算法训练而进行的处理，这种使用不得以研发为由不遵守《办法》。',
      'Production devices or purposes compare with data of research. Article 2, paragraph 2 leaves out only processing for development or training; such use shall keep the Measures.',
    ),
    remedy: both(
      '请立即断开，生产只用生产目的的底库。',
      'Part them at once; production compares with the gallery of its own purpose only.',
    ),
  },
  research_on_live_traffic: {
    requirement: 'R02.2',
    why: both(
      '研发用了{count}次生产中的比对来调整自己。按照审慎的理解，在真实用户上测试、调阈值是生产，不是研发，应当遵守《办法》。',
      'The research tuned itself on {count} comparisons of live production. Read carefully, testing or tuning on real users is production and not research, and shall keep the Measures.',
    ),
    remedy: both(
      '请停止使用生产流量；确有需要的，另立目的，重新评估、告知并取得单独同意。',
      'Stop using live traffic; if it is needed, make a purpose of its own, assess it, give notice and ask for separate consent.',
    ),
  },
  production_in_research_unconsented: {
    requirement: 'R02.2',
    why: both(
      '研发数据中有{count}人的生产模板，没有对研发这一目的的单独同意。《个人信息保护法》仍然适用，应当另行取得单独同意。',
      'The research data hold production templates of {count} persons without separate consent to this research. The Personal Information Protection Law still applies, and separate consent shall be asked for.',
    ),
    remedy: both(
      '请删除这些人的模板，或者逐一取得单独同意。',
      'Erase the templates of these persons, or ask each of them for separate consent.',
    ),
  },
  research_keeps_withdrawn: {
    requirement: 'R02.2',
    why: both(
      '{count}人撤回了同意，人脸信息仍在研发数据中。第二条第二款只排除《办法》，《个人信息保护法》规定的撤回和删除仍然应当履行。',
      'Still in the research data are {count} persons who withdrew. Article 2, paragraph 2 leaves out the Measures only; withdrawal and erasure under the Personal Information Protection Law shall be carried out.',
    ),
    remedy: both('请从研发数据中删除这些人。', 'Erase these persons from the research data.'),
  },
  research_other_law_open: {
    requirement: 'R02.2',
    why: both(
      '研发活动缺少 {duty} 的文件。《个人信息保护法》、《网络数据安全管理条例》、《网络安全法》仍然适用，同意、影响评估和安全义务应当履行。',
      'The research has no document of {duty}. The Personal Information Protection Law, the Network Data Regulations and the Cybersecurity Law still apply; their duties of consent, assessment and security shall be performed.',
    ),
    remedy: both('请补上，在此之前停止。', 'Supply it, and stop until then.'),
  },
  research_consent_not_written: {
    requirement: 'R02.2',
    why: both(
      '科学研究中有{count}人的同意不是书面的。国家标准要求书面同意；这是标准，不是法律条文。',
      'In scientific research the consent of {count} persons is not in writing. A national standard asks for writing; that is a standard and not the text of a law.',
    ),
    remedy: both('请取得书面同意。', 'Ask for consent in writing.'),
  },
  research_has_ended: {
    requirement: 'R02.2',
    why: both(
      '这项研发已经结束，它的申报和同意不及于新的训练。《个人信息保护法》仍然适用，应当另行申报并取得单独同意。',
      'This research has ended; its declaration and consents do not reach new training. The Personal Information Protection Law still applies, and a declaration and separate consent of its own shall be there.',
    ),
    remedy: both('请另行申报一项研发活动。', 'Declare a new research activity.'),
  },
  research_origin_unrecorded: {
    requirement: 'R02.2',
    why: both(
      '研发活动缺少 {missing} 的文件，无法证明数据从哪里来、是否合乎伦理。',
      'The research has no document of {missing}, so nothing shows where its data are from or that it is ethical.',
    ),
    remedy: both('请补上伦理说明和数据来源链。', 'Supply the ethics note and the lineage of the data.'),
  },
  face_called_anonymous: {
    requirement: 'R19.2',
    why: both(
      '被称为匿名化信息的是 {kind}，它能够关联到特定个人或者可以复原，仍是人脸信息，应当照此处理。',
      'What is called anonymous is of kind {kind}. It can be linked to a person or restored; it is still facial information and shall be treated so.',
    ),
    remedy: both(
      '请取消匿名化标记，按人脸信息存储、保护、计数。',
      'Take the label away, and store, protect and count it as facial information.',
    ),
  },
  relabelled_not_counted: {
    requirement: 'R19.2',
    why: both(
      '{count}人的人脸信息因为标为匿名化而没有计入存储人数。它们仍是人脸信息，应当计入第十五条的10万人。',
      'Faces of {count} persons are left out of the stored number because they are called anonymous. They are still facial information and shall count toward the 100,000 of Article 15.',
    ),
    remedy: both(
      '请重新计数，达到10万人的按期备案。',
      'Count again, and file in time where 100,000 are reached.',
    ),
  },
  anonymised_found_again: {
    requirement: 'R19.2',
    why: both(
      '重新识别测试{tried}次，有{count}次认出了人。能够识别特定自然人的，没有匿名化，应当按人脸信息处理。',
      'A test of {tried} attempts found persons again {count} times. What can identify a natural person is not anonymous and shall be treated as facial information.',
    ),
    remedy: both(
      '请停止把它当作匿名信息使用，重新处理后再测试。',
      'Stop using it as anonymous; process it anew and test again.',
    ),
  },
  anonymisation_untested: {
    requirement: 'R19.2',
    why: both(
      '主张匿名化，却没有含重新识别测试的评估，无法证明不能识别、不能复原。',
      'It is called anonymous without an assessment that tests re-identification, so nothing shows that it cannot identify anybody or be restored.',
    ),
    remedy: both(
      '请评估并测试，在此之前按人脸信息处理。',
      'Assess and test it; treat it as facial information until then.',
    ),
  },
  aggregate_too_small: {
    requirement: 'R19.2',
    why: both(
      '有的汇总数字背后只有{count}人，少于本产品设置的{least}人，容易认出是谁。',
      'Behind a figure of the aggregate are {count} persons only, fewer than the {least} this product sets; it is easy to tell who they are.',
    ),
    remedy: both('请合并或者隐去这些数字。', 'Merge or leave out these figures.'),
  },
  measures_applied_late: {
    requirement: 'R20.1',
    why: both(
      '《办法》自{due}起应当适用于这里的处理，规则从{applied}才开始使用，中间的处理没有按《办法》判断。',
      'The Measures shall be kept here from {due}; their rules have been used from {applied} only, and what was done between was not judged by them.',
    ),
    remedy: both(
      '请按《办法》补查这段时间的处理。',
      'Go through what was done in that time by the Measures.',
    ),
  },
  measures_applied_early: {
    requirement: 'R20.1',
    why: both(
      '规则从{applied}开始使用，早于2025年6月1日。此前的处理适用《个人信息保护法》等规定。',
      'The rules have been used from {applied}, which is before 1 June 2025. Earlier processing falls under the Personal Information Protection Law and others.',
    ),
    remedy: both('请按当时的规定判断此前的处理。', 'Judge earlier processing by what was in force then.'),
  },
  ...scopePartyFindings,
} as const satisfies Record<string, FindingText>;
