import { both } from '@consentry/law';
import type { ProblemCatalogue } from './problem.ts';

/** What any server refuses with: a catalogue has these and its own. */
export const SERVER_PROBLEMS = {
  malformed_request: {
    status: 400,
    title: both('请求的内容不对', 'The request is not well formed'),
    detail: both(
      '列出的字段缺失、多余，或者不符合规定的格式。',
      'The fields named are missing, unknown, or not of the form laid down.',
    ),
    remedy: both(
      '请按 /v1/openapi.json 的说明修改后再发。',
      'Mend them after /v1/openapi.json and send it again.',
    ),
  },
  cursor_unknown: {
    status: 400,
    title: both('列表的位置标记不对', 'The place in the list is not known'),
    detail: both(
      'cursor 不是这个列表给出的，或者已被改动。',
      'The cursor was not given by this list, or was changed.',
    ),
    remedy: both('请从列表开头重新读取。', 'Read the list again from its beginning.'),
  },
  not_signed_in: {
    status: 401,
    title: both('没有登录', 'Nobody is signed in'),
    detail: both(
      '这项操作需要先确认您是谁；不会使用人脸。',
      'This needs to know who you are. No face is used for that.',
    ),
    remedy: both('请登录后再试。', 'Sign in and try again.'),
  },
  not_your_role: {
    status: 403,
    title: both('您的角色不能做这项操作', 'Your role may not do this'),
    detail: both(
      '按照职责分工，这项操作属于其他角色。',
      'By the division of duties it belongs to another role.',
    ),
    remedy: both('请联系有这一职责的同事。', 'Ask a colleague who has this duty.'),
  },
  step_up: {
    status: 403,
    title: both('需要再确认一次身份', 'A second factor is needed'),
    detail: both(
      '这项操作影响许多人，需要在十分钟内用第二种方式确认过身份。',
      'This affects many persons, so a second factor within the last ten minutes is needed.',
    ),
    remedy: both('请再次验证后重试。', 'Show your second factor and try again.'),
  },
  four_eyes: {
    status: 403,
    title: both('需要另一个人同意', 'Somebody else has to agree'),
    detail: both('提出的人不能自己批准。', 'Whoever proposed it cannot approve it.'),
    remedy: both('请由另一位有权限的同事批准。', 'Have another colleague with the duty approve it.'),
  },
  wrong_origin: {
    status: 403,
    title: both('不接受来自别处的请求', 'Requests from elsewhere are not accepted'),
    detail: both('请求不是从本服务器的页面发出的。', 'The request does not come from a page of this server.'),
    remedy: both('请在本服务器的页面上操作。', 'Use the pages of this server.'),
  },
  not_found: {
    status: 404,
    title: both('没有这一项', 'There is no such thing here'),
    detail: both('地址不存在，或者不属于您。', 'The address does not exist, or is not yours.'),
    remedy: both('请核对地址。', 'Check the address.'),
  },
  version_other: {
    status: 412,
    title: both('内容已被别人改过', 'Somebody has changed it meanwhile'),
    detail: both(
      '您看到的不是最新的版本；没有做任何改动。',
      'What you saw is not the latest version; nothing was changed.',
    ),
    remedy: both('请重新读取，核对后再改。', 'Read it again, look, and change it then.'),
  },
  request_timeout: {
    status: 408,
    title: both('请求来得太慢', 'The request came too slowly'),
    detail: both('30 秒内没有收到完整的请求。', 'It had not arrived whole after 30 seconds.'),
    remedy: both('请检查网络后再发。', 'Look at the network and send it again.'),
  },
  body_too_large: {
    status: 413,
    title: both('内容太长', 'The content is too long'),
    detail: both(
      '请求最多 256 KiB；文件最多为接收它的地址所定的大小。',
      'A request may have 256 KiB at most, a file as much as the address takes that it goes to.',
    ),
    remedy: both(
      '请只发送需要的字段，或者较小的文件。',
      'Send only the fields that are needed, or a smaller file.',
    ),
  },
  address_too_long: {
    status: 414,
    title: both('地址太长', 'The address is too long'),
    detail: both(
      '地址连同参数最多 4096 个字符。',
      'An address with its parameters may have 4096 characters at most.',
    ),
    remedy: both('请只发送需要的参数。', 'Send only the parameters that are needed.'),
  },
  unsupported_media_type: {
    status: 415,
    title: both('不接受这种内容类型', 'This kind of content is not accepted'),
    detail: both(
      '请求须为 application/json，交文件须为 application/octet-stream。不为识别接收照片。',
      'Requests are application/json, files application/octet-stream. No photo is taken to recognise anybody.',
    ),
    remedy: both('请改正 Content-Type 后再发。', 'Correct the Content-Type and send it again.'),
  },
  idempotency_conflict: {
    status: 422,
    title: both('同一个 Idempotency-Key 用于不同的请求', 'The Idempotency-Key was used for another request'),
    detail: both('没有做任何改动。', 'Nothing was done.'),
    remedy: both('请为新的请求换一个键。', 'Use a new key for a new request.'),
  },
  version_missing: {
    status: 428,
    title: both('没有说明看到的是哪个版本', 'The version that was seen is not named'),
    detail: both('有版本的内容，改动时需要 If-Match。', 'A change of a versioned thing needs If-Match.'),
    remedy: both('请先读取，再带上 If-Match 发送。', 'Read it first and send its ETag as If-Match.'),
  },
  too_many_streams: {
    status: 429,
    title: both('同时打开的推送连接太多', 'Too many streams are open'),
    detail: both(
      '同一方最多同时打开 8 个推送连接。',
      'Whoever asks may have 8 streams open at the same time.',
    ),
    remedy: both('请关闭不再使用的连接后再试。', 'Close those that are not used any more and try again.'),
  },
  too_many_uploads: {
    status: 429,
    title: both('正在接收的文件太多', 'Too many files are coming in'),
    detail: both(
      '同时接收的文件在内存中，总量有上限；这个文件没有保存。',
      'Files are in memory while they come in, and there is no room for this one; it was not kept.',
    ),
    remedy: both('请稍候再交。', 'Wait a little and hand it in again.'),
  },
  headers_too_large: {
    status: 431,
    title: both('请求头太大', 'The headers are too large'),
    detail: both('所有请求头合计最多 16 KiB。', 'All headers together may have 16 KiB at most.'),
    remedy: both('请清除不需要的 Cookie 和请求头后再试。', 'Remove cookies and headers that are not needed.'),
  },
  rate_limited: {
    status: 429,
    title: both('次数太多', 'Too many tries'),
    detail: both(
      '为了安全，短时间内只能尝试几次。',
      'For safety only a few tries are taken in a short time.',
    ),
    remedy: both('请稍候再试。', 'Wait a little and try again.'),
  },
  internal: {
    status: 500,
    title: both('服务器出了错', 'Something went wrong in the server'),
    detail: both('没有做任何改动。', 'Nothing was done.'),
    remedy: both(
      '请稍后再试；仍然不行的，请告知管理员请求编号。',
      'Try again later; if it stays, tell the administrator the request id.',
    ),
  },
  not_ready: {
    status: 503,
    title: both('现在不能接收请求', 'This replica takes no requests now'),
    detail: both(
      '列出的检查没有通过，或者服务正在停止。',
      'The checks named do not pass, or it is being stopped.',
    ),
    remedy: both(
      '请把请求发给其他副本；一直如此时请查看 docs/guides/operate.md。',
      'Send requests to another replica; if it stays so, see docs/guides/operate.md.',
    ),
  },
  try_again: {
    status: 503,
    title: both('现在忙不过来', 'Too busy at the moment'),
    detail: both('同时的改动太多，这一项没有做。', 'Too many changes at once; this one was not made.'),
    remedy: both('请稍候再试。', 'Wait a little and try again.'),
  },
} as const satisfies ProblemCatalogue;
