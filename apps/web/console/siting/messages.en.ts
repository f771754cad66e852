import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of sites. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Sites',
  lead: 'Devices stand only at a site that was surveyed and that another person approved. In a public place they are needed for public security, and a conspicuous sign is up.',
  add: 'Register a site',
  name: 'Name',
  nameZh: 'Name (Chinese)',
  nameEn: 'Name (English)',
  place: 'Kind of place',
  places: {
    non_public: 'Not public',
    public: 'A public place',
    household: 'Inside a home',
  },
  placeHints: {
    non_public: 'Only certain people come in, for example an estate, an office, a campus',
    public: 'Anybody may come in; in doubt register it as public',
    household: 'One household for itself',
  },
  unit: 'Managing unit',
  unitHint: 'Who runs the place',
  basis: 'Document that shows the need for public security',
  basisHint: 'Its number. Without it a public place is not approved.',
  memo: 'Legal memo for what only the person starts',
  memoHint:
    'Number of the signed memo, where only the person starts the device and there is no such document',
  surroundings: 'Surroundings',
  surroundingsHint:
    'Where there is no public video system, or no private space is managed, leave that part as not known.',
  surveyed: 'Surveyed',
  notSurveyed: 'Nobody has surveyed them yet',
  state: 'State',
  states: { approved: 'Approved', waiting: 'Waiting for approval' },
  surveyedBy: 'Surveyed by',
  approvedBy: 'Approved by',
  approvedAt: 'Approved at',
  notYet: 'Not yet',
  none: 'None',
  show: 'Show',
  all: 'All',
  empty: 'No site yet',
  emptyText:
    'Register one first: its name, its kind, who manages it. An installer surveys it, an officer approves it, and then devices may stand there.',
  nothingKept: 'No site is like that',
  nothingKeptText: 'Choose another filter.',
  survey: 'Survey',
  surveyAgain: 'Survey again',
  againNote:
    'When it is saved, devices in use here stop at once; site and devices have to be approved again.',
  againTitle: 'Save the new survey?',
  againText:
    'Devices in use here stop at once and recognise nobody. Another person approves the site again, and then each device.',
  save: 'Save',
  cancel: 'Cancel',
  wrong: (count) => (count === 1 ? 'One thing to mend' : `${count} things to mend`),
  wrongAt: (field) => `Mend: ${field}`,
  savedAway:
    'The survey is saved and waits for an officer’s approval. You see the site, and let devices join there, once an admin has assigned it to you.',
  toList: 'Back to the list',
  saved: 'Saved. It waits for another person’s approval.',
  approve: 'Approve the site',
  approveTitle: 'Approve this site?',
  approveText:
    'You say that devices for face recognition may stand here. Each device still has to be approved.',
  approved: 'Approved. Devices may be put up here now.',
  devices: 'Devices here',
  device: 'Device',
  deviceState: 'State',
  space: 'Where',
  noDevices: 'No device here yet',
  noDevicesText: 'Once the site is approved, an installer makes a token and types it at the device.',
  join: 'Let a device join',
  sign: 'Sign',
  signLead:
    'Print it, put it up by the device where everybody sees it, take a photo, and write its day into where the device stands.',
  signOpen: 'Look at the sign and print it',
  signPrint: 'Print',
  signs: {
    headline: 'Face recognition is used here',
    public: 'It is needed for public security.',
    other: 'Only with your separate consent. There is another way for everybody who says no.',
    unit: 'Managed by',
    rights: 'Read the rules, withdraw, complain',
  },
};
