import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of verifications. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Verifications',
  lead: 'What is going on at the doors now. Who it is about is not shown: they choose the way themselves, and the face is one among others.',
  check: 'Checked by staff',
  checkText:
    'Where somebody chooses to be checked by staff, ask for their ticket, look at their document or what was agreed on, and record the result. Your id and the result are recorded, the document is not.',
  ticket: 'Ticket',
  ticketHint: 'The eight digits on their telephone or slip',
  ticketWrong: 'A ticket has eight digits',
  outcome: 'What you found',
  outcomes: { verified: 'It is them', not_verified: 'It is not, or cannot be told' },
  outcomeNeeded: 'Choose what you found',
  record: 'Record the result',
  errors: 'Correct this first',
  recorded: { verified: 'Recorded: it is them.', not_verified: 'Recorded: not confirmed.' },
  list: 'Open verifications',
  number: 'Number',
  site: 'Site',
  allSites: 'All sites',
  purpose: 'Purpose',
  state: 'State',
  states: { open: 'Waits for the ticket', claimed: 'Taken by a device' },
  device: 'Device',
  ends: 'Ends',
  show: 'Show',
  none: 'No verification is open now',
  noneText:
    'When a connected program asks for one it is listed here; it is done or ends by itself within minutes.',
};
