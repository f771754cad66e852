import { begin } from './0001-begin.ts';
import { lease } from './0002-lease.ts';
import { bundle } from './0003-bundle.ts';
import { certificate } from './0004-certificate.ts';
import { watch } from './0005-watch.ts';
import { cards } from './0006-cards.ts';
import { entryCodes } from './0007-entry-codes.ts';
import { ledger } from './0008-ledger.ts';
import { retirement } from './0009-retirement.ts';
import { guardian } from './0010-guardian.ts';

/** One step of the store's shape. Never edited once landed. */
export interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** Every step, in order. */
export const migrations: readonly Migration[] = [
  begin,
  lease,
  bundle,
  certificate,
  watch,
  cards,
  entryCodes,
  ledger,
  retirement,
  guardian,
];
