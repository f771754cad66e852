import type { ProblemCode } from '@consentry/contract';
import type { BiText } from '@consentry/law';
import { imageTexts } from './image-texts.ts';

/** What happened (`title`), why (`detail`), what to do (`remedy`). */
export interface ProblemText {
  readonly status: number;
  readonly title: BiText;
  readonly detail: BiText;
  readonly remedy: BiText;
}

/** The catalogue: every problem the courier answers with, once. */
export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  ...imageTexts,
  malformed_request: {
    status: 400,
    title: { 'zh-CN': '请求的内容不对', en: 'The request is not well formed' },
    detail: {
      'zh-CN': '有字段缺失、多余，或者不符合规定的格式。',
      en: 'A field is missing, unknown, or not of the form laid down.',
    },
    remedy: {
      'zh-CN': '请按 /v1/openapi.json 的说明修改后再发。',
      en: 'Mend it after /v1/openapi.json and send it again.',
    },
  },
  not_found: {
    status: 404,
    title: { 'zh-CN': '没有这一项', en: 'There is no such thing here' },
    detail: { 'zh-CN': '地址不存在，或者不属于您。', en: 'The address does not exist, or is not yours.' },
    remedy: { 'zh-CN': '请回到首页重新开始。', en: 'Go back to the first page and begin again.' },
  },
  wrong_origin: {
    status: 403,
    title: { 'zh-CN': '不接受来自别处的请求', en: 'Requests from elsewhere are not accepted' },
    detail: {
      'zh-CN': '本机只答复在本机打开的页面。',
      en: 'This device answers only pages opened on the device itself.',
    },
    remedy: {
      'zh-CN': '请使用启动时显示的地址打开页面。',
      en: 'Open the address that was printed at the start.',
    },
  },
  body_too_large: {
    status: 413,
    title: { 'zh-CN': '内容太长', en: 'The content is too long' },
    detail: { 'zh-CN': '这个请求最多 16 KiB。', en: 'This request may have 16 KiB at most.' },
    remedy: { 'zh-CN': '请只发送需要的字段。', en: 'Send only the fields that are needed.' },
  },
  unsupported_media_type: {
    status: 415,
    title: { 'zh-CN': '不接受这种内容类型', en: 'This kind of content is not accepted' },
    detail: {
      'zh-CN': '照片须为 image/jpeg、image/png 或 image/webp，其他请求须为 application/json。',
      en: 'Photos are image/jpeg, image/png or image/webp; every other request is application/json.',
    },
    remedy: { 'zh-CN': '请改正 Content-Type 后再发。', en: 'Correct the Content-Type and send it again.' },
  },
  rate_limited: {
    status: 429,
    title: { 'zh-CN': '请稍等一下', en: 'Please wait a little' },
    detail: { 'zh-CN': '短时间内的请求太多了。', en: 'There were too many requests in a short time.' },
    remedy: {
      'zh-CN': '请稍后再试，或现在使用其他方式、呼叫工作人员。',
      en: 'Try again later, or use another way or call staff now.',
    },
  },
  session_missing: {
    status: 401,
    title: { 'zh-CN': '请先输入编号和密码', en: 'Please enter your number and PIN first' },
    detail: {
      'zh-CN': '这一步只能由本人用编号和密码办理。',
      en: 'Only the person, with number and PIN, may do this step.',
    },
    remedy: { 'zh-CN': '请输入编号和密码，不需要刷脸。', en: 'Enter number and PIN. No face is needed.' },
  },
  session_ended: {
    status: 401,
    title: { 'zh-CN': '为保护您，已自动退出', en: 'You were signed out to protect you' },
    detail: {
      'zh-CN': '离开了一会儿，或已超过十分钟。',
      en: 'You were away for a while, or ten minutes are over.',
    },
    remedy: { 'zh-CN': '请再次输入编号和密码。', en: 'Enter your number and PIN again.' },
  },
  credentials_wrong: {
    status: 401,
    title: { 'zh-CN': '编号或密码不对', en: 'The number or the PIN is wrong' },
    detail: { 'zh-CN': '两者至少有一个不对。', en: 'At least one of the two is wrong.' },
    remedy: { 'zh-CN': '请核对后再试，或呼叫工作人员。', en: 'Check both and try again, or call staff.' },
  },
  locked: {
    status: 429,
    title: { 'zh-CN': '这种方式暂时锁定', en: 'This way is locked for a while' },
    detail: { 'zh-CN': '十五分钟内失败次数太多。', en: 'It failed too many times within fifteen minutes.' },
    remedy: {
      'zh-CN': '请稍后再试，或现在使用其他方式、呼叫工作人员。',
      en: 'Try again later, or use another way or call staff now.',
    },
  },
  pin_weak: {
    status: 422,
    title: { 'zh-CN': '这个密码太容易猜', en: 'This PIN is too easy to guess' },
    detail: {
      'zh-CN': '重复、连续的数字、年份、日期和常见组合不能使用。',
      en: 'Repeats, sequences, years, dates and common combinations cannot be used.',
    },
    remedy: {
      'zh-CN': '请换一个密码，六位以上更好。',
      en: 'Choose another PIN; six digits or more are better.',
    },
  },
  card_unknown: {
    status: 401,
    title: { 'zh-CN': '这张卡在这里不认识', en: 'This card is not known here' },
    detail: {
      'zh-CN': '这里没有人登记这张卡，或卡号没有读全。',
      en: 'Nobody has linked it at this door, or its number was not read whole.',
    },
    remedy: {
      'zh-CN': '请再读一次，或现在使用其他方式；登记卡：用密码进门后在“我的页面”。',
      en: 'Read it again, or use another way now; to link a card, come in with your PIN and open “My page”.',
    },
  },
  card_taken: {
    status: 409,
    title: { 'zh-CN': '这张卡已登记给别人', en: 'This card is linked to somebody else' },
    detail: { 'zh-CN': '一张卡只属于一个人。', en: 'One card belongs to one person.' },
    remedy: {
      'zh-CN': '请用另一张卡；如果卡是重新发给您的，请让工作人员登记。',
      en: 'Use another card; where it was given to you anew, have staff link it.',
    },
  },
  door_not_set_up: {
    status: 503,
    title: { 'zh-CN': '这扇门还没有设置', en: 'This door is not set up yet' },
    detail: {
      'zh-CN': '还没有写明由谁、为什么目的使用人脸识别，也没有告知和其他方式。',
      en: 'Nobody has said yet who uses face recognition here and for what purpose; there is no notice and no other way.',
    },
    remedy: {
      'zh-CN': '请管理员用 --door 文件 设置，或不带 --empty 启动示例。',
      en: 'Have it set up with --door FILE, or start the example by leaving out --empty.',
    },
  },
  notice_changed: {
    status: 409,
    title: { 'zh-CN': '告知内容已经更新', en: 'The notice has changed' },
    detail: {
      'zh-CN': '您看到的不是现在的文本，或者是较早以前看到的。',
      en: 'What you saw is not the text of now, or was shown too long ago.',
    },
    remedy: { 'zh-CN': '请重新阅读现在的告知，再作决定。', en: 'Read the notice of now, then decide.' },
  },
  not_lawful: {
    status: 403,
    title: { 'zh-CN': '依法不能这样做', en: 'The law does not allow this' },
    detail: {
      'zh-CN': '缺少法律要求的条件，摄像头不会打开。',
      en: 'Something the law requires is missing; no camera opens.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，同样可以进入。',
      en: 'Use another way; it lets you in just as well.',
    },
  },
  face_unavailable: {
    status: 503,
    title: { 'zh-CN': '刷脸暂时不可用', en: 'Face is not available now' },
    detail: {
      'zh-CN': '处理人脸的程序正在启动，或没有应答。',
      en: 'The program that handles faces is starting, or does not answer.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，同样可以进入。',
      en: 'Use another way; it lets you in just as well.',
    },
  },
  face_not_enrolled: {
    status: 409,
    title: { 'zh-CN': '这里没有您的人脸', en: 'No face of yours is held here' },
    detail: { 'zh-CN': '没有登记，或者已经删除。', en: 'It was never enrolled, or is erased.' },
    remedy: {
      'zh-CN': '请使用其他方式；如果愿意，可在同意后登记。',
      en: 'Use another way. If you wish, enrol after giving consent.',
    },
  },
  face_already_enrolled: {
    status: 409,
    title: { 'zh-CN': '您的人脸已经登记', en: 'Your face is enrolled already' },
    detail: { 'zh-CN': '同一份同意只登记一次。', en: 'One consent enrols once.' },
    remedy: {
      'zh-CN': '可以直接使用；要重新登记，请先撤回同意。',
      en: 'You can use it now. To enrol anew, withdraw the consent first.',
    },
  },
  capture_ended: {
    status: 410,
    title: { 'zh-CN': '这次拍摄已经结束', en: 'This capture is over' },
    detail: {
      'zh-CN': '已有结果、时间已过、已被取消，或者同意已经撤回。',
      en: 'It has a result, its time is over, it was broken off, or the consent was withdrawn.',
    },
    remedy: { 'zh-CN': '请重新开始，或使用其他方式。', en: 'Begin again, or use another way.' },
  },
  frames_differ: {
    status: 409,
    title: { 'zh-CN': '拍到的不是同一个人', en: 'The pictures show different persons' },
    detail: { 'zh-CN': '几张画面彼此不像。', en: 'The pictures of this capture do not agree.' },
    remedy: {
      'zh-CN': '请一个人重新拍摄，或使用其他方式。',
      en: 'Take them again alone, or use another way.',
    },
  },
  entry_code_wrong: {
    status: 403,
    title: { 'zh-CN': '这个二维码不能开门', en: 'This QR code does not open the door' },
    detail: {
      'zh-CN': '它不是为这里生成的，或者已经过期、用过。',
      en: 'It was not made for this place, is over, or was used.',
    },
    remedy: {
      'zh-CN': '请在手机上生成一个新的二维码再试，或者使用其他方式。',
      en: 'Make a new code on your phone and show it, or use another way.',
    },
  },
  entry_code_unavailable: {
    status: 503,
    title: { 'zh-CN': '现在不能使用手机上的二维码', en: 'Codes on a phone cannot be used now' },
    detail: {
      'zh-CN':
        '这台设备没有接入平台，或者已有一段时间联系不上平台，不知道现在的准确时间，无法判断二维码是否有效。',
      en: 'This device has joined no platform or has not reached it for some time. It does not know the exact time, so it cannot tell whether a code is still good.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，同样可以进入。',
      en: 'Use another way; it lets you in just as well.',
    },
  },
  guardian_code_wrong: {
    status: 403,
    title: { 'zh-CN': '没有收到监护人的有效同意', en: 'No valid consent of a guardian was shown' },
    detail: {
      'zh-CN': '这个二维码不能证明监护人的同意。',
      en: 'This code does not show that a guardian has consented.',
    },
    remedy: {
      'zh-CN':
        '请监护人在手机上登录门户，先替孩子作出同意，再生成新的监护人二维码扫描。也可以使用其他方式，同样可以进入。',
      en: 'Ask the guardian to sign in to the portal on their phone, agree for the child there, make a new guardian’s code and show it. Or use another way; it lets you in just as well.',
    },
  },
  guardian_code_unavailable: {
    status: 503,
    title: { 'zh-CN': '这里现在不能收取监护人的同意', en: 'A guardian’s consent cannot be taken here now' },
    detail: {
      'zh-CN': '核实监护关系的是平台。这台设备没有接入平台，或者已有一段时间联系不上平台。',
      en: 'It is the platform that checks guardianship. This device has joined none, or has not reached it for some time.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，同样可以进入；孩子不需要刷脸。',
      en: 'Use another way; it lets you in just as well. A child needs no face here.',
    },
  },
  no_more_time: {
    status: 409,
    title: { 'zh-CN': '时间不能再延长了', en: 'The time cannot be extended again' },
    detail: {
      'zh-CN': '已经延长到了上限，或者所依据的同意到时即止。',
      en: 'It was extended as often as it may be, or the consent it rests on ends then.',
    },
    remedy: {
      'zh-CN': '请重新开始；需要的话可以马上再来一次，也可以使用其他方式。',
      en: 'Please begin again; you may do so at once, or use another way.',
    },
  },
  ticket_wrong: {
    status: 404,
    title: { 'zh-CN': '凭证码不对', en: 'The ticket is not right' },
    detail: {
      'zh-CN': '凭证码输错、已经用过、已过期，或者不是这里的。不会说明是哪一种。',
      en: 'It was mistyped, used already, is over, or is of another place. Which one is not said.',
    },
    remedy: {
      'zh-CN': '请核对后重试，或者请对方重新发起核验；不用凭证码也可以照常进门。',
      en: 'Check it and try again, or have a new one made. You can come in without a ticket as ever.',
    },
  },
  ticket_unavailable: {
    status: 503,
    title: { 'zh-CN': '现在不能使用凭证码', en: 'Tickets cannot be used now' },
    detail: {
      'zh-CN': '这台设备没有接入平台，或者现在联系不上平台，不能知道是谁发起的核验。',
      en: 'This device has joined no platform or cannot reach it now, so it cannot know who asked for a verification.',
    },
    remedy: {
      'zh-CN': '请用其他方式照常进门，或者请工作人员核验凭证码。',
      en: 'Come in by any other way as ever, or have staff check your ticket.',
    },
  },
  idempotency_conflict: {
    status: 409,
    title: { 'zh-CN': '同一个编号发了不同的请求', en: 'One key was used for two requests' },
    detail: {
      'zh-CN': '这个 Idempotency-Key 已用于另一份内容。',
      en: 'This Idempotency-Key was already used with other content.',
    },
    remedy: {
      'zh-CN': '请为新的请求换一个 Idempotency-Key。',
      en: 'Use a new Idempotency-Key for a new request.',
    },
  },
  internal: {
    status: 500,
    title: { 'zh-CN': '本机出错了', en: 'Something went wrong in this device' },
    detail: {
      'zh-CN': '这不是您的原因，您的决定没有改变。',
      en: 'It is not your doing, and no decision of yours has changed.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，并把请求编号告诉工作人员。',
      en: 'Use another way, and tell staff the request id.',
    },
  },
};
