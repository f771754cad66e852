import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words of the first page of officials. */
export const en: Catalogue<typeof zhCN> = {
  hello: (name) => `Hello, ${name}`,
  lead: (department) => `What waits for you at ${department}.`,
  groups: {
    complaintsLate:
      'Complaints that come first: retaliation reported, a letter that did not arrive, late or due soon',
    complaintsNew: 'Complaints nobody has in hand',
    holds: 'Kept beyond their time, to be reviewed',
    filings: 'Filings to look at',
    referrals: 'Proposals of other departments to answer',
    inspectionsLate: 'Inspections whose organisation is late',
    inspectionsReported: 'Mending to look at again',
    incidentsLate: 'Incidents whose time is over',
    incidentsNew: 'Incident reports that nobody confirmed',
    publications: 'Publications that wait for a second official',
    accounts: 'Accounts to approve',
    departments: 'Departments to approve',
  },
  count: (count) => count,
  all: 'See all',
  by: (day) => `due ${day}`,
  over: (day) => `over since ${day}`,
  received: (day) => `received ${day}`,
  since: (day) => `waiting since ${day}`,
  joined: (day) => `joined ${day}`,
  calm: 'Nothing waits for you',
  calmText: 'New complaints, filings, proposals and accounts appear here.',
  managerText:
    'Accounts and departments to approve appear here. In a new department first invite officers and an auditor, then look at the handling of complaints.',
  toStaff: 'To the accounts',
  auditor: 'You can see who read which case',
  auditorText: 'An auditor reads no case, only who read it.',
  toAccesses: 'To the record',
  unread: 'Something could not be read; what follows may be incomplete.',
};
