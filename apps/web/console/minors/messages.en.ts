import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of minors. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Children',
  lead: 'For a child under fourteen a parent or other guardian consents (Article 7). On the fourteenth birthday what the guardian agreed to ends by itself, the face is erased, and the child decides anew.',
  child: 'Child (pseudonym)',
  turns: 'Turns fourteen',
  unknownDay: 'Day of birth not known',
  inDays: (days) => (days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`),
  guardians: 'Guardians now',
  nobody: 'None',
  consents: 'Consents that last',
  site: 'Site',
  noSite: 'No site',
  allSites: 'All sites',
  show: 'Show',
  shown: {
    all: 'All',
    soon: 'Fourteen within ninety days',
    nobody: 'Without a guardian',
    unknown: 'Day of birth not known',
  },
  none: 'Nobody under fourteen',
  noneText:
    'Once an age is registered, children are listed here. It is told by the person or shown by a document, never inferred from a face.',
  nothingKept: 'No such child',
  nothingKeptText: 'Choose something else to show.',
  toPeople: 'Register ages and guardians with the people',
  howTitle: 'How it is done',
  how: [
    'Open the page of the child: check the document of the age, register the guardian, and write down how it was checked and by which document.',
    'The guardian agrees or withdraws by their own sign-in; staff cannot agree for them.',
    'Where the guardianship ends, end it on the page of the child; what the guardian agreed to ends with it.',
    'Tell whoever is about to turn fourteen: from that day they decide themselves, and without a decision the other ways are used.',
  ],
};
