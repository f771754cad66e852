import { Consentry } from '@consentry/sdk';

/** The platform this page came from. The browser shows the session by its cookie, which no script reads. */
export const platform = new Consentry({ url: location.origin });
