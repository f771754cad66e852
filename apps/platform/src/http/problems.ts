import { both } from '@consentry/law';
import { LEDGER_PROBLEMS } from '@consentry/ledger-server';
import { CALENDAR_PROBLEMS, type ProblemCatalogue, SERVER_PROBLEMS } from '@consentry/server';
import { SIGN_IN_PROBLEMS } from '@consentry/staff';

/** Every problem the platform answers with: what happened, why, what to do. */
export const PROBLEMS = {
  ...SERVER_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...LEDGER_PROBLEMS,
  ...CALENDAR_PROBLEMS,
  oauth_client_wrong: {
    status: 401,
    title: both('客户端的凭据不对', 'The client is not known'),
    detail: both(
      'client_id 和 client_secret 对不上，或者已经停用、到期。',
      'The client_id and client_secret do not go together, or were revoked or have expired.',
    ),
    remedy: both('请核对，或者请管理员换发新的密钥。', 'Check them, or ask an admin for a new secret.'),
  },
  oauth_request_wrong: {
    status: 400,
    title: both('令牌请求不对', 'The token request is not right'),
    detail: both(
      'error 一项说明了原因（RFC 6749 第 5.2 节）。',
      'The member "error" says why (RFC 6749 § 5.2).',
    ),
    remedy: both(
      '请用 grant_type=client_credentials，scope 只写这个客户端有的。',
      'Send grant_type=client_credentials, and only scopes the client has.',
    ),
  },
  code_wrong: {
    status: 401,
    title: both('验证码不对', 'The code is not right'),
    detail: both('验证码输错、已经用过，或者已过期。', 'It was mistyped, used already, or its time is over.'),
    remedy: both(
      '请核对后重试，或者重新获取；次数有限。',
      'Check it and try again, or have a new one sent; tries are few.',
    ),
  },
  answer_of_staff: {
    status: 403,
    title: both('须由本人作答', 'Only the person may answer'),
    detail: both(
      '这是工作人员登录过的浏览器，不能在此代为作答。',
      'Staff are or were signed in in this browser, and nobody of staff answers for a person.',
    ),
    remedy: both(
      '请本人在自己的设备上输入收到的验证码。',
      'Let the person type the code that they received on a device of their own.',
    ),
  },
  not_a_door_record: {
    status: 409,
    title: both('这不是门口登记的记录', 'This is no record of a door'),
    detail: both(
      '只有门口设备登记、没有姓名和联系方式的记录可以并入另一个人。',
      'Only a record that a door made, with no name and no contact, can become one with another person.',
    ),
    remedy: both(
      '请核对编号；有姓名的两个人不能合并。',
      'Check the id; two persons who are both named are never made one.',
    ),
  },
  merge_contradiction: {
    status: 409,
    title: both('两条记录互相矛盾，没有合并', 'The two records contradict; nothing was merged'),
    detail: both(
      '列出的内容（身份、年龄或者监护人）不可能属于同一个人。',
      'What is named (identity, age or guardian) cannot be of one person.',
    ),
    remedy: both(
      '请先凭证件更正错误的一条，再重新提出合并。',
      'Correct the wrong one by a document first, then propose it again.',
    ),
  },
  merge_over: {
    status: 409,
    title: both('这次合并已经结束', 'This merge is over'),
    detail: both('它已经完成、停止，或者已过期。', 'It was done or stopped, or its time is over.'),
    remedy: both('需要的，请重新提出。', 'Propose it again where it is needed.'),
  },
  passkey_wrong: {
    status: 401,
    title: both('这把通行密钥不对', 'The passkey is not right'),
    detail: both(
      '它在这里无效，没有确认是您本人，或者请求已过期、已经用过。不会说明是哪一项。',
      'It is not valid here, did not confirm that it is you, or the request has expired or was used. Which one is not said.',
    ),
    remedy: both('请重试，或者改用验证码。', 'Try again, or have a one-time code sent instead.'),
  },
  app_code_wrong: {
    status: 401,
    title: both('动态口令不对', 'The code of the app is not right'),
    detail: both(
      '口令输错、已经用过、已过期，或者这个人没有设置验证器应用。',
      'It was mistyped, used already, its time is over, or no authenticator app was set up.',
    ),
    remedy: both(
      '请等下一个口令再试，或者改用验证码；十五分钟内最多五次。',
      'Wait for the next code and try again, or have a one-time code sent; five times in fifteen minutes at most.',
    ),
  },
  not_lawful: {
    status: 403,
    title: both('依照规定不能这样做', 'The law does not permit this'),
    detail: both(
      '违反了列出的要求；没有做任何改动。',
      'It would break the requirements named; nothing was changed.',
    ),
    remedy: both('请按每一项的说明处理后再试。', 'Mend each as it says and try again.'),
  },
  notice_changed: {
    status: 409,
    title: both('需要重新看一遍告知', 'The notice has to be shown again'),
    detail: both(
      '告知已经更新、看过太久、已经作过决定，或者不是给您看的；没有做任何改动。',
      'It has changed, was shown too long ago, was decided on already, or was shown to somebody else; nothing was changed.',
    ),
    remedy: both('请重新显示现行的告知，再作决定。', 'Show the notice in force again and decide then.'),
  },
  recognition_first: {
    status: 409,
    title: both('还没有同意人脸识别', 'There is no consent to recognition'),
    detail: both(
      '同意把人脸信息传出设备，以同意识别为前提；两者分别决定。',
      'To let face information leave the device means that it is there by consent; the two are decided apart.',
    ),
    remedy: both('请先决定是否同意识别。', 'Decide on recognition first.'),
  },
  asked_recently: {
    status: 409,
    title: both('这个人最近说过不同意', 'This person said no not long ago'),
    detail: both(
      '拒绝或者撤回之后三十天内不再询问；本人可以随时自己改变决定。',
      'After a no or a withdrawal nobody is asked for thirty days; they may change their mind by themselves at any time.',
    ),
    remedy: both('请使用其他验证方式，不要再问。', 'Use another way of verifying, and do not ask again.'),
  },
  no_contact: {
    status: 409,
    title: both('没有可以发送验证码的联系方式', 'There is no contact to send a code to'),
    detail: both(
      '决定只能由本人或者监护人作出，需要向他们自己的电话或邮箱发送验证码。',
      'Only the person or a guardian can decide, by a code sent to their own telephone or mailbox.',
    ),
    remedy: both(
      '请由管理员登记联系方式，或者关联监护人；也可以使用其他验证方式。',
      'Have an admin enter a contact, or link a guardian; or use another way of verifying.',
    ),
  },
  not_asked: {
    status: 409,
    title: both('还没有请这个人作决定', 'This person was not asked'),
    detail: both(
      '工作人员只能向已经收到验证码的人显示告知。',
      'Staff show a notice only to whom a code was sent.',
    ),
    remedy: both('请先发起询问。', 'Ask first.'),
  },
  no_guardian_consent: {
    status: 409,
    title: both('没有您替孩子作出的有效同意', 'There is no consent of yours in force for the child'),
    detail: both(
      '这份同意不是您作为监护人作出的，或者已经撤回、到期，或者告知已经改变。',
      'You did not give this consent as a guardian, or it is withdrawn or over, or its notice has changed.',
    ),
    remedy: both(
      '请先替孩子阅读现在的告知并作出决定。不同意的，孩子使用其他方式，同样可以进入。',
      'Read the notice of now for the child and decide first. Without a consent the child uses another way, which lets in just as well.',
    ),
  },
  nothing_given: {
    status: 409,
    title: both('没有可以撤回的同意', 'There is nothing to withdraw'),
    detail: both(
      '这个决定是不同意；没有处理人脸信息。',
      'This decision was a no; no face is processed on it.',
    ),
    remedy: both('不需要做什么。', 'Nothing needs to be done.'),
  },
  age_told: {
    status: 409,
    title: both('年龄已经登记过', 'The age was told before'),
    detail: both(
      '登记过的年龄只能由看过证明的工作人员更正。',
      'It can be corrected only by staff who saw a proof.',
    ),
    remedy: both('请带证明找工作人员更正。', 'Show a proof to staff and have it corrected.'),
  },
  not_a_child: {
    status: 409,
    title: both('这个人不是不满十四周岁', 'This person is not under fourteen'),
    detail: both(
      '只有登记为不满十四周岁的人才有监护人代为决定。',
      'A guardian decides only for somebody whose age is known to be under fourteen.',
    ),
    remedy: both('请先登记年龄。', 'Enter the age first.'),
  },
  guardian_linked: {
    status: 409,
    title: both('这位监护人已经关联', 'This guardian is linked already'),
    detail: both('两人之间已有有效的监护关系。', 'There is a guardianship of the two that lasts.'),
    remedy: both('不需要重复关联。', 'There is no need to link them again.'),
  },
  identifier_taken: {
    status: 409,
    title: both('这个联系方式或工号已经有人使用', 'Somebody has this contact or employee number'),
    detail: both(
      '每个电话、邮箱和工号只属于一个人；没有做任何改动。',
      'A telephone, an e-mail address and an employee number belong to one person each; nothing was changed.',
    ),
    remedy: both(
      '请先查找是否已经登记；孩子没有自己的联系方式的，请留空。',
      'Look first whether they are registered; leave it empty for a child without a contact of their own.',
    ),
  },
  purpose_state: {
    status: 409,
    title: both('目前的状态不能做这一步', 'This step is not possible in the present state'),
    detail: both(
      '要先完成前一步，或者它已经提出、结束、没有可提出的内容；没有做任何改动。',
      'A step comes before it, or it is proposed, ended, or has nothing to propose; nothing was changed.',
    ),
    remedy: both('请重新读取状态，再做下一步。', 'Read the state again and take the step it allows.'),
  },
  notice_published: {
    status: 409,
    title: both('已公布的告知不能修改', 'A notice that was published is not changed'),
    detail: both(
      '人们同意的是这些文字，所以它们不再改变；没有做任何改动。',
      'People consented to these words, so they stay as they are; nothing was changed.',
    ),
    remedy: both('请另写一份新的告知。', 'Write a new notice.'),
  },
  notice_unchanged: {
    status: 409,
    title: both('与正在使用的告知完全相同', 'It says the same as the notice in force'),
    detail: both('没有任何文字改变，没有什么可公布的。', 'No word differs, so there is nothing to publish.'),
    remedy: both('请先修改，再公布。', 'Change it before it is published.'),
  },
  notice_of_other_version: {
    status: 409,
    title: both('告知属于处理目的的另一个版本', 'The notice is for another version of its purpose'),
    detail: both(
      '新版本的告知与新版本一同公布；旧版本的告知不再公布。',
      'The notice of a new version is published together with it; one of an old version is published no more.',
    ),
    remedy: both(
      '请提出新版本，或者改正告知的版本号。',
      'Propose the new version, or correct the version the notice names.',
    ),
  },
  configuration_missing: {
    status: 409,
    title: both('不知道现在的配置', 'It is not known how this is configured'),
    detail: both(
      '影响评估针对实际运行的配置；现在还没有登记，或者与评估的不同。',
      'An assessment is of the running configuration; none is on record, or it is another than was assessed.',
    ),
    remedy: both('请登记现在的配置，再写评估。', 'Record the configuration and write the assessment of it.'),
  },
  assessment_open: {
    status: 409,
    title: both('评估里还有没做完的', 'Something in the assessment is open'),
    detail: both(
      '每一处都列在这里：没有证据的措施、读取之后变了的事实、只来自模板的内容、没有回答的问题，或者负责人的意见。',
      'Each is named here: a measure without evidence, a fact that changed since it was read, what only a template says, a question without an answer, or the officer’s opinion.',
    ),
    remedy: both('请逐项补齐，再请人批准。', 'Complete each of them, then ask for approval.'),
  },
  reading_other: {
    status: 409,
    title: both('和系统读到的不一样', 'The running system shows another value'),
    detail: both(
      '从系统读取的内容由平台核对，不能手工填写；它现在的值不是这个。',
      'What is read from the system is checked by the platform and typed by nobody; its value is another now.',
    ),
    remedy: both('请重新读取，看看变了什么，再保存。', 'Read it again, see what changed, and save.'),
  },
  checkpoint_missing: {
    status: 409,
    title: both(
      '没有登记在哪里使用、有哪些其他方式',
      'It is not on record where it is used, and by which other ways',
    ),
    detail: both(
      '没有登记使用的场所，就看不出人们有没有其他方式。',
      'Without a place on record nobody can tell whether people have another way.',
    ),
    remedy: both(
      '请先登记场所和其他方式，并检查其是否可用。',
      'Record the place and its other ways, and look whether they work.',
    ),
  },
  checkpoint_taken: {
    status: 409,
    title: both('这个场所已经登记', 'This site is on record already'),
    detail: both('每个处理目的在每个场所只登记一次。', 'Each purpose has a site once.'),
    remedy: both('请使用已有的登记。', 'Use the one on record.'),
  },
  retention_longer: {
    status: 409,
    title: both('这会保存得更久', 'This would keep it longer'),
    detail: both(
      '缩短可以立即进行；延长须有法律、行政法规依据，并经另一人批准。',
      'Shorter is done at once; longer needs a law or administrative regulation and another person’s approval.',
    ),
    remedy: both('请按延长的程序提出。', 'Propose it as an extension.'),
  },
  incident_state: {
    status: 409,
    title: both('事件目前的状态不能做这一步', 'This step is not possible for the incident now'),
    detail: both(
      '要先登记、先采取措施或者先提出，或者事件已经排除、结束，或者主管部门已要求通知；没有做任何改动。',
      'It has to be recorded, acted on or proposed first, or it was dismissed or closed, or the authority requires the telling; nothing was changed.',
    ),
    remedy: both('请重新读取事件，再做下一步。', 'Read the incident again and take the step it allows.'),
  },
  report_stage: {
    status: 409,
    title: both('现在不能送这一步', 'This step cannot be sent to that department now'),
    detail: both(
      '首次报告只送一次；补报、变化和总结在它之后；总结在处置结束之后；告知情况在告知之后；一个问题只答一次。',
      'A first report is sent once, whatever follows comes after it; a final report after the handling ended, what was told after the telling; a question is answered once.',
    ),
    remedy: both('请重新读取，再选可以送的一步。', 'Read it again and choose a step that can be sent.'),
  },
  report_of_persons: {
    status: 422,
    title: both('报告里有个人的号码或者编码内容', 'The report has numbers of persons or encoded content'),
    detail: both(
      '报告只写人数，不写身份证号码、手机号码，也不带图片或者编码。没有送出。',
      'A report has counts: no identity number, no mobile telephone, no picture and no encoded bytes. Nothing was sent.',
    ),
    remedy: both(
      '请改写列出的各项；也不要写个人姓名。联系方式写办公室和座机。',
      'Write the named items anew, without names of persons too; as contact give an office and its telephone.',
    ),
  },
  report_unfinished: {
    status: 422,
    title: both('还缺不能后补的内容', 'Something that cannot follow later is missing'),
    detail: both(
      '第七条第一项、第二项不能后补；总结报告要有第八条的六项。',
      'Items 1 and 2 of Article 7 cannot follow later; a final report has the six parts of Article 8.',
    ),
    remedy: both(
      '请补齐后再送；来不及的，先拨打12387。',
      'Complete it and send it; where time is short, call 12387 first.',
    ),
  },
  department_key_malformed: {
    status: 422,
    title: both('部门的公钥写法不对', 'The key of the department is not written right'),
    detail: both('公钥形如 name+hash+base64。', 'A key is written as name+hash+base64.'),
    remedy: both('请照部门给出的原样填写，或者留空。', 'Copy it as the department gave it, or leave it out.'),
  },
  too_many_departments: {
    status: 409,
    title: both('部门太多', 'There are too many departments'),
    detail: both('最多五十个。', 'There are fifty at most.'),
    remedy: both('请先移除不用的。', 'Take one out first.'),
  },
  incident_counts: {
    status: 422,
    title: both('人数互相不符', 'The numbers of persons do not fit each other'),
    detail: both(
      '已通知的人数或者未成年人数多于所涉的最多人数，或者这种通知不计人数；没有做任何改动。',
      'More were told, or more are minors, than may be concerned at most, or this kind of notice reaches no number; nothing was changed.',
    ),
    remedy: both('请先更正所涉人数，再登记。', 'Correct how many are concerned, then send it again.'),
  },
  time_order: {
    status: 422,
    title: both('时间先后不对', 'The times are not in order'),
    detail: both(
      '列出的时间早于它的起因、晚于现在，或者会推迟已经开始的期限；没有做任何改动。',
      'A time named lies before what it follows or after now, or would make a running time start later; nothing was changed.',
    ),
    remedy: both('请更正时间后再发。', 'Correct the times and send it again.'),
  },
  stopped_by_incident: {
    status: 409,
    title: both('因安全事件停用', 'It is stopped for an incident'),
    detail: both(
      '有未结束的安全事件要求停用；事件结束前不能恢复。没有做任何改动。',
      'An incident that is not closed holds it stopped, and it does not go on before that. Nothing was changed.',
    ),
    remedy: both(
      '请处理事件，由另一人批准恢复后再试。',
      'Handle the incident; when another person has approved its end, try again.',
    ),
  },
  reason_missing: {
    status: 400,
    title: both('没有说明查阅的原因', 'No reason was given for looking'),
    detail: both(
      '查阅能认出个人的信息须说明原因，连同查阅人和时间一起记录。',
      'Who looks at what shows who a person is says why; it is recorded with who and when.',
    ),
    remedy: both(
      '请加上 Access-Reason：service、request、complaint、incident、authority、correction 或者 audit，可接冒号和编号。',
      'Send Access-Reason: service, request, complaint, incident, authority, correction or audit, with a colon and a reference if there is one.',
    ),
  },
  paper_unset: {
    status: 503,
    title: both('现在不能生成这份文件', 'The paper cannot be set now'),
    detail: both(
      '正在生成的文件太多、这一份用时超过限度，或者排版进程中断；没有给出任何内容。',
      'Too many papers are being set, this one took longer than allowed, or the process that sets them ended; nothing of it was given.',
    ),
    remedy: both(
      '请稍候再试；总是同一份文件不行的，请联系管理员。',
      'Wait a little and try again; where it is always the same paper, ask the administrator.',
    ),
  },
  layout_unfit: {
    status: 422,
    title: both('这份版式不能载入', 'The layout cannot be loaded'),
    detail: both(
      '版式不符合规定的格式，没有写明公布机关，或者版本不比已载入的新；没有做任何改动。',
      'It is not of the form laid down, does not say who published it, or is no later version than one that is loaded; nothing was changed.',
    ),
    remedy: both(
      '请按 docs/formats/paper.md 修改列出的成员后再载入。',
      'Mend the members named after docs/formats/paper.md and load it again.',
    ),
  },
  record_too_long: {
    status: 422,
    title: both('摘录的时段太长', 'The period of the extract is too long'),
    detail: both(
      '一份摘录最多366天、5000条；没有截断任何内容。',
      'An extract has 366 days and 5000 entries at most; nothing was cut off.',
    ),
    remedy: both('请缩短时段，分几份摘录。', 'Ask for a shorter period, in several extracts.'),
  },
  rights_answered: {
    status: 409,
    title: both('这项请求已经答复', 'This request is answered'),
    detail: both('答复之后不再改变；没有做任何改动。', 'An answer stays as it is; nothing was changed.'),
    remedy: both('需要别的答复的，请另提一项请求。', 'Open another request for another answer.'),
  },
  rights_taken: {
    status: 409,
    title: both('已经有人在处理', 'Somebody has taken it up'),
    detail: both(
      '每项请求由一个人受理；没有做任何改动。',
      'A request is taken up once; nothing was changed.',
    ),
    remedy: both('请直接答复，或者联系经办的同事。', 'Answer it, or ask the colleague who has it.'),
  },
  rights_open: {
    status: 409,
    title: both('这项请求还没有可以交付的答复', 'There is no answer to this request to hand out'),
    detail: both(
      '它还没有答复，或者它的答复不是复制件。',
      'It is not answered yet, or its answer is no copy.',
    ),
    remedy: both('请先查看它的状态和期限。', 'Look at its state and its last day first.'),
  },
  rights_not_shown: {
    status: 409,
    title: both('还不能同意这项请求', 'This request cannot be granted yet'),
    detail: both(
      '没有表明申请人是谁；或者近亲属没有死亡和亲属关系的证明，或者死者生前另有安排。',
      'Who asks has not shown who they are; or a relative has shown no proof of death and kinship, or the deceased arranged otherwise.',
    ),
    remedy: both(
      '请在证明齐全后另提一项请求，或者说明理由后拒绝。',
      'Open another request when the proofs are there, or refuse this one with the reason.',
    ),
  },
  rights_to_correct: {
    status: 409,
    title: both('要先更正，才算答复', 'It is answered by correcting'),
    detail: both(
      '请求写明了正确的内容；只有文字的答复不够。',
      'The request says what is right; words alone are no answer to it.',
    ),
    remedy: both(
      '请由管理员核实并更正，或者说明理由后拒绝。',
      'Have an admin check and correct it, or refuse it with the reason.',
    ),
  },
  rights_nothing_to_correct: {
    status: 409,
    title: both('没有写明要更正什么', 'It does not say what is right'),
    detail: both(
      '请求没有写明正确的内容；没有做任何改动。',
      'No right content is named; nothing was changed.',
    ),
    remedy: both(
      '请用文字答复，或者请本人写明。',
      'Answer it in words, or have the person say what is right.',
    ),
  },
  guardian_not_shown: {
    status: 409,
    title: both('没有登记这个人是监护人', 'It is not on record that this is the guardian'),
    detail: both(
      '监护关系没有登记、已经结束，或者孩子已满十四周岁。',
      'The guardianship is not on record, has ended, or the child is fourteen.',
    ),
    remedy: both('请先核对证明并登记监护关系。', 'See the proof and link the guardian first.'),
  },
  complaint_state: {
    status: 409,
    title: both('投诉目前的状态不能做这一步', 'This step is not possible for the complaint now'),
    detail: both(
      '投诉依次为：收到、受理、处理、告知、结束；没有做任何改动。',
      'A complaint is received, acknowledged, handled, told and closed, in this order; nothing was changed.',
    ),
    remedy: both('请重新读取状态，再做下一步。', 'Read its state again and take the next step.'),
  },
  complaint_untold: {
    status: 409,
    title: both('还没有把结果告诉投诉人', 'The outcome has not been told'),
    detail: both(
      '能够联系到投诉人的，告知结果之后才能结束。',
      'Where whoever sent it can be told, it is closed after they were.',
    ),
    remedy: both('请先告知结果，并作记录。', 'Tell them and note that you did.'),
  },
  webhook_state: {
    status: 409,
    title: both('推送地址或推送现在不能这样处理', 'The endpoint or delivery does not allow this now'),
    detail: both(
      '接入方已停用，或者这条推送还在等待发送。',
      'Its integrator has no access any more, or the delivery is still waiting.',
    ),
    remedy: both('请先查看它现在的状态。', 'Look at its state first.'),
  },
  webhooks_too_many: {
    status: 409,
    title: both('推送地址太多', 'There are too many endpoints'),
    detail: both('最多 100 个推送地址。', 'An organisation may have 100 endpoints.'),
    remedy: both('请删除不再使用的地址。', 'Remove those that are not used any more.'),
  },
  webhook_target_refused: {
    status: 422,
    title: both('不能向这个地址推送', 'Nothing may be sent to this address'),
    detail: both(
      '只向公网 https 地址的 443 端口推送；地址里不能有用户名、片段，也不能是内网、本机、链路本地或换写的 IP。',
      'Events go by https to public addresses on port 443 alone: no user, no fragment, no private, loopback or link-local IP, and none in another spelling.',
    ),
    remedy: both(
      '请改用公网 https 地址；内网接收方由运维在启动参数里放行，见 docs/guides/operate.md。',
      'Give a public https address; a receiver in your own network is allowed by whoever runs the platform, see docs/guides/operate.md.',
    ),
  },
  authority_address_refused: {
    status: 422,
    title: both('不能连接这个地址', 'This address may not be connected to'),
    detail: both(
      '部门的服务器须在公网 https 地址的 443 端口；地址里不能有用户名、参数、片段，也不能是内网、本机、链路本地或换写的 IP。',
      'The server of an authority is reached by https at a public address on port 443: no user, query or fragment, no private, loopback or link-local IP, and none in another spelling.',
    ),
    remedy: both(
      '请与该部门核对地址；确在内网的，由运维在启动参数里放行，见 docs/guides/operate.md；也可以按纸面录入。',
      'Check the address with the department. One in your own network is allowed by whoever runs the platform, see docs/guides/operate.md; or enter the order as it came on paper.',
    ),
  },
  order_known: {
    status: 409,
    title: both('这份命令已经录入', 'This order is entered already'),
    detail: both('同一部门的同一编号已有一份。', 'There is one of this authority with this reference.'),
    remedy: both('请在监督检查列表中查找。', 'Look for it in the list of orders.'),
  },
  order_state: {
    status: 409,
    title: both('这份命令现在不能这样做', 'The order does not take this now'),
    detail: both(
      '还没有从部门读到内容，或者这一步已经过去；证据包只能依有案号和范围的检查制作；同一时间只有一份答复在途。',
      'Nothing was read from the authority yet, or the step is past. Evidence is made only for an inspection with a case number and a scope, and one answer at a time is on its way.',
    ),
    remedy: both('请先看它现在的状态。', 'Look at its state first.'),
  },
  outside_scope: {
    status: 422,
    title: both('超出命令的范围', 'This goes beyond the order'),
    detail: both(
      '证据包只能在命令的起止日期之内；命令写明场所或者目的的，须选定对应的一个。',
      'Evidence stays within the days of the order; where it names sites or purposes, one of ours has to be chosen.',
    ),
    remedy: both(
      '请缩小到命令的范围；有几个场所或者目的的，分别制作。',
      'Narrow it to the order; for several sites or purposes make one each.',
    ),
  },
  not_looked_at: {
    status: 409,
    title: both('您还没有看过这个证据包', 'You have not looked at this evidence'),
    detail: both(
      '交出之前，须由确认的人打开看过这一份；摘要不同的不是同一份。',
      'Whoever confirms it has to have opened this very file; one with another digest is another.',
    ),
    remedy: both('请先下载查看，再确认。', 'Save it and look, then confirm.'),
  },
  last_admin: {
    status: 409,
    title: both('这是最后一位管理员', 'This is the last admin'),
    detail: both('至少要有一位能登录的管理员。', 'There is always at least one admin who can sign in.'),
    remedy: both('请先邀请另一位管理员。', 'Invite another admin first.'),
  },
  roles_apart: {
    status: 422,
    title: both('这些角色不能由一个人兼任', 'One person may not have these roles together'),
    detail: both(
      '管理、个人信息保护和审计各由不同的人负责；安装和操作也要分开。',
      'Administration, protection and audit are different persons’ duties; so are installing and operating.',
    ),
    remedy: both('请分给不同的人。', 'Give them to different persons.'),
  },
  facts_contradictory: {
    status: 422,
    title: both('提交的事实互相矛盾', 'The facts handed in contradict each other'),
    detail: both(
      '列出的字段与平台的记录或者其他字段不一致；没有作出任何判断。',
      'The fields named do not agree with the platform’s records or with each other; nothing was judged.',
    ),
    remedy: both('请更正后再提出。', 'Correct them and propose it again.'),
  },
  facts_stale: {
    status: 422,
    title: both('提交的事实不是近日的', 'The facts handed in are not of these days'),
    detail: both(
      '事实应在七天之内收集，且不晚于现在；没有作出任何判断。',
      'Facts are gathered within the last seven days and not after now; nothing was judged.',
    ),
    remedy: both('请重新收集后再提出。', 'Gather them again and propose anew.'),
  },
  scope_unknown: {
    status: 422,
    title: both('没有这样的权限范围', 'There is no such scope'),
    detail: both(
      '权限范围须是程序可以做的操作，不能重复。',
      'A scope is an action that programs may do, each named once.',
    ),
    remedy: both(
      '请从 docs/access.md 中 integrator 的各行选取。',
      'Take it from the integrator rows of docs/access.md.',
    ),
  },
  device_token_wrong: {
    status: 403,
    title: both('设备口令无效', 'The token of the device does not count'),
    detail: both(
      '口令不对、已经用过，或者超过了十五分钟；也可能设备没有出示自己的密钥。',
      'It is wrong, was used before, or is older than fifteen minutes; or the device did not show the key it has.',
    ),
    remedy: both(
      '请安装员重新生成一个口令，在设备上输入。',
      'Have the installer make a new one and enter it at the device.',
    ),
  },
  signature_refused: {
    status: 401,
    title: both('请求的签名不被接受', 'The signature of the request is not accepted'),
    detail: both(
      '签名不对、已经用过、不在时间范围内，或者设备已经停用。不会说明是哪一项。',
      'It is wrong, was used before, is not of this time, or the device is retired. Which one is not said.',
    ),
    remedy: both(
      '请核对设备时间（与回答的 Date 比较），用新的 nonce 重新签名。',
      'Compare the clock of the device with the Date of this answer and sign anew, with a new nonce.',
    ),
  },
  device_not_approved: {
    status: 403,
    title: both('设备还没有获准使用', 'The device is not approved'),
    detail: both(
      '设备在等待核准，或者已被停用；在此之前不会识别任何人。',
      'It waits for approval or is out of use; until then it recognises nobody.',
    ),
    remedy: both(
      '请使用其他方式；由个人信息保护负责人核准设备。',
      'Use another way in; a DPO approves the device.',
    ),
  },
  device_not_placed: {
    status: 409,
    title: both('还没有登记设备的位置', 'Nobody has said where the device stands'),
    detail: both(
      '核准之前要知道设备装在哪里、拍到哪里。',
      'Before approval it has to be known where it stands and what it takes in.',
    ),
    remedy: both('请安装员登记位置和采集区域。', 'Have the installer set its spot.'),
  },
  purpose_not_in_force: {
    status: 409,
    title: both('处理目的还没有生效', 'The purpose is not in force'),
    detail: both(
      '设备只为已经生效的处理目的识别人脸。',
      'A device recognises faces only for a purpose in force.',
    ),
    remedy: both('请先批准处理目的，再让设备使用它。', 'Have the purpose approved first.'),
  },
  device_retired: {
    status: 409,
    title: both('设备已经报废', 'The device is retired'),
    detail: both('报废的设备不能再用。', 'A retired device is not used again.'),
    remedy: both('请作为新设备重新接入。', 'Let it join anew, as another device.'),
  },
  device_key_known: {
    status: 409,
    title: both('这把密钥已经登记过', 'This key is known already'),
    detail: both('每台设备每次接入都要生成新的密钥。', 'A device makes a new key each time it joins.'),
    remedy: both('请重新生成密钥后再接入。', 'Make a new key and join again.'),
  },
  site_not_approved: {
    status: 409,
    title: both('地点还没有核准', 'The site is not approved'),
    detail: both('先核准地点，再核准其中的设备。', 'A site is approved before its devices.'),
    remedy: both(
      '请由没有填报它的同事核准地点。',
      'Have the site approved by a colleague who did not survey it.',
    ),
  },
  signing_key_missing: {
    status: 503,
    title: both('本服务器缺少签名密钥', 'This server has not got the key that signs bundles'),
    detail: both(
      '在用的签名密钥文件不在本机的数据目录中，或者与登记的不一致；因此不签发授权。',
      'The file of the signing key in use is not in the data folder here, or is another key; no lease is given.',
    ),
    remedy: both(
      '请把签名密钥文件放到每台服务器的数据目录中。',
      'Put the file of the signing key in the data folder of every replica.',
    ),
  },
  signing_key_announced: {
    status: 409,
    title: both('下一把密钥已经公告', 'A next key is announced already'),
    detail: both(
      '上一次更换还没有完成，同一时间只能公告一把。',
      'The change before is not complete; one key is announced at a time.',
    ),
    remedy: both(
      '请等设备都信任它之后启用，再公告下一把。',
      'Use it when the devices trust it, then announce another.',
    ),
  },
  signing_key_not_announced: {
    status: 409,
    title: both('没有公告过下一把密钥', 'No next key is announced'),
    detail: both('设备不信任没有公告过的密钥。', 'Devices trust no key that was not announced to them.'),
    remedy: both('请先公告下一把密钥。', 'Announce the next key first.'),
  },
  devices_behind: {
    status: 409,
    title: both('还有设备不信任新密钥', 'Some devices do not trust the new key yet'),
    detail: both(
      '现在启用，这些设备就再也收不到授权和撤回。',
      'They could take neither leases nor withdrawals any more if it were used now.',
    ),
    remedy: both(
      '请等它们上线并更新，或者先将不再使用的设备报废。',
      'Wait until they have renewed, or retire devices that are used no longer.',
    ),
  },
  epoch_never_made: {
    status: 409,
    title: both('设备持有的版本本服务器从未生成', 'The device holds an epoch that was never made here'),
    detail: both(
      '数据库可能被恢复到了较早的状态，撤回可能因此丢失；在查明之前不发出新的授权。',
      'The database may have been restored from an earlier state, and withdrawals lost with it; no lease is given until that is settled.',
    ),
    remedy: both(
      '请查明恢复的备份，重新登记其后的撤回，再让设备重新接入。',
      'Find out which backup was restored, enter the withdrawals since then again, and let the device join anew.',
    ),
  },
  paper_code_wrong: {
    status: 404,
    title: both('撤回码不对', 'The code on the paper is not right'),
    detail: both(
      '没有哪份凭据上是这个撤回码，可能有一位看错或输错了。没有改动任何内容。',
      'It is the code of no receipt: one letter or digit may be misread. Nothing was changed.',
    ),
    remedy: both(
      '请对照凭据再输一次，共二十位。不用撤回码也可以撤回：登录后、在终端上，或者在前台说一声。',
      'Compare it with the receipt and type it again: twenty letters and digits. You can withdraw without it, too: signed in, at the terminal, or by saying so at the desk.',
    ),
  },
  ticket_wrong: {
    status: 404,
    title: both('凭证码不对', 'The ticket is not right'),
    detail: both(
      '凭证码输错、已经用过、已过期，或者不是这个地点的。不会说明是哪一种。',
      'It was mistyped, used already, is over, or is of another place. Which one is not said.',
    ),
    remedy: both(
      '请核对后重试，或者请对方重新发起核验；不用凭证码也可以照常用其他方式通过。',
      'Check it and try again, or have a new verification opened. Without a ticket the ways in stay open as ever.',
    ),
  },
  verification_over: {
    status: 409,
    title: both('这次核验已经结束', 'This verification is over'),
    detail: both(
      '它已有结果、已取消，或者时间已过；结果只有一个，不会改变。',
      'It has its result, was cancelled, or its time is over. There is one result, and it stays.',
    ),
    remedy: both('需要的话，请重新发起一次核验。', 'Open another verification if one is needed.'),
  },
  sequence_gap: {
    status: 409,
    title: both('设备报告的编号不连续', 'The numbers of the reports have a gap'),
    detail: both(
      '缺少前面的报告；没有记入任何一条，并已告警。',
      'Earlier reports are missing; none was taken, and somebody was alarmed.',
    ),
    remedy: both('请从缺少的编号开始重新发送。', 'Send from the first that is missing.'),
  },
  sequence_conflict: {
    status: 409,
    title: both('同一编号的报告内容不同', 'A report with this number was another one'),
    detail: both(
      '设备的存储可能被恢复到了较早的状态；没有记入任何一条，并已告警。',
      'The store of the device may have been rolled back; none was taken, and somebody was alarmed.',
    ),
    remedy: both(
      '请从已记入的编号之后重新编号发送。',
      'Number what is not reported after the last number taken here.',
    ),
  },
  attestation_time: {
    status: 422,
    title: both('判断的有效期不对', 'The judgement is to count for a time that it cannot'),
    detail: both(
      '有效期要在现在之后，最长366天；到期要重新判断。',
      'It ends after now and within 366 days; then people look again.',
    ),
    remedy: both('请改短有效期。', 'Name an earlier end.'),
  },
  reading_unknown: {
    status: 422,
    title: both('这一要求不依据这个解读', 'The row does not rest on this reading'),
    detail: both(
      '只能放宽这一要求所依据的解读（见该行的 readings）。',
      'Only a reading that the row rests on (its `readings`) can be relaxed for it.',
    ),
    remedy: both('请填写该行列出的解读编号，或者不填。', 'Name one of those, or none.'),
  },
  attestation_state: {
    status: 409,
    title: both('这项判断不需要批准', 'This judgement waits for nobody'),
    detail: both(
      '它没有放宽解读，或者已经过期；没有做任何改动。',
      'It relaxes no reading, or its time is over; nothing was changed.',
    ),
    remedy: both('需要的话请重新作出判断。', 'Have it judged again where that is needed.'),
  },
  audit_state: {
    status: 409,
    title: both('审计目前的状态不能做这一步', 'The audit does not stand at this step'),
    detail: both(
      '要先完成前一步，或者它已经完成、关闭、取消；没有做任何改动。',
      'A step comes before it, or it is finished, closed or dropped; nothing was changed.',
    ),
    remedy: both('请重新读取审计，再做下一步。', 'Read the audit again and take the step it allows.'),
  },
  audit_items_open: {
    status: 409,
    title: both('27项还没有逐项记录', 'Not every one of the 27 items is recorded'),
    detail: both(
      '列出的各项没有记录证据或者缺口；审计没有完成。',
      'The items named have neither evidence nor a gap on record; the audit is not finished.',
    ),
    remedy: both('请逐项记录后再完成。', 'Record each of them, then finish it.'),
  },
  auditor_not_independent: {
    status: 422,
    title: both('审计人员不独立', 'The auditor is not independent'),
    detail: both(
      '审计人员只能有审计角色，不能是安排审计的人，也不能提出、批准、安装过被审计的事项。',
      'Who audits has the role of auditor alone, did not order the audit, and has not proposed, approved or installed any of what is audited.',
    ),
    remedy: both(
      '请换一位审计人员，或者委托专业机构。',
      'Name somebody else, or engage a professional body.',
    ),
  },
  bundle_too_large: {
    status: 422,
    title: both('这段时间的记录太多', 'Too many entries for one bundle'),
    detail: both('一个证据包最多 20,000 条记录。', 'A bundle has at most 20,000 entries.'),
    remedy: both('请缩短起止日期，分几次导出。', 'Ask for shorter periods, one after the other.'),
  },
  evidence_erased: {
    status: 410,
    title: both('这份存证已经不能打开', 'This evidence cannot be opened any more'),
    detail: both(
      '本人的删除请求已经办结，用来打开存证的盐值和内容已一并销毁；日志里的记录还在，但不再指向任何人。',
      'The person asked for deletion, and with it the salt and the contents that opened it were destroyed; the entry in the log stays, and points at nobody any more.',
    ),
    remedy: both(
      '办结之前保存的收据仍可核验：consentry evidence verify，或者打开 verify.html。',
      'A receipt that was kept before can still be checked: consentry evidence verify, or open verify.html.',
    ),
  },
  filing_state: {
    status: 409,
    title: both('这份备案现在不能这样办', 'This cannot be done with the filing now'),
    detail: both(
      '备案按步骤进行：准备、备齐、提交、补正或者接受；已经发生的期限义务不能撤销。',
      'A filing goes step by step: prepared, ready, handed in, supplemented or accepted; a duty that arose is not undone.',
    ),
    remedy: both(
      '请重新读取这份备案，再按其当前状态办理。',
      'Read the filing again and go on from where it is.',
    ),
  },
  filing_on_its_way: {
    status: 409,
    title: both('备案包正在发送', 'The package is on its way'),
    detail: both(
      '备案包可能已经到达部门，只是回执还没有回来；此时改动会使双方的材料不同。',
      'It may have arrived already and only its receipt be lost; a change now would make the two sides differ.',
    ),
    remedy: both(
      '请等待回执，或者更正部门的地址；也可以把同一个备案包按文件提交，再在这里记录。',
      'Wait for the receipt, or mend the address of the department; or hand the same package in by file and record it here.',
    ),
  },
  filing_elsewhere: {
    status: 409,
    title: both('不是住所地的部门', 'Not the department of your province'),
    detail: both(
      '备案包写明的省级行政区与这个部门不同：应当向所在地省级以上网信部门备案（第十五条第一款）。',
      'The package is for another province: it shall be filed with the cyberspace authority of one’s own province or above (Article 15, paragraph 1).',
    ),
    remedy: both(
      '请选择住所地的省级网信部门；所在地写错的，请改正组织资料后重新生成。',
      'Choose the authority of your province; where the place is wrong, mend the particulars and make the package anew.',
    ),
  },
  filing_incomplete: {
    status: 409,
    title: both('备案材料不完整', 'The filing is not whole'),
    detail: both(
      '还没有生成备案包，或者备案包里的材料有缺项。',
      'No package was made yet, or papers of the package lack facts.',
    ),
    remedy: both(
      '请看完整性检查，补齐后重新生成；确有理由仍要提交的，写明理由（despite）。',
      'See its check, add what is missing and make the package anew; if it is to be handed in all the same, say why (despite).',
    ),
  },
  filing_faces_left: {
    status: 409,
    title: both('还有人脸信息没有处理', 'Face information is left'),
    detail: both(
      '注销时应当依法处理人脸信息（第十五条第二款）；还有设备没有确认删除，或者还有未结束的同意。',
      'At deregistration the face information shall be disposed of (Article 15, paragraph 2); a device has not confirmed an erasure yet, or a consent has not ended.',
    ),
    remedy: both(
      '请等设备确认删除，或者注销设备并取得证明。',
      'Wait until devices have confirmed, or retire them and take their certificates.',
    ),
  },
  filing_in_use: {
    status: 409,
    title: both('人脸识别还在使用', 'Face recognition is still in use'),
    detail: both('还有目的在用或者暂停。', 'A purpose is active or suspended.'),
    remedy: both('请先终止全部目的。', 'End every purpose first.'),
  },
  materials_full: {
    status: 409,
    title: both('其他材料太多', 'Too many further materials'),
    detail: both(
      '一次备案最多上传20份其他材料，合计不超过64 MB。',
      'A filing takes at most 20 further materials, of 64 MB in all.',
    ),
    remedy: both(
      '请合并或者压缩材料，或者删去不需要的。',
      'Join or compress them, or remove what is not needed.',
    ),
  },
  material_unnamed: {
    status: 422,
    title: both('材料没有名称', 'The material has no name'),
    detail: both(
      '其他材料须写明名称，不超过100个字，不能换行。',
      'Further material is called something: at most 100 characters, in one line.',
    ),
    remedy: both('请写上名称，例如“场所平面图”。', 'Give it a name, as “plan of the site”.'),
  },
  scan_unfit: {
    status: 422,
    title: both('不是可以接受的扫描件', 'This is no scan that is taken'),
    detail: both(
      '只接受 PDF、JPEG 或者 PNG，按内容识别，不看文件名。',
      'Only PDF, JPEG and PNG are taken, known by their content and not their name.',
    ),
    remedy: both(
      '请扫描为 PDF、JPEG 或者 PNG；不要上传身份证件。',
      'Scan it as PDF, JPEG or PNG; upload no identity document.',
    ),
  },
} as const satisfies ProblemCatalogue;
