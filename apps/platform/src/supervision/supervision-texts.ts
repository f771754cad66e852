import { type BiText, both } from '@consentry/law';

/** Why an authority was not read or did not take something, and what to do. */
const TROUBLES: Readonly<Record<string, BiText>> = {
  not_reached: both(
    '连不上部门的服务器；会自动重试，什么都没有丢失。期限照常计算，必要时请用纸面提交。',
    'The authority’s server cannot be reached; it is tried again by itself and nothing is lost. The clock runs on: hand it in on paper if need be.',
  ),
  timed_out: both(
    '部门的服务器没有及时回答；会自动重试，不会重复提交。',
    'The authority’s server did not answer in time; it is tried again, and nothing is handed in twice.',
  ),
  name_unknown: both(
    '查不到部门服务器的名称；请核对地址。会自动重试。',
    'The name of the authority’s server is not known; check the address. It is tried again.',
  ),
  not_trusted: both(
    '部门服务器的证书不可信，没有发送任何内容；请与该部门核对地址。会自动重试。',
    'The certificate of the authority’s server is not trusted and nothing was sent; check the address with the department. It is tried again.',
  ),
  address_not_public: both(
    '这个地址不允许连接；请由运维放行，见 docs/guides/operate.md。',
    'This address may not be connected to; whoever runs the platform can allow it, see docs/guides/operate.md.',
  ),
  answer_too_long: both(
    '部门服务器的回答过长，没有读取；请核对地址。',
    'The answer of the server is too long and was not read; check the address.',
  ),
  answer_broken: both(
    '那里的回答不是部门服务器的格式；请核对地址。会自动重试。',
    'What answered is no server of an authority; check the address. It is tried again.',
  ),
  code_wrong: both(
    '部门的服务器说编号或者查询码不对；请核对命令，更换查询码。',
    'The authority’s server says that the reference or the code is not right; check the order and change the code.',
  ),
  rate_limited: both('读取过于频繁；稍后自动重试。', 'It was read too often; it is tried again later.'),
  inspection_state: both(
    '部门已不再接收这一步；请重新读取，或者直接联系该部门。',
    'The authority does not take this step any more; read it again, or tell the department directly.',
  ),
  question_state: both(
    '这个问题已经答复，或者部门已经作出决定。',
    'The question was answered, or the department has decided meanwhile.',
  ),
  too_many_files: both(
    '部门不再接收文件：已达数量上限；请直接联系该部门。',
    'The authority takes no more files of this order; tell the department directly.',
  ),
  incident_no_department: both(
    '那里没有应当接收这份报告的部门，报告没有被接收；会自动重试。请立即拨打12387，或者书面报告。',
    'No department there receives this report and nothing was taken; it is tried again. Call 12387 at once, or report on paper.',
  ),
  incident_known_ahead: both(
    '部门的服务器说发现时间在将来；请核对本机时钟后再送。',
    'The server of the department says that the incident is known in the future; check the clock here and send it again.',
  ),
  incident_full: both(
    '部门不再接收补报；请直接联系该部门。',
    'The department takes no more parts of this incident; tell it directly.',
  ),
  receipt_wrong: both(
    '回执与送出的内容或者已知的部门公钥不符，不算已经收到；请与该部门核对。会自动重试。',
    'The receipt does not fit what was sent, or the key of the department, and counts for nothing; ask the department. It is tried again.',
  ),
  no_department: both(
    '那里还没有启用受理备案的部门，什么都没有被接收；会自动重试。请与该部门联系，或者在备案系统提交。',
    'No department there takes filings yet and nothing was taken; it is tried again. Ask the department, or hand it in at the portal.',
  ),
  package_refused: both(
    '部门的系统检查后没有接收这个备案包；请按下列各项原因改正，重新生成后再送。',
    'The machine of the department did not take the package; mend each reason, make it anew, and send it again.',
  ),
  package_gone: both(
    '备案包已不在平台上，或者被改动过；请重新生成。',
    'The package is not on the platform any more, or was altered there; make it again.',
  ),
  overtaken: both(
    '已经按其他方式提交并得到答复，不再发送。',
    'It was handed in and answered otherwise, and is sent no more.',
  ),
  body_too_large: both(
    '备案包超过部门接收的大小；请缩小扫描件后重新生成。',
    'The package is larger than the department takes; make the scans smaller and the package anew.',
  ),
  bundle_gone: both(
    '证据包文件已不在平台上，或者被改动过；请重新制作。',
    'The file of the bundle is not on the platform any more, or was altered there; make it again.',
  ),
};

/** Says why something did not work; of a code that is not known here, the code. */
export function troubleText(code: string): BiText {
  return (
    TROUBLES[code] ??
    both(`没有成功（${code}）；请联系该部门。`, `It did not work (${code}); tell the department directly.`)
  );
}
