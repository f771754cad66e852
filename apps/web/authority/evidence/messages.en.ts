import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of what proves the steps of a case. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Evidence',
  ofCase:
    'Each step of a case in this department, and each look at it, stands in the department’s evidence log. This saves the entries of the case with their proofs, which anybody can check without this system.',
  saveCase: 'Save the evidence',
  ofSender:
    'Your complaint stands in the evidence log of the department that has it. Save the proofs, and you can check later for yourself that nothing was put in or changed afterwards.',
  readReceipts: 'Get the proofs',
  receipt: (number) => `Save proof ${number}`,
  opened: 'what you sent: the entry can be read',
  closed: 'a step of the department: only that it stands in the log',
  verify: 'Check a file that was saved',
  check:
    'That page works without a network and sends your file nowhere. Not to rely on this department, take the same page from the processor or from where this software is published; or run consentry evidence verify.',
};
