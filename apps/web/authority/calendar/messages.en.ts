import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words of the page of calendars. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Calendars of working days',
  lead: 'Working days go by the yearly notice of the General Office of the State Council. A year that was published after this software is entered by one manager; once another compared it with the notice, every clock of this server is counted anew.',
  states: {
    delivered: 'Came with the software',
    counts: 'In use',
    waits: 'Waits for a second manager',
    replaced: 'Replaced',
  },
  published: 'Published',
  source: 'Where it was read',
  off: 'Days off',
  worked: 'Weekends that are worked',
  changes: 'Days that would be others',
  becomesWorked: (day) => `${day}: worked`,
  becomesOff: (day) => `${day}: off`,
  noChanges: 'None',
  approve: 'I compared it with the notice: approve',
  approveTitle: 'Count by this calendar?',
  approveText:
    'Every clock of this server that runs in working days is counted anew. It cannot be changed afterwards; a newer notice can be entered.',
  manager: 'a manager',
  somebody: 'A manager',
  propose: 'Enter the notice of a year',
  proposeHint: 'Write what the notice says; it counts once another manager compared it.',
  year: 'Year',
  document: 'Number of the notice',
  sourceHint: 'Where you read it, for instance its address',
  holidays: 'Days off (a line each: name, first day, last day)',
  holidaysHint: 'For instance: 元旦 2027-01-01 2027-01-03',
  weekends: 'Saturdays and Sundays that are worked (a line each)',
  wrong: (label) => `Look at: ${label}`,
  toMend: 'Some things are to be mended',
};
