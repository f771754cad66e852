import { both } from '@consentry/law';
import type { ProblemCatalogue } from '@consentry/server';

/** What signing in is refused with. */
export const SIGN_IN_PROBLEMS = {
  sign_in_wrong: {
    status: 401,
    title: both('登录信息不对', 'The sign-in is not right'),
    detail: both(
      '登录名、密码或者验证码不对，或者这把通行密钥在这里无效。不会说明是哪一项。',
      'The name, the password or the code is wrong, or the passkey is not valid here. Which one is not said.',
    ),
    remedy: both(
      '请核对后再试；十五分钟内最多五次。忘记的，请联系管理员重新邀请。',
      'Check and try again, five times in fifteen minutes at most. If you forgot it, ask an admin for a new invitation.',
    ),
  },
  factor_wrong: {
    status: 403,
    title: both('第二种验证不对', 'The second factor is not right'),
    detail: both(
      '验证码不对、已经用过，或者这把通行密钥不是您的。',
      'The code is wrong or was used before, or the passkey is not yours.',
    ),
    remedy: both('请用下一个验证码，或者您自己的通行密钥再试。', 'Try the next code, or your own passkey.'),
  },
  login_taken: {
    status: 409,
    title: both('这个登录名已经有人用', 'This login name is taken'),
    detail: both('登录名不能重复。', 'Every account has a name of its own.'),
    remedy: both('请换一个登录名。', 'Choose another one.'),
  },
  last_factor: {
    status: 409,
    title: both('这是最后一种登录方式', 'This is the last way to sign in'),
    detail: both('去掉它以后您就无法登录。', 'Without it you could not sign in any more.'),
    remedy: both('请先添加另一把通行密钥，或者设置密码。', 'Add another passkey or set a password first.'),
  },
  too_many_passkeys: {
    status: 409,
    title: both('通行密钥太多', 'Too many passkeys'),
    detail: both('一个账号最多十把。', 'An account has ten at most.'),
    remedy: both('请先去掉不用的。', 'Remove one that is not used first.'),
  },
  link_ended: {
    status: 410,
    title: both('这个链接不能再用', 'This link does not work any more'),
    detail: both(
      '链接只能用一次，可能已经用过、过期，或者还没有填写登录名。',
      'A link works once. It was used, has expired, or no login name was entered with it yet.',
    ),
    remedy: both(
      '请重新打开链接；仍然不行的，请管理员重新邀请。',
      'Open the link again; if that does not help, ask an admin for a new one.',
    ),
  },
  password_weak: {
    status: 422,
    title: both('密码太容易猜到', 'The password is too easy to guess'),
    detail: both(
      '它有规律、常见，或者与登录名相近。没有做任何改动。',
      'It follows a pattern, is a common one, or is near the login name. Nothing was changed.',
    ),
    remedy: both(
      '请用几个不相干的词，十二个字符以上。',
      'Use some unrelated words, twelve characters or more.',
    ),
  },
} as const satisfies ProblemCatalogue;
