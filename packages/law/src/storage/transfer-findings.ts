import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of § 第八条第一款 on place and transfer, and of going abroad, say. */
export const transferFindings = {
  stored_outside_device: {
    requirement: 'R08.1',
    why: both(
      '人脸信息离开了人脸识别设备，没有可以成立的例外。除法律、行政法规另有规定或者取得个人单独同意外，人脸信息应当存储于人脸识别设备内。同一楼内的服务器也不是设备（我们的理解，见 G8）。',
      'Face information leaves its device and no exception carries that. It shall be stored inside the recognition device unless a law or administrative regulation provides otherwise or the person separately consents. A server in the same building is not the device (our reading, G8).',
    ),
    remedy: both(
      '请停止并清除设备外的人脸信息；确有需要的，请先取得针对该接收方、地点和目的的单独同意。',
      'Stop it and erase what lies outside; where it is needed, first ask for a separate consent that names recipient, place and purpose.',
    ),
  },
  stored_outside_without_consent: {
    requirement: 'R08.1',
    why: both(
      '离开设备的人脸信息中，有 {count} 人没有对设备外存储的单独同意。没有同意的，其人脸信息应当存储于人脸识别设备内。',
      'Of those whose face information leaves its device, {count} have not separately consented to storage outside. Without that it shall be stored inside the device.',
    ),
    remedy: both('请清除这些人在设备外的人脸信息。', 'Erase what is held of them outside the device.'),
  },
  faces_unplaced: {
    requirement: 'R08.1',
    why: both(
      '有 {count} 人的人脸信息，说不出存储在哪里。人脸信息应当存储于人脸识别设备内。',
      'Nobody can say where face information of {count} persons lies. It shall be stored inside the recognition device.',
    ),
    remedy: both(
      '请找到并清除设备外的副本，更新数据图。',
      'Find and erase the copies outside, and renew the data map.',
    ),
  },
  server_took_templates: {
    requirement: 'R08.1',
    why: both(
      '服务器有 {count} 次接收了没有例外依据的模板，没有拒绝。人脸信息应当存储于人脸识别设备内。',
      'A server took in templates {count} times without an exception and did not refuse. Face information shall be stored inside the recognition device.',
    ),
    remedy: both('请清除这些模板，修复服务器的拒绝。', 'Erase them, and mend the refusal of the server.'),
  },
  server_push_not_raised: {
    requirement: 'R08.1',
    why: both(
      '服务器拒绝的推送中，有 {count} 次没有记为事件。记为事件是本产品的做法，便于查出为什么有设备想送出模板。',
      'Of the pushes to a server without an exception, {count} were not raised as incidents. Raising them is our setting: it shows why a device wanted to send templates.',
    ),
    remedy: both('请逐次查明原因并记录。', 'Find the cause of each and record it.'),
  },
  data_map_old: {
    requirement: 'R08.1',
    why: both(
      '数据图已经超过365天没有核对；一年是本产品的设置，不是条文。',
      'The data map was last examined more than 365 days ago; a year is our setting, not the text.',
    ),
    remedy: both('请重新核对每个模板的存储地点。', 'Examine again where each template lies.'),
  },
  sent_over_internet: {
    requirement: 'R08.2',
    why: both(
      '人脸信息通过互联网离开设备，没有可以成立的例外。除法律、行政法规另有规定或者取得个人单独同意外，人脸信息不得通过互联网对外传输。经过公共网络的虚拟专网、移动网络也是互联网，加密后仍是传输（我们的理解，见 G9）。',
      'Face information leaves its device over the internet and no exception carries that. It must not be transmitted outward over the internet unless a law or administrative regulation provides otherwise or the person separately consents. A private network or a mobile network over a public carrier is the internet too, and encrypted it is still sent (our reading, G9).',
    ),
    remedy: both('请停止传输，改为在设备内比对。', 'Stop it, and compare inside the device.'),
  },
  sent_over_internet_without_consent: {
    requirement: 'R08.2',
    why: both(
      '通过互联网传输的人脸信息中，有 {count} 人没有对传输的单独同意。没有同意的，不得通过互联网对外传输。',
      'Of those whose face information is sent over the internet, {count} have not separately consented to that. Without consent it must not be sent.',
    ),
    remedy: both(
      '请停止传输这些人的人脸信息，并让接收方删除。',
      'Stop sending theirs, and have the recipient erase it.',
    ),
  },
  network_not_certified: {
    requirement: 'R08.2',
    why: both(
      '称传输只在封闭的局域网内，却没有人证明。人脸信息不得通过互联网对外传输；没有证明的，不能当作封闭（我们的理解，见 G9）。',
      'The network is said to be closed and nobody vouches for it. Face information must not be transmitted outward over the internet; without that, a network does not count as closed (our reading, G9).',
    ),
    remedy: both('请网络负责人检查并签名证明。', 'Have the owner of the network examine it and sign.'),
  },
  egress_with_faces: {
    requirement: 'R08.2',
    why: both(
      '在设备发出的消息中，有 {count} 条含有人脸信息，不属于任何登记的传输。人脸信息不得通过互联网对外传输。',
      'Of the messages that devices sent, {count} hold face information that no listed transfer explains. Face information must not be transmitted outward over the internet.',
    ),
    remedy: both('请立即断开这些设备，查明来源。', 'Disconnect these devices at once and find the source.'),
  },
  egress_searched_before_change: {
    requirement: 'R08.2',
    why: both(
      '对外发流量的检查早于设备软件最近一次变化；软件变化后重新检查是本产品的做法。',
      'What devices send was last searched before their software changed; searching again after a change is our setting.',
    ),
    remedy: both('请对现在的软件重新抓取并检查。', 'Capture and search again with the present software.'),
  },
  exception_source_lifts_nothing: {
    requirement: 'R08.3',
    why: both(
      '所依据的不是法律、行政法规，也不是个人单独同意。例外应当出自这两者；部门规章、地方规定、标准、主管部门来函、合同都不是例外。',
      'What is relied on is neither a law or administrative regulation nor a separate consent. An exception shall be one of these; a departmental rule, a local rule, a standard, a letter of an authority or a contract is none.',
    ),
    remedy: both(
      '请停止传输，或者取得个人单独同意。',
      'Stop the transfer, or ask the persons for their separate consent.',
    ),
  },
  exception_not_cited: {
    requirement: 'R08.3',
    why: both(
      '称法律、行政法规另有规定，却没有写明文号和条款。例外应当指明是哪一条。',
      'A law or administrative regulation is said to provide otherwise, and its number or article is not named. An exception shall say which provision it is.',
    ),
    remedy: both('请写明文号和条款，由法务确认。', 'Name number and article, and have counsel confirm it.'),
  },
  exception_consent_missing: {
    requirement: 'R08.3',
    why: both(
      '称取得了个人单独同意，却没有对存储地点和传输的同意记录。该同意应当单独取得。',
      'A separate consent is relied on, and none to place and transfer is on record. It shall be asked for on its own.',
    ),
    remedy: both('请先取得同意再传输。', 'Ask for it before anything is sent.'),
  },
  exception_is_recognition_consent: {
    requirement: 'R08.3',
    why: both(
      '所依据的同意与对识别的同意是同一次操作给出的。对传输的同意应当与对识别的同意分开（我们的理解，见 G14）。',
      'The consent relied on was given by the same press as that to recognition. The consent to transfer shall be another one (our reading, G14).',
    ),
    remedy: both(
      '请另行询问，并允许只同意识别。',
      'Ask for it apart, and let people consent to recognition alone.',
    ),
  },
  exception_names_too_little: {
    requirement: 'R08.3',
    why: both(
      '对传输的同意没有全部写明接收方、地点和目的，缺 {count} 项。单独同意应当具体、明确。',
      'The consent to transfer does not name recipient, place and purpose; {count} of the three are missing. A separate consent shall be specific and clear.',
    ),
    remedy: both('请补全同意书并重新取得同意。', 'Complete the form and ask again.'),
  },
  exception_persons_without_consent: {
    requirement: 'R08.3',
    why: both(
      '有 {count} 人没有对传输的单独同意，例外对他们不成立。每个人都应当分别同意。',
      'Of {count} persons there is no separate consent to transfer, so the exception does not reach them. Each person shall consent.',
    ),
    remedy: both('请不再传输他们的人脸信息。', 'Do not send theirs any more.'),
  },
  abroad_without_condition: {
    requirement: 'RP.12',
    why: both(
      '向境外提供人脸信息，没有写明已经通过的安全评估、保护认证或者标准合同。向境外提供应当具备其中之一。',
      'Face information goes abroad, and no security assessment passed, certification or standard contract is on record. One of them shall be in place.',
    ),
    remedy: both('请停止向境外提供，请法务确认条件。', 'Stop it, and have counsel confirm the condition.'),
  },
  abroad_condition_over: {
    requirement: 'RP.12',
    why: both(
      '向境外提供所依据的条件在{until}已经到期。提供时应当具备有效的条件。',
      'The condition for going abroad ended on {until}. A condition shall hold while information is provided.',
    ),
    remedy: both('请停止提供，直到取得新的条件。', 'Stop until there is a new one.'),
  },
  abroad_condition_ends_soon: {
    requirement: 'RP.12',
    why: both(
      '向境外提供所依据的条件将在{until}到期；提前90天提醒是本产品的设置。',
      'The condition for going abroad ends on {until}; a reminder 90 days before is our setting.',
    ),
    remedy: both('请及时申请续期，或者准备停止。', 'Apply in time, or prepare to stop.'),
  },
  abroad_needs_security_assessment: {
    requirement: 'RP.12',
    why: both(
      '今年已向境外提供 {count} 人的敏感个人信息。达到1万人的，或者由关键信息基础设施运营者提供的，应当通过安全评估，不能只用认证或者标准合同。',
      'Sensitive information of {count} persons has gone abroad this year. From 10,000 persons on, or by an operator of critical information infrastructure, a security assessment shall be passed; certification or a standard contract is not enough.',
    ),
    remedy: both('请停止提供，并申报安全评估。', 'Stop it and apply for the security assessment.'),
  },
  abroad_persons_not_counted: {
    requirement: 'RP.12',
    why: both(
      '没有统计今年已向境外提供多少人的敏感个人信息。达到1万人的，应当通过安全评估；没有统计，就不能说没有达到。',
      'Nobody has counted of how many persons sensitive information went abroad this year. From 10,000 on a security assessment shall be passed, and who has not counted cannot say that it is fewer.',
    ),
    remedy: both('请先统计。', 'Count first.'),
  },
  abroad_not_told: {
    requirement: 'RP.12',
    why: both(
      '没有把境外接收方的全部事项告知个人，缺 {count} 项。应当告知名称、联系方式、目的、方式、种类以及向其行使权利的方式。',
      'Persons were not told everything of the recipient abroad; {count} matters are missing. Name, contact, purpose, method, kinds and how to exercise rights there shall be told.',
    ),
    remedy: both('请补充告知并重新取得单独同意。', 'Tell what is missing and ask for consent again.'),
  },
  abroad_without_consent: {
    requirement: 'RP.12',
    why: both(
      '向境外提供的人脸信息中，有 {count} 人没有针对该境外接收方的单独同意。应当取得个人的单独同意。',
      'Of those whose face information goes abroad, {count} have not separately consented to this recipient. Each shall.',
    ),
    remedy: both(
      '请停止提供他们的人脸信息，并让接收方删除。',
      'Stop providing theirs and have it erased there.',
    ),
  },
  abroad_place_unlisted: {
    requirement: 'RP.12',
    why: both(
      '设备向 {count} 个没有登记的境外地点发送了数据。向境外提供人脸信息应当先具备法定条件；没有登记的境外路径一律拒绝。',
      'Devices sent data to {count} places abroad that are not listed. Providing faces abroad shall first meet a statutory condition; what is not listed is refused.',
    ),
    remedy: both('请封闭这些地址并查明内容。', 'Close them off and find out what was sent.'),
  },
} as const satisfies Record<string, FindingText>;
