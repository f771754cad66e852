import type { Explanation } from '@consentry/law';

/** Why a store could not be checked: a code of the vault or one of these, what happened, why, what to do. */
export interface CheckFailure extends Explanation {
  readonly ok: false;
  readonly code: string;
}

/** Tells that the process was not confined, and so opened no key. */
export const NOT_CONFINED: CheckFailure = {
  ok: false,
  code: 'not_confined',
  what: { 'zh-CN': '没有检查存储。', en: 'The store was not checked.' },
  why: {
    'zh-CN': '密钥只在受限的进程中打开，而检查进程未受限制。',
    en: 'Keys are opened in a confined process only, and the checking process is not confined.',
  },
  remedy: { 'zh-CN': '请运行 consentry doctor。', en: 'Run consentry doctor.' },
};

/** Tells that the check itself broke off. */
export const BROKEN_OFF: CheckFailure = {
  ok: false,
  code: 'internal',
  what: { 'zh-CN': '没有检查存储。', en: 'The store was not checked.' },
  why: { 'zh-CN': '检查进程没有给出结果就结束了。', en: 'The checking process ended without a result.' },
  remedy: {
    'zh-CN': '请确认这是门的数据目录，再运行 consentry doctor。',
    en: 'Make sure that this is the data folder of a door, then run consentry doctor.',
  },
};
