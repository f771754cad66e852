import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words of a list. */
export const en: Catalogue<typeof zhCN> = {
  loading: 'Loading the list',
  csv: 'Export CSV',
  exporting: 'Exporting…',
  pages: 'Pages of the list',
  of: (from, to, total) => `${from}–${to} of ${total}`,
  some: (from, to) => `${from}–${to}`,
  previous: 'Previous',
  next: 'Next',
};
