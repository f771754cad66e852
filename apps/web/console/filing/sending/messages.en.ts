import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words of packages that go to a department. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Send to a department’s server',
  lead: 'To a department that runs a Consentry authority the package goes from here, scans included; its signed receipt, what it asks for and the number come back by themselves.',
  notPortal:
    'This is not the national online system, and nothing is submitted there. By the announcement filings shall be made in that system; whether a department takes one this way, the department decides. What is handed in there or by file is recorded above as before.',
  none: 'No department that takes filings is entered',
  noneText:
    'Enter the address of the server of your provincial cyberspace office, and packages go from here. To one without a server, hand it in at the portal or by file.',
  departments: 'Enter a department',
  open: 'Send the package',
  notReady: 'It can be sent once the filing is ready.',
  formTitle: 'Check it, then send it',
  formLead:
    'The package that was made last goes, byte by byte as it is. Identity documents are not in it; only their digests are recorded, computed on this machine.',
  to: 'To',
  confirmTitle: 'Send the package to this department?',
  confirmText:
    'It is tried until it arrives and counts once; meanwhile nothing of it can be changed. The day on which the department received it is the day it was handed in.',
  send: 'Send',
  cancel: 'Cancel',
  confirmed: 'Confirmed and on its way',
  tryNow: 'Try and read now',
  states: { waiting: 'On its way', sent: 'Received', refused: 'Not taken' },
  sentBy: 'Sent by',
  confirmedAt: 'Confirmed',
  received: 'Received',
  reference: 'Reference',
  checked: 'The signature of the receipt was checked',
  unchecked: 'The receipt is signed; no key is known to check it by',
  package: 'Package',
  again: (at) => `tried again ${at}`,
  otherWay:
    'The time runs on: where it is short, hand the same package in by file or at the portal, and record it.',
  reasons: (count) => (count === '1' ? 'Not taken, for 1 reason' : `Not taken, for ${count} reasons`),
  said: 'What the department says',
  saidStates: {
    unread: 'Not read yet',
    to_answer: 'Asks for a supplement',
    answered: 'The department looks at it',
    examined: 'The department looks at it',
    to_mend: 'Asks for a supplement',
    reported: 'The department looks at it',
    closed: 'Decided',
  },
  answerBy: 'Supplement by (set by the department)',
  readAt: 'Last read',
  never: 'never',
  order: 'Open it under supervision',
  mending:
    'To supplement it: mend it, make the package anew, say that it is ready, and send it; it goes to the same filing.',
  names: {
    signed_on: 'Letter of commitment signed on',
    by_representative: 'Signed by the legal representative',
  },
};
