import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words of the ways to sign in: passkeys, password and authenticator app. */
export const en: Catalogue<typeof zhCN> = {
  passkeys: 'Passkeys',
  noPasskeys: 'No passkey yet.',
  made: (time) => `Made ${time}`,
  used: (time) => `last used ${time}`,
  neverUsed: 'not used yet',
  addPasskey: 'Add a passkey',
  passkeysNeedHost: 'Passkeys do not work at this address: they need a host name and HTTPS.',
  removePasskey: 'Remove',
  removeTitle: 'Remove this passkey?',
  removeText: 'It will not sign you in any more.',
  passwordApp: 'Password and authenticator app',
  passwordAppText: 'When you set them, you are signed out everywhere else.',
  setPassword: 'Set password and app',
  save: 'Save',
  saved: 'Saved.',
  choose: 'How you will sign in',
  passkeyTitle: 'Passkey',
  passkeyText:
    'This device or a security key confirms that it is you: no password to remember, none to be phished.',
  passkeyMake: 'Make a passkey',
  passwordText:
    'A password of twelve characters or more, and an app that gives six digits every thirty seconds.',
  password: 'Password',
  passwordHint: 'Twelve characters or more, the longer the better; any characters',
  app: 'Add it to the authenticator app',
  appText:
    'Open the app and scan the code; where that does not work, type the key below; on a phone, follow the link.',
  secret: 'Key',
  qr: 'A QR code for the authenticator app; it says the same as the key below',
  qrLoading: 'Drawing the QR code…',
  openApp: 'Open in the authenticator app of this device',
  code: 'Six digits of the app',
  make: 'Make the account',
  reveal: 'Show the password',
  hide: 'Hide the password',
  sixDigits: 'The code is six digits',
  errors: 'This cannot be sent yet',
  cancel: 'Cancel',
};
