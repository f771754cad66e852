import { Authority } from '@consentry/sdk';

/** The authority this page came from. The browser shows the session by its cookie, which no script reads. */
export const authority = new Authority({ url: location.origin });
