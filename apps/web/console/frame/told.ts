import { createToasts } from '@consentry/ui';

/** What the console tells in passing: that something was saved, sent, approved. */
export const told = createToasts();
