import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';
import { officerFindings } from './supervision-officer-findings.ts';

/** What the rules of § 第十六条 and § 第十八条 say. */
const inspectionFindings = {
  device_figures_differ: {
    requirement: 'R16.1',
    why: both(
      '向不同部门报送的设备数不一致：{one}台和{other}台，没有说明。各部门共享信息；是否应当一致由人判断，比较是本产品设置。',
      'Authorities were told different numbers of devices, {one} and {other}, and nothing says why. They share information; whether the numbers shall agree a human judges, and comparing them is our setting.',
    ),
    remedy: both(
      '请核对，有错的更正，口径不同的写明。',
      'Check them; correct what is wrong, and note why where they count different things.',
    ),
  },
  site_figures_differ: {
    requirement: 'R16.1',
    why: both(
      '向不同部门报送的场所数不一致：{one}处和{other}处，没有说明。各部门共享信息；是否应当一致由人判断，比较是本产品设置。',
      'Authorities were told different numbers of sites, {one} and {other}, and nothing says why. They share information; whether the numbers shall agree a human judges, and comparing them is our setting.',
    ),
    remedy: both(
      '请核对，有错的更正，口径不同的写明。',
      'Check them; correct what is wrong, and note why where they count different things.',
    ),
  },
  person_figures_differ: {
    requirement: 'R16.1',
    why: both(
      '向不同部门报送的人数不一致：{one}人和{other}人，没有说明。各部门共享信息；是否应当一致由人判断，比较是本产品设置。',
      'Authorities were told different numbers of persons, {one} and {other}, and nothing says why. They share information; whether the numbers shall agree a human judges, and comparing them is our setting.',
    ),
    remedy: both(
      '请核对，有错的更正，口径不同的写明。',
      'Check them; correct what is wrong, and note why where they count different things.',
    ),
  },
  inspection_refused: {
    requirement: 'R16.2',
    why: both(
      '拒绝了监督检查中依法提出的要求。个人信息处理者应当依法予以配合。',
      'What an inspection lawfully asked was refused. The processor shall cooperate according to law.',
    ),
    remedy: both(
      '请立即配合；认为要求不合法的，请法律顾问书面答复。',
      'Cooperate at once; where a request may be unlawful, let counsel answer it in writing.',
    ),
  },
  inspection_overdue: {
    requirement: 'R16.2',
    why: both(
      '主管部门要求在{until}前答复，期限已过，还没有答复。应当依法予以配合。',
      'The authority asked for an answer by {until}; that is over and there is none. The processor shall cooperate.',
    ),
    remedy: both('请立即答复，并说明逾期的原因。', 'Answer at once, and say why it is late.'),
  },
  inspection_open: {
    requirement: 'R16.2',
    why: both(
      '有一次监督检查还没有答复。应当按照部门的要求配合。',
      'An inspection is not answered yet. The processor shall cooperate as the authority asks.',
    ),
    remedy: both('请在要求的时间内答复。', 'Answer within the time that was asked.'),
  },
  inspection_answered_late: {
    requirement: 'R16.2',
    why: both(
      '监督检查的答复晚于{until}。应当按照部门的要求配合。',
      'An inspection was answered after {until}. The processor shall cooperate as the authority asks.',
    ),
    remedy: both('请留存逾期的原因。', 'Keep on record why it was late.'),
  },
  inspection_contact_missing: {
    requirement: 'R16.2',
    why: both(
      '没有指定配合监督检查的联系人。应当依法予以配合，指定联系人是本产品设置。',
      'Nobody is named to see to an inspection. The processor shall cooperate; naming somebody is our setting.',
    ),
    remedy: both('请指定联系人。', 'Name a contact person.'),
  },
  inspection_access_writes: {
    requirement: 'R16.2',
    why: both(
      '检查人员的账号可以写入。配合检查应当保持记录原样，只读是本产品设置。',
      'The account of the inspector can write. Records shall stay as they are during an inspection; that the account only reads is our setting.',
    ),
    remedy: both('请改为只读。', 'Make it read-only.'),
  },
  inspection_pack_holds_templates: {
    requirement: 'R16.2',
    why: both(
      '交给检查人员的证据包含有{templates}个人脸模板。证据不得含有人脸模板：检查的是处理活动，不需要人脸信息。',
      'The evidence handed over holds {templates} face templates. It shall hold none: what is inspected is the processing, and no face is needed for that.',
    ),
    remedy: both('请收回并重新导出不含模板的证据包。', 'Take it back and export one without templates.'),
  },
  inspection_pack_incomplete: {
    requirement: 'R16.2',
    why: both(
      '交给检查人员的证据缺少第{articles}条的内容。应当依法予以配合；按第五条至第十五条整理是本产品设置。',
      'The evidence handed over lacks Article {articles}. The processor shall cooperate; ordering it by Articles 5 to 15 is our setting.',
    ),
    remedy: both('请补充导出。', 'Export what is missing.'),
  },
  decision_overdue: {
    requirement: 'R18.1',
    why: both(
      '主管部门的决定要求在{until}前办到，期限已过，还没有办到。违反本办法的依照有关法律处理；拒不改正的，依《个人信息保护法》第六十六条应当并处罚款。',
      'An authority decided that something be done by {until}; that is over and it is not done. Violations are handled under the relevant laws; where correction is refused, a fine shall be added (Personal Information Protection Law, Article 66).',
    ),
    remedy: both(
      '请立即办到并报告，请法律顾问判断后果。',
      'Do it at once and report it; counsel judges the consequences.',
    ),
  },
  decision_open: {
    requirement: 'R18.1',
    why: both(
      '主管部门的决定还没有办到。责令改正的应当改正；拒不改正会加重责任。',
      'What an authority decided is not done yet. What is ordered shall be done; refusing aggravates.',
    ),
    remedy: both(
      '请在期限内办到，留存及时改正的证据。',
      'Do it in time and keep the evidence that it was prompt.',
    ),
  },
  decision_complied_late: {
    requirement: 'R18.1',
    why: both(
      '主管部门的决定已经办到，但晚于{until}。应当在期限内办到。',
      'What an authority decided was done, but after {until}, by when it shall have been.',
    ),
    remedy: both('请留存逾期的原因。', 'Keep on record why it was late.'),
  },
  no_fault_pack_missing: {
    requirement: 'R18.1',
    why: both(
      '对主管部门认定的违法，没有“没有过错”的证据包。不能证明没有过错的，应当承担侵权责任（《个人信息保护法》第六十九条）；证据包是本产品设置。',
      'For a violation that an authority found there is no pack of evidence of no fault. Who cannot prove it was not at fault shall bear tort liability (Personal Information Protection Law, Article 69); the pack is our setting.',
    ),
    remedy: both('请导出并留存证据包。', 'Export the pack and keep it.'),
  },
  crime_evidence_unpreserved: {
    requirement: 'R18.2',
    why: both(
      '登记了犯罪嫌疑，没有保全证据。构成犯罪的应当依法追究刑事责任，需要证据。',
      'A crime is suspected and the evidence is not preserved. Criminal liability shall be pursued, which needs evidence.',
    ),
    remedy: both('请立即生成证据保全快照。', 'Take a snapshot that preserves it, at once.'),
  },
  crime_unreported: {
    requirement: 'R18.2',
    why: both(
      '登记了犯罪嫌疑，还没有报案。网络数据安全事件中发现涉嫌违法犯罪线索的，应当按照规定报案（《网络数据安全管理条例》第十一条）；没有规定天数。',
      'A crime is suspected and not reported. Signs of a crime found in a network data incident shall be reported (Network Data Regulations, Article 11); no number of days is given.',
    ),
    remedy: both(
      '请向公安机关报案，是否构成犯罪由其认定。',
      'Report it to the public security organ, which finds whether it is a crime.',
    ),
  },
} as const satisfies Record<string, FindingText>;

/** What the rules of `supervision` say. */
export const supervisionFindings = { ...inspectionFindings, ...officerFindings } as const;
