import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of transfers. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Transfers',
  lead: 'Face information stays in its device. Where it has to go to somebody, people are told of each recipient and consent to each apart (Article 8, first paragraph); no face passes through this platform.',
  recipient: 'Recipient',
  contact: 'Contact',
  purpose: 'Purpose',
  what: 'What for',
  consented: 'People who consent now',
  state: 'State',
  states: { in_force: 'In force', ended: 'Ended' },
  published: 'Published',
  show: 'Show',
  all: 'All',
  none: 'Nothing is transferred',
  noneText: 'As long as nothing is to be transferred this stays empty, and there is nothing to do.',
  add: 'Publish a notice of a transfer',
  addLead:
    'Say to whom, where it is kept, what for, how, and what. Only once it is published can people decide on it, apart from all else.',
  choosePurpose: 'Choose a purpose',
  publish: 'Publish',
  publishedNow: 'Published.',
  end: 'End it',
  endTitle: (name) => `End the notice of transfers to ${name}?`,
  endText:
    'Nobody is asked for it any more. Consents given stay on record, and can be withdrawn at any time.',
  ended: 'Ended.',
  cancel: 'Cancel',
  names: {
    processor: 'Whoever transfers (you)',
    name: 'Name',
    contact: 'Contact',
    recipient: 'Recipient',
    organisation_id: 'Id of the recipient',
    texts: 'What people are told',
    purpose: 'What for',
    method: 'How it is transferred',
    kinds: 'What is transferred',
    place: 'Where it is kept',
  },
};
