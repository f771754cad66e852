export { appOf } from './app-of.ts';
export { fromBase32 } from './from-base32.ts';
export { type Bent, SoftwareAuthenticator } from './software-authenticator.ts';
