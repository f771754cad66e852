import { both } from '@consentry/law';
import { LEDGER_PROBLEMS } from '@consentry/ledger-server';
import { CALENDAR_PROBLEMS, type ProblemCatalogue, SERVER_PROBLEMS } from '@consentry/server';
import { SIGN_IN_PROBLEMS } from '@consentry/staff';

/** Every problem an authority answers with: what happened, why, what to do. */
export const PROBLEMS = {
  ...SERVER_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...LEDGER_PROBLEMS,
  ...CALENDAR_PROBLEMS,
  bundle_too_large: {
    status: 422,
    title: both('这一案件的记录太多', 'The case has too many entries'),
    detail: both('一个证据包最多二万条记录。', 'A bundle holds at most 20,000 entries.'),
    remedy: both(
      '请逐条取得证据：GET /v1/cases/{case}/entries/{position}。',
      'Take the evidence entry by entry: GET /v1/cases/{case}/entries/{position}.',
    ),
  },
  roles_apart: {
    status: 409,
    title: both('这些职责不能由一个人兼任', 'One person may not have these duties together'),
    detail: both('审计员不管理账号，也不办理案件。', 'Who audits has neither the accounts nor the cases.'),
    remedy: both('请分给不同的人。', 'Give them to different persons.'),
  },
  last_managers: {
    status: 409,
    title: both('至少要有两名账号管理员', 'Two managers have to remain'),
    detail: both(
      '新账号要两个人（一人邀请，一人批准），只剩一名时，本部门再也不能增加人员。',
      'A new account takes two persons: with one manager left, the department could add nobody any more.',
    ),
    remedy: both('请先增加一名账号管理员。', 'Add another manager first.'),
  },
  department_taken: {
    status: 409,
    title: both('已有这个部门', 'There is such a department'),
    detail: both('同一地区的同类部门只有一个。', 'There is one department of a kind in a region.'),
    remedy: both('请使用已有的部门。', 'Use the one that is there.'),
  },
  no_department: {
    status: 503,
    title: both('这里还没有受理部门', 'No department here takes it yet'),
    detail: both(
      '本系统还没有启用任何可以受理的部门。',
      'No department that could take it has been set up on this server.',
    ),
    remedy: both(
      '投诉、举报请拨打12377、12345或者110；备案请在 https://grxxbh.cacdtsc.cn 线上办理。',
      'To complain or report, call 12377, 12345 or 110; file at https://grxxbh.cacdtsc.cn.',
    ),
  },
  department_elsewhere: {
    status: 422,
    title: both('不能送交这个部门', 'It cannot go to this department'),
    detail: both(
      '它不存在、还没有由第二人确认，或者不管这个地区。',
      'There is none, nobody approved it yet, or it does not supervise this region.',
    ),
    remedy: both(
      '请另选一个，或者不选：由系统送交主管的部门。',
      'Choose another, or none: then it goes to the competent one.',
    ),
  },
  practice_over: {
    status: 409,
    title: both('这项提议已经不再等待', 'This proposal waits no more'),
    detail: both('它已经批准，或者被新的提议取代。', 'It was approved, or another came in its place.'),
    remedy: both('请重新读取后再试。', 'Read it again, then try again.'),
  },
  no_address: {
    status: 409,
    title: both('联系方式里没有电子邮箱', 'The contact has no e-mail address'),
    detail: both(
      '只能向电子邮箱寄信；电话由人拨打。',
      'A letter goes to an address only; somebody calls a telephone.',
    ),
    remedy: both(
      '请打开联系方式，电话或者书面告知，并记下方式和日期。',
      'Open the contact, tell them by telephone or post, and note how and when.',
    ),
  },
  mail_missing: {
    status: 409,
    title: both('本系统没有设置邮件', 'This server cannot send mail'),
    detail: both('没有设置邮件服务器，没有寄出任何东西。', 'No mail server is set up, and nothing was sent.'),
    remedy: both(
      '请用电话或者书面告知并记下来；要寄邮件，请让管理员以 --mail 启动。',
      'Tell them by telephone or post and note it; for mail, have it started with --mail.',
    ),
  },
  told_ahead: {
    status: 422,
    title: both('告知的日期还没有到', 'That day has not come'),
    detail: both('只能记下已经告知的。', 'Only what was told can be noted.'),
    remedy: both('请填写告知的那一天。', 'Give the day on which it was told.'),
  },
  told_before: {
    status: 422,
    title: both('告知的日期早于作出结论', 'That day is before the decision'),
    detail: both('作出结论之前没有结果可以告知。', 'Before it was decided there was no outcome to tell.'),
    remedy: both('请填写告知的那一天。', 'Give the day on which it was told.'),
  },
  telling_unread: {
    status: 409,
    title: both('结果还没有告知到投诉人', 'The outcome has reached nobody yet'),
    detail: both(
      '凭查询码可以看到结果，但投诉人还没有查看；能够看到不等于已经告知（第十七条）。',
      'The code shows the outcome, and the sender has not read it; that it could be read is not that it was told (Article 17).',
    ),
    remedy: both(
      '请等投诉人查看；留有联系方式的，寄信、电话或者书面告知并记下来。',
      'Wait until they read it; where there is a contact, write or call, and note it.',
    ),
  },
  telling_settled: {
    status: 409,
    title: both('这次告知不能记为退回', 'This telling cannot come back'),
    detail: both(
      '只有已经寄出的信可以退回；结论重新办理之前的告知也不再算数。',
      'Only a letter that was sent comes back, and only one with the present decision.',
    ),
    remedy: both('请刷新后再看。', 'Read it again and look.'),
  },
  complaint_erased: {
    status: 409,
    title: both('内容已经删除', 'Its words are erased'),
    detail: both('保存期限已过，内容和附件已经删除。', 'Its time was over: words and files were erased.'),
    remedy: both('没有什么可以做的了。', 'There is nothing left to do.'),
  },
  review_over: {
    status: 422,
    title: both('复核日期必须在今天之后', 'The day of review must be after today'),
    detail: both(
      '中止删除要有再看一次是否还需要的日期；它不会自己结束。',
      'A hold has a day on which somebody looks whether it is still needed; it does not end by itself.',
    ),
    remedy: both('请选择以后的一天。', 'Choose a later day.'),
  },
  hold_over: {
    status: 409,
    title: both('已经解除', 'It is lifted already'),
    detail: both('另一位工作人员已经解除了这项中止删除。', 'Another official lifted this hold.'),
    remedy: both('请刷新后再看。', 'Read it again and look.'),
  },
  telling_underway: {
    status: 409,
    title: both('告知信还在路上', 'The letter is on its way'),
    detail: both('还不知道是否送达。', 'Whether it arrives is not known yet.'),
    remedy: both(
      '请稍候，或者电话、书面告知并记下来。',
      'Wait, or tell them by telephone or post and note it.',
    ),
  },
  telling_failed: {
    status: 409,
    title: both('告知信没有送达', 'The letter did not arrive'),
    detail: both(
      '没有送达的信不是告知（第十七条）；投诉人也还没有凭查询码看过结果。',
      'A letter that failed tells nobody (Article 17), and the sender has not seen the outcome by the code.',
    ),
    remedy: both(
      '请再寄一次，或者电话、书面告知并记下方式和日期。',
      'Send it again, or tell them by telephone or post and note how and when.',
    ),
  },
  retaliation_open: {
    status: 409,
    title: both('投诉人反映受到报复，还没有人查看', 'Retaliation was reported, and nobody has looked'),
    detail: both(
      '打击报复投诉人、举报人的，是从重的情节。',
      'To retaliate against who complained makes a penalty heavier.',
    ),
    remedy: both('请先查看并写明如何处理。', 'Look at it first, and write what was done.'),
  },
  too_many_additions: {
    status: 409,
    title: both('补充太多', 'Too much was added'),
    detail: both('一件投诉最多补充二十次。', 'A complaint is added to twenty times at most.'),
    remedy: both('请直接与受理部门联系。', 'Speak with the department it is with.'),
  },
  addition_looked_at: {
    status: 409,
    title: both('已经有人查看', 'Somebody has looked at it'),
    detail: both('每项补充只记一次。', 'Each is noted once.'),
    remedy: both('请重新读取。', 'Read it again.'),
  },
  code_wrong: {
    status: 404,
    title: both('编号或者查询码不对', 'The reference or the code is not right'),
    detail: both('不会说明是哪一项。', 'Which one is not said.'),
    remedy: both(
      '请核对回执或者通知书。投诉的查询码不能补发，遗失的，可以重新投诉；通知书上的，请与发出的部门联系。',
      'Check your receipt or letter. The code of a complaint cannot be made again: if it is lost, complain once more. For that of a letter ask the department that sent it.',
    ),
  },
  complaint_state: {
    status: 409,
    title: both('现在不能这样做', 'This cannot be done now'),
    detail: both(
      '投诉还没有到这一步，或者这一步已经过去。',
      'The complaint has not come to this step, or is past it.',
    ),
    remedy: both('请重新读取后再试。', 'Read it again, then try again.'),
  },
  complaint_untold: {
    status: 409,
    title: both('还没有告知结果', 'The outcome has not been told'),
    detail: both(
      '收到投诉、举报的部门应当及时处理，并将处理结果告知投诉、举报人（第十七条）。告知之前不能办结。',
      'Whoever received it has to handle it in time and tell the complainant the outcome (Article 17). It is not closed before.',
    ),
    remedy: both('请先告知结果。', 'Tell the outcome first.'),
  },
  case_number_taken: {
    status: 409,
    title: both('案号已经使用', 'The case number is taken'),
    detail: both('本部门已有使用这个案号的检查。', 'An inspection of this department has it.'),
    remedy: both('请核对案号。', 'Check the number.'),
  },
  day_past: {
    status: 422,
    title: both('期限已过', 'The day has passed'),
    detail: both('期限不能早于今天。', 'A day that is set may not lie before today.'),
    remedy: both('请另选一天。', 'Choose another day.'),
  },
  scope_backwards: {
    status: 422,
    title: both('起止日期颠倒', 'The scope ends before it begins'),
    detail: both('检查范围的截止日期早于起始日期。', 'Its last day lies before its first.'),
    remedy: both('请核对两个日期。', 'Check both days.'),
  },
  log_registered: {
    status: 409,
    title: both('这份日志已经登记', 'This log is registered already'),
    detail: both(
      '本系统已经跟踪使用这把公钥的日志，可能由另一个部门登记。',
      'A log of this key is followed on this server already, maybe by another department.',
    ),
    remedy: both(
      '请在列表中查找；不在其中的，请与其他部门联系。',
      'Look for it in the list; where it is not there, speak with the other departments.',
    ),
  },
  log_url_refused: {
    status: 422,
    title: both('不能访问这个地址', 'This address may not be asked'),
    detail: both(
      '只访问公网 https 地址的 443 端口；地址里不能有用户名、片段，也不能是内网、本机、链路本地或换写的 IP。',
      'Logs are asked by https at public addresses on port 443 alone: no user, no fragment, no private, loopback or link-local IP, and none in another spelling.',
    ),
    remedy: both(
      '请改用公网 https 地址，或者留空，由处理者自行提交日志头；政务内网地址由运维用 --witness-network 放行。',
      'Give a public https address, or none and let the processor post its heads; a network of your own is allowed by whoever runs this server (--witness-network).',
    ),
  },
  log_ended: {
    status: 409,
    title: both('已经停止跟踪', 'It is not followed any more'),
    detail: both(
      '这份日志的跟踪已经结束，只保留记录。',
      'Following this log has ended; what was seen is kept.',
    ),
    remedy: both('请从列表中选择其他日志。', 'Choose another one from the list.'),
  },
  alarm_state: {
    status: 409,
    title: both('已经有人查看过', 'Somebody looked into it already'),
    detail: both('这条警报已经写明查看结果。', 'What was found is noted with this alarm.'),
    remedy: both('请重新读取。', 'Read it again.'),
  },
  log_key_malformed: {
    status: 422,
    title: both('不是证据日志的公钥', 'This is no key of an evidence log'),
    detail: both(
      '格式应为“名称+指纹+公钥”，例如备案包中所列。',
      'It has the form name+hash+key, as a filing package names it.',
    ),
    remedy: both('请从备案中复制，或者留空。', 'Copy it from the filing, or leave it empty.'),
  },
  requirement_unknown: {
    status: 422,
    title: both('没有这一项要求', 'There is no such row'),
    detail: both('编号不在125项要求的登记表中。', 'The id is not one of the 125 rows of the register.'),
    remedy: both('请用 consentry law list 查找。', 'Look it up with consentry law list.'),
  },
  inspection_state: {
    status: 409,
    title: both('现在不能这样做', 'This cannot be done now'),
    detail: both(
      '检查还没有到这一步，或者已经过去；有发现的问题，须经整改和复查才能办结。',
      'The inspection has not come to this step, or is past it; what was found ends by being mended and looked at again.',
    ),
    remedy: both('请重新读取后再试。', 'Read it again, then try again.'),
  },
  too_many_files: {
    status: 409,
    title: both('文件太多', 'There are too many files'),
    detail: both('一次检查最多接收二十个文件。', 'An inspection takes twenty files at most.'),
    remedy: both('请与下达命令的部门联系。', 'Speak with the department that ordered it.'),
  },
  referral_to: {
    status: 422,
    title: both('不能送交这个部门', 'It cannot go to this department'),
    detail: both(
      '它不存在、尚未由第二人确认，或者案件本来就在它那里。',
      'There is none, nobody approved it yet, or the case is with it already.',
    ),
    remedy: both('请从部门列表中另选一个。', 'Choose another from the list of departments.'),
  },
  referral_open: {
    status: 409,
    title: both('已经送交，还没有答复', 'It was proposed, and not answered yet'),
    detail: both(
      '同一案件向同一部门的提议，或者移送的提议，一次只能有一件。',
      'Of one case there is one open proposal to a department, and one to take it over.',
    ),
    remedy: both('请等待答复，或者先收回前一件。', 'Wait for the answer, or take the first one back.'),
  },
  referral_state: {
    status: 409,
    title: both('现在不能这样做', 'This cannot be done now'),
    detail: both(
      '它已经答复、收回，或者不是这一种协同；已经移送的，由接收部门办理。',
      'It was answered or taken back, or is not of this kind; what was handed over is with the other department.',
    ),
    remedy: both('请重新读取后再试。', 'Read it again, then try again.'),
  },
  publication_state: {
    status: 409,
    title: both('现在不能这样做', 'This cannot be done now'),
    detail: both(
      '它不在这一步：没有等待第二人确认的内容，或者已经有一份，或者已经撤回。',
      'It is not at this step: nothing waits for a second official, or something does already, or it was withdrawn.',
    ),
    remedy: both('请重新读取后再试。', 'Read it again, then try again.'),
  },
  publication_warned: {
    status: 409,
    title: both('软件有提示', 'Software warned of something'),
    detail: both('这一版有提示，每一条都列在其中。', 'This version has warnings; each is listed with it.'),
    remedy: both(
      '请让准备的人修改，或者写明仍然公布的理由。',
      'Have it mended by whoever prepared it, or write why it is published all the same.',
    ),
  },
  publication_names_sender: {
    status: 422,
    title: both('文中写出了投诉人', 'The text says who complained'),
    detail: both(
      '要公布的内容中有投诉人的联系方式；投诉人可能因此受到报复。',
      'What is to be published has the contact of who complained, who could suffer for it.',
    ),
    remedy: both('请删去后再试。', 'Take it out and try again.'),
  },
  publication_other: {
    status: 409,
    title: both('更正的不是同一内容', 'This corrects something else'),
    detail: both('更正须针对同一月份或者同一案件。', 'A correction is of the same month or the same case.'),
    remedy: both('请另外准备一份公布。', 'Prepare another publication.'),
  },
  publication_withdrawn: {
    status: 410,
    title: both('已经撤回', 'It was withdrawn'),
    detail: both(
      '公布它的部门已经撤回，理由列在目录中。',
      'The department that published it has withdrawn it; the reason is in the list.',
    ),
    remedy: both('请看 /open/publications。', 'See /open/publications.'),
  },
  month_open: {
    status: 422,
    title: both('这个月还没有结束', 'The month is not over'),
    detail: both('只公布已经结束的月份。', 'Only months that are over are published.'),
    remedy: both('请选择上个月或者更早的月份。', 'Choose last month or an earlier one.'),
  },
  month_published: {
    status: 409,
    title: both('这个月已经公布或者在准备', 'This month is published, or waits for it'),
    detail: both('每个月的统计只有一份。', 'Each month has one publication of its figures.'),
    remedy: both('请更正已有的一份。', 'Correct the one that is there.'),
  },
  case_open: {
    status: 409,
    title: both('案件还没有办结', 'The case is not closed'),
    detail: both('只公布已经办结的案件。', 'A notice tells of a case that is closed.'),
    remedy: both('请先办结。', 'Close it first.'),
  },
  sender_named: {
    status: 422,
    title: both('问题中写出了投诉人', 'The question says who complained'),
    detail: both(
      '向处理者提出的问题中有投诉人的联系方式；投诉人可能因此受到报复。',
      'The question to the processor has the contact of who complained, who could suffer for it.',
    ),
    remedy: both('请删去后再发。', 'Take it out and send it again.'),
  },
  answer_by_past: {
    status: 422,
    title: both('期限已过', 'The day has passed'),
    detail: both('答复期限不能早于今天。', 'The day to answer by may not lie before today.'),
    remedy: both('请另选一天。', 'Choose another day.'),
  },
  question_state: {
    status: 409,
    title: both('现在不能再答复', 'It cannot be answered any more'),
    detail: both(
      '这个问题已经答复过，或者本部门已经作出决定。',
      'The question was answered, or the department has decided meanwhile.',
    ),
    remedy: both(
      '请重新读取；还有要说的，请直接联系本部门。',
      'Read it again; what else there is to say, tell the department directly.',
    ),
  },
  incident_no_department: {
    status: 503,
    title: both('这里没有应当接收这份报告的部门', 'No department here receives this report'),
    detail: both(
      '报告要送到法律规定的部门（《国家网络安全事件报告管理办法》第四条）；本系统没有管辖这个地区的这类部门，没有接收。',
      'A report goes where the law says (Incident Reporting Measures, Article 4); no department of that kind for this region is on this server, and nothing was taken.',
    ),
    remedy: both(
      '请立即拨打12387，或者向应当接收的部门书面报告；期限照常计算。',
      'Call 12387 at once, or report on paper to the department that receives it; the hours run on.',
    ),
  },
  incident_known_ahead: {
    status: 422,
    title: both('发现时间在将来', 'It is said to be known in the future'),
    detail: both(
      '发现或者获知的时间比收到的时间还晚，期限无法计算。',
      'The time at which it was found lies after it was received, so that no hours can be counted.',
    ),
    remedy: both('请核对时钟和时区。', 'Check the clock and the time zone.'),
  },
  incident_part_unfit: {
    status: 422,
    title: both('缺少这一步应有的内容', 'What this part is about is missing'),
    detail: both(
      '总结报告要有处置结束日期和六项总结（第八条）；告知情况要有人数。',
      'A final report has the end of the handling and its six parts (Article 8); what was told has its counts.',
    ),
    remedy: both('请补齐后再送。', 'Complete it and send it again.'),
  },
  incident_full: {
    status: 409,
    title: both('补报次数已达上限', 'It takes no more parts'),
    detail: both('一件事件最多五百次补报。', 'An incident has five hundred parts at most.'),
    remedy: both('请直接联系该部门。', 'Tell the department directly.'),
  },
  incident_case_state: {
    status: 409,
    title: both('现在不能这样做', 'This cannot be done now'),
    detail: both('事件不在这一步：已经确认，或者已经办结。', 'It is read already, or closed.'),
    remedy: both('请重新读取后再试。', 'Read it again, then try again.'),
  },
  incident_onward_time: {
    status: 422,
    title: both('上报时间不对', 'That is no time of a report onward'),
    detail: both('上报不能早于收到报告，也不能晚于现在。', 'It is after the report came, and not to come.'),
    remedy: both('请核对时间。', 'Check the time.'),
  },
  incident_lacks: {
    status: 409,
    title: both('还缺应当报送的内容', 'Something is missing still'),
    detail: both(
      '第七条的项目、第八条的总结报告，或者对询问的答复还没有收到。',
      'Items of Article 7, the final report of Article 8, or an answer did not come yet.',
    ),
    remedy: both(
      '请等待或者催办；仍要办结的，写明理由。',
      'Wait for it or ask; to close it all the same, write why.',
    ),
  },
  no_contact: {
    status: 409,
    title: both('没有留下联系方式', 'There is no contact'),
    detail: both('投诉人没有留下联系方式。', 'Whoever complained left none.'),
    remedy: both(
      '请以查询码告知：结果会显示给持有查询码的人。',
      'Tell by the code: whoever has it is shown the outcome.',
    ),
  },
  too_many_attachments: {
    status: 409,
    title: both('附件太多', 'There are too many files'),
    detail: both('一件投诉最多附五个文件。', 'A complaint has five files at most.'),
    remedy: both(
      '请说明谁还有其他材料，受理后再交。',
      'Say who has the others, and hand them over when asked.',
    ),
  },
  attachment_empty: {
    status: 422,
    title: both('文件是空的', 'The file is empty'),
    detail: both('没有收到任何内容。', 'Nothing of it arrived.'),
    remedy: both('请重新选择文件。', 'Choose the file again.'),
  },
  attachment_damaged: {
    status: 500,
    title: both('附件已损坏', 'The file is damaged'),
    detail: both(
      '磁盘上的文件与收到时的摘要不一致，没有给出。',
      'The file on the disk is not what its digest says was received; it was not handed out.',
    ),
    remedy: both('请从备份恢复。', 'Restore it from a backup.'),
  },
  filing_state: {
    status: 409,
    title: both('现在不能这样做', 'This cannot be done now'),
    detail: both(
      '没有等待处理的材料，或者材料不在这一步。',
      'Nothing waits to be looked at, or it is not at this step.',
    ),
    remedy: both('请重新读取后再试。', 'Read it again, then try again.'),
  },
  filing_contradicts: {
    status: 409,
    title: both('备案内容有矛盾', 'What is filed contradicts itself or the law'),
    detail: both(
      '软件发现了与法律或者备案自身不一致之处，每一处都列在下面。',
      'Software found where it does not fit the law or itself; each is listed below.',
    ),
    remedy: both(
      '请要求补正，或者写明仍然接受的理由。',
      'Ask for a supplement, or write why it is accepted all the same.',
    ),
  },
} as const satisfies ProblemCatalogue;
