import type { Explanation } from '@consentry/law';

/** Why there is no report on a store: a code of the vault or one of these, what happened, why, what to do. */
export interface TaskFailure extends Explanation {
  readonly ok: false;
  readonly code: string;
}

/** Tells that the process was not confined, and so opened no key. */
export const NOT_CONFINED: TaskFailure = {
  ok: false,
  code: 'not_confined',
  what: { 'zh-CN': '没有打开存储。', en: 'The store was not opened.' },
  why: {
    'zh-CN': '密钥只在受限的进程中打开，而这个进程未受限制。',
    en: 'Keys are opened in a confined process only, and this process is not confined.',
  },
  remedy: { 'zh-CN': '请运行 consentry doctor。', en: 'Run consentry doctor.' },
};

/** Tells that the task itself broke off. What it had begun is finished at the next opening. */
export const BROKEN_OFF: TaskFailure = {
  ok: false,
  code: 'internal',
  what: { 'zh-CN': '没有得到存储的结果。', en: 'There is no result for the store.' },
  why: { 'zh-CN': '打开它的进程没有给出结果就结束了。', en: 'The process that opened it ended without one.' },
  remedy: {
    'zh-CN': '请确认这是门的数据目录，再运行 consentry doctor。',
    en: 'Make sure that this is the data folder of a door, then run consentry doctor.',
  },
};
