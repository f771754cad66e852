import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of 《个人信息保护法》第五十七条 and of the incident reporting measures say. */
export const incidentFindings = {
  incident_faces_unknown: {
    requirement: 'R09.6',
    why: both(
      '还不知道事件是否涉及人脸信息。发生重大安全事件的，应当重新进行影响评估；不清楚之前不恢复使用，是本产品的理解。',
      'It is not known whether face information is concerned. After a major security incident the assessment shall be made anew; that nothing is resumed until this is known is our reading.',
    ),
    remedy: both(
      '请先查明是否涉及人脸信息；涉及的，重新评估后再恢复。',
      'Find out first whether faces are concerned; if they are, assess anew, then resume.',
    ),
  },
  incident_unremedied: {
    requirement: 'RP.5',
    why: both(
      '发生或者可能发生泄露、篡改、丢失，还没有采取补救措施。应当立即采取；法律没有小时数，超过24小时视为没有做到，是本产品设置。',
      'A leak, tampering or loss has or may have happened and nothing was done about it. Remedies shall be taken at once; the law names no hours, and that more than 24 is too late is our setting.',
    ),
    remedy: both('请立即采取补救措施并记录时间。', 'Take remedies now and record when.'),
  },
  incident_uncontained: {
    requirement: 'RP.5',
    why: both(
      '事件没有得到控制就恢复使用。应当采取补救措施；控制之后才恢复，是本产品的理解。',
      'Use was taken up again before the incident was contained. Remedies shall be taken; that containing comes first is our reading.',
    ),
    remedy: both('请先控制事件，再恢复使用。', 'Contain the incident, then resume.'),
  },
  incident_authority_untold: {
    requirement: 'RP.5',
    why: both(
      '还没有通知履行个人信息保护职责的部门。应当立即通知，不论人数多少；超过24小时视为没有做到，是本产品设置。',
      'The authority was not told. It shall be told at once, however few persons are concerned; that more than 24 hours is too late is our setting.',
    ),
    remedy: both('请立即通知主管部门。', 'Tell the authority now.'),
  },
  incident_persons_untold: {
    requirement: 'RP.5',
    why: both(
      '所涉的人还没有全部得到通知，也没有关于措施能够有效避免危害的判断。应当通知个人；超过24小时视为没有做到，是本产品设置。',
      'Not all persons concerned were told, and nobody judged on record that measures effectively avoid the harm. They shall be told; that more than 24 hours is too late is our setting.',
    ),
    remedy: both(
      '请逐一通知；难以逐一通知的，发布警示信息。',
      'Tell each of them; where that is hard, publish a warning.',
    ),
  },
  incident_guardians_untold: {
    requirement: 'RP.5',
    why: both(
      '所涉未成年人的监护人还没有全部得到告知。应当告知未成年人及其监护人；超过24小时视为没有做到，是本产品设置。',
      'Not all guardians of the minors concerned were told. Minors and their guardians shall be told; that more than 24 hours is too late is our setting.',
    ),
    remedy: both(
      '请告知监护人；难以逐一告知的，发布警示信息。',
      'Tell the guardians; where that is hard, publish a warning.',
    ),
  },
  incident_notice_incomplete: {
    requirement: 'RP.5',
    why: both(
      '事件通知缺少第{missing}项。通知应当包括：一、信息种类；二、原因；三、可能造成的危害；四、采取的补救措施；五、个人可以采取的减轻危害的措施；六、联系方式。',
      'The notice of the incident lacks item {missing}. It shall have: 1 kinds of information, 2 cause, 3 possible harm, 4 remedies taken, 5 what persons can do themselves, 6 contact details.',
    ),
    remedy: both(
      '请补齐后发送；已经发送的，补发。',
      'Complete it before it is sent; where it was sent, send the rest.',
    ),
  },
  incident_report_overdue: {
    requirement: 'RP.6',
    why: both(
      '较大以上网络安全事件应当在1、2或者4小时内报告（按运营者类型），期限已过，还没有报告。',
      'An incident graded relatively serious or above shall be reported within 1, 2 or 4 hours, by the kind of operator. That time is over and it is not reported.',
    ),
    remedy: both(
      '请立即报告，可拨打12387。迟报、漏报造成重大危害的从重处罚。',
      'Report it now; the hotline is 12387. Late reports that lead to grave harm are punished more severely.',
    ),
  },
  incident_report_due: {
    requirement: 'RP.6',
    why: both(
      '较大以上网络安全事件应当在1、2或者4小时内报告（按运营者类型），还没有报告。',
      'An incident graded relatively serious or above shall be reported within 1, 2 or 4 hours, by the kind of operator, and is not reported yet.',
    ),
    remedy: both(
      '请在期限内报告；原因、影响、趋势不能判定的，可以先报告第一项、第二项。',
      'Report it in time; where cause, impact or trend cannot be judged, items 1 and 2 may go first.',
    ),
  },
  incident_report_late: {
    requirement: 'RP.6',
    why: both(
      '较大以上网络安全事件已经报告，但晚于期限。应当在1、2或者4小时内报告。',
      'The incident was reported, but late: it shall be reported within 1, 2 or 4 hours.',
    ),
    remedy: both('请留存迟报的原因。', 'Keep on record why it was late.'),
  },
  incident_report_misdirected: {
    requirement: 'RP.6',
    why: both(
      '报告没有送到应当接收的部门：涉及关键信息基础设施的，向保护工作部门、公安机关；中央和国家机关及其直属单位，向本部门网信工作机构；其他，向属地省级网信部门。',
      'The report did not go where it shall: for critical infrastructure its protection department and public security; for central organs the cyberspace office of their department; for others the provincial cyberspace authority.',
    ),
    remedy: both('请立即向应当接收的部门报告。', 'Report at once where it belongs.'),
  },
  incident_report_incomplete: {
    requirement: 'RP.6',
    why: both(
      '报告缺少第七条第{items}项。报告应当包括单位和系统基本情况，以及时间、地点、类型、级别、影响和措施，这两项不能后补。',
      'The report lacks item {items} of Article 7. It shall say whose system it is, and when, where, what, how grave, with what effect and measures; these two cannot follow later.',
    ),
    remedy: both('请立即补报。', 'Supply it at once.'),
  },
  incident_report_partial: {
    requirement: 'RP.6',
    why: both(
      '报告还缺第七条第{items}项。不能判定的可以先报其他，其余应当及时补报。',
      'The report still lacks item {items} of Article 7. What cannot be judged may follow, and shall follow promptly.',
    ),
    remedy: both('请及时补报。', 'Supply the rest promptly.'),
  },
  incident_summary_overdue: {
    requirement: 'RP.6',
    why: both(
      '处置工作结束后应当在30日内（自然日）报送总结报告，期限已过。',
      'The final report shall be sent within 30 calendar days of the end of the handling, and that time is over.',
    ),
    remedy: both('请立即按原渠道报送。', 'Send it at once, the same way as the report.'),
  },
  incident_summary_due: {
    requirement: 'RP.6',
    why: both(
      '处置工作已经结束，应当在30日内（自然日）报送总结报告，还没有报送。',
      'The handling has ended; the final report shall be sent within 30 calendar days and is not sent yet.',
    ),
    remedy: both('请在期限内按原渠道报送。', 'Send it in time, the same way as the report.'),
  },
  incident_summary_late: {
    requirement: 'RP.6',
    why: both(
      '总结报告已经报送，但晚于30日。应当在期限内报送。',
      'The final report was sent, but after the 30 days within which it shall be.',
    ),
    remedy: both('请留存逾期的原因。', 'Keep on record why it was late.'),
  },
  incident_graded_low: {
    requirement: 'RP.6',
    why: both(
      '泄露{persons}人的个人信息，定级低于《网络安全事件分级指南》的人数标准（100万人较大，1000万人重大，1亿人特别重大，均含本数）。应当按分级指南研判。',
      'The personal information of {persons} persons leaked and the grade is below what the guideline gives for that number (1 million relatively serious, 10 million serious, 100 million particularly serious, each included). It shall be graded by the guideline.',
    ),
    remedy: both(
      '请重新研判；软件按人数标准计算报告期限。',
      'Grade it anew; software counts the report by the number of persons.',
    ),
  },
} as const satisfies Record<string, FindingText>;
