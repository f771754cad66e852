import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words of a second factor, and of asking before something is done. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Show once more that it is you',
  text: 'This step needs a second factor. You are not asked again for ten minutes.',
  code: 'Six digits of the authenticator app',
  confirm: 'Confirm',
  passkey: 'Confirm by passkey',
  cancel: 'Cancel',
  sixDigits: 'The code is six digits',
  errors: 'This cannot be sent yet',
  fourEyes: {
    waits: 'Waits for another person',
    own: (who) => `You proposed this yourself, so another person has to approve it: ${who}.`,
    other: (name) => `Proposed by ${name}; waits for approval.`,
    since: (time) => `Proposed: ${time}`,
  },
  conflict: {
    title: 'Somebody has just changed this',
    text: 'What you saw is not the latest version, so nothing was saved. Compare, then decide.',
    yours: 'Yours',
    theirs: 'Saved now',
    field: 'What',
    take: 'Drop my changes and take what is saved',
    keep: 'Save my changes over the latest version',
    same: 'Both versions say the same.',
    empty: '(empty)',
  },
};
