import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of what a department sets for complaints. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Handling of complaints',
  lead: 'The Measures name no number of days, nor which department handles which complaint. This is what your department sets for itself, and no law: one manager proposes it, and it counts once another has approved it.',
  inForce: 'What counts now',
  isDefault: 'Nothing was set yet: these are the defaults of this software.',
  proposed: 'What is proposed',
  takes: 'Complaints that come here first',
  takesHint: 'In your region these come to your department; all others go where they usually go',
  nothing: 'None in particular',
  dueDays: 'Working days in which the outcome is told',
  contactDays: 'Days for which a contact is kept after the end',
  keepDays: 'Days for which words and files are kept after the end',
  keepHint:
    'Where no contact was left and nobody ever looks: from the day the code shows the outcome. What was written goes, the outcome stays until it is read, and nothing counts as closed',
  days: (count) => `${count} days`,
  workingDays: (count) => `${count} working days`,
  mail: 'Addresses for the daily reminder',
  mailHint:
    'One a line. One letter a day says how many complaints are due soon or late, and nothing of what they say',
  noMail: 'None is sent',
  mailUnset: 'This server has no mail, so neither reminders nor letters go out. Start it with --mail FILE.',
  propose: 'Propose it',
  approve: 'Approve',
  approveTitle: 'Handle complaints in this way?',
  approveText:
    'Complaints that come from now on have the new days; those that are open keep theirs. What has been kept for long enough is erased.',
  wrongDays: (label) => `Fill in “${label}”`,
  wrongMail: 'Write one address a line, twenty at most',
  toMend: 'Please mend these first',
  somebody: 'A colleague',
  manager: 'a manager',
};
