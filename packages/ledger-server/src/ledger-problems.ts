import { both } from '@consentry/law';
import type { ProblemCatalogue } from '@consentry/server';

/** What the routes of a log and of its witnesses refuse with. */
export const LEDGER_PROBLEMS = {
  not_published: {
    status: 404,
    title: both('还没有公布', 'Not published yet'),
    detail: both(
      '这条记录已有固定的位置，但还不在已公布的日志里；或者所问的大小超出了已公布的日志。',
      'It has its place but does not stand in the published log yet, or the size asked for is beyond that log.',
    ),
    remedy: both(
      '通常五秒内公布，请稍后再试。',
      'It is published within five seconds as a rule. Try again then.',
    ),
  },
  cosignature_refused: {
    status: 422,
    title: both('联署不被接受', 'The cosignature is not taken'),
    detail: both(
      '不是已登记的见证人或者已批准的设备对这一检查点的联署。',
      'It is not that of a witness on record, or of an approved device, for the published checkpoint of this size.',
    ),
    remedy: both(
      '请用 GET /v1/ledger 取得当前检查点，核对密钥名称后重新联署。',
      'Take the checkpoint of GET /v1/ledger, compare the name of the key, and cosign it again.',
    ),
  },
  witness_key_wrong: {
    status: 422,
    title: both('见证人的密钥不对', 'The key of a witness is not right'),
    detail: both(
      '密钥应写成 name+hash+base64，类型为联署（0x04），名称不能重复，也不能以 device/ 开头。',
      'A key is written name+hash+base64, of the kind that cosigns (0x04), each name once and none beginning with device/.',
    ),
    remedy: both(
      '请见证人运行 consentry witness key，把输出原样填入。',
      'Have the witness run consentry witness key, and enter what it prints as it is.',
    ),
  },
  head_refused: {
    status: 422,
    title: both('没有接受这个检查点', 'This checkpoint was not taken'),
    detail: both(
      '它不是由现在这份日志签署的，或者不成形式。',
      'The log that runs now did not sign it, or it is none.',
    ),
    remedy: both(
      '请提交完整的检查点原文；已关闭的日志见 GET /v1/ledger 的 closed。',
      'Give the checkpoint as it is, with its signature; logs that were closed are in closed of GET /v1/ledger.',
    ),
  },
  witness_url_refused: {
    status: 422,
    title: both('不能向见证人的这个地址发送检查点', 'No checkpoint may be sent to this address of a witness'),
    detail: both(
      '只向公网 https 地址的 443 端口发送；地址里不能有用户名、片段，也不能是内网、本机、链路本地或换写的 IP。',
      'Checkpoints go by https to public addresses on port 443 alone: no user, no fragment, no private, loopback or link-local IP, and none in another spelling.',
    ),
    remedy: both(
      '请改用公网 https 地址，或者不填地址，让见证人自己来取（consentry witness pull）；内网见证人由运维在启动参数里放行，见 docs/guides/operate.md。',
      'Give a public https address, or none and let the witness come for it (consentry witness pull); one in your own network is allowed by whoever runs the server, see docs/guides/operate.md.',
    ),
  },
  policy_state: {
    status: 409,
    title: both('这份见证方案现在不能确认', 'This proposal cannot be confirmed now'),
    detail: both(
      '它已经确认、被替换，或者被后来的提议取代。',
      'It was confirmed or replaced already, or another was proposed since.',
    ),
    remedy: both('请重新读取 /v1/ledger/policies。', 'Read /v1/ledger/policies again.'),
  },
} as const satisfies ProblemCatalogue;
