import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** What every page says. */
export const en: Catalogue<typeof zhCN> = {
  product: 'Consentry',
  loading: 'Loading…',
  settings: {
    title: 'Display settings',
    language: 'Language',
    theme: 'Light or dark',
    system: 'System',
    light: 'Light',
    dark: 'Dark',
    largeText: 'Large text',
    highContrast: 'High contrast',
  },
  due: {
    label: 'Last day',
    provisional: 'the calendar of that year is not published: the earlier day counts',
    period: {
      law: 'a time set by law',
      standard: 'a time set by a standard',
      ours: 'our own promise, not law',
      authority: 'a day set by the authority, not by the Measures',
      organisation: 'a day the organisation set itself, not law',
    },
    left: (span) => `${span} left`,
    over: (span) => `${span} too late`,
  },
  trouble: {
    again: 'Try again',
    reference: (id) => `Reference: ${id}`,
    unreachable: {
      title: 'No answer came',
      detail: 'The network is down, or the platform is not running. Whether the last step was done is open.',
      remedy: 'Check the network, open the page again to see whether it was done, and only then do it again.',
    },
    browser: {
      title: 'Something went wrong on this page',
      detail: 'The browser could not finish this step.',
      remedy: 'Open the page again and retry; if it still fails, tell the staff.',
    },
  },
};
