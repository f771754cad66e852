import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of My face. */
export const en: Catalogue<typeof zhCN> = {
  title: 'My face',
  signIn: {
    heading: 'Sign in',
    lead: 'We send a one-time code to the phone or e-mail address you gave us. A face never signs you in.',
    contact: 'Phone number or e-mail address',
    send: 'Send a code',
    code: 'Eight digits you received',
    submit: 'Sign in',
    passkey: 'Sign in by passkey',
  },
  signOut: 'Sign out',
};
