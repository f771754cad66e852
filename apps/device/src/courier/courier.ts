import type { Logger } from 'pino';
import type { Now } from './clock.ts';
import type { Erasures } from './consent/erasures.ts';
import type { DeviceLog } from './ledger/device-log.ts';
import type { LeaseKeeper } from './lease/lease-keeper.ts';
import type { News } from './lease/outbox.ts';
import type { Sessions } from './people/sessions.ts';
import type { Door } from './purpose/door-config.ts';
import type { Database, Writing } from './store/database.ts';
import type { VaultLine } from './vault-line.ts';
import type { Captures } from './verification/captures.ts';
import type { Tickets } from './verification/tickets.ts';

/** What every route of the courier works with. */
export interface Courier {
  readonly now: Now;
  readonly log: Logger;
  readonly database: Database;
  /** The door in force, or `null` when none was declared. */
  readonly door: Door | null;
  readonly language: 'zh-CN' | 'en' | null;
  readonly sessions: Sessions;
  readonly captures: Captures;
  /** Verifications whose tickets were shown here. */
  readonly tickets: Tickets;
  readonly vault: VaultLine;
  readonly erasures: Erasures;
  /** The device's own evidence log. */
  readonly deviceLog: DeviceLog;
  /** Key of who operates this device, or `null` where there is none. */
  readonly operatorKey: string | null;
  /** Key that numbers of cards are hashed under, or `null` where there is none. */
  readonly cardKey: Uint8Array | null;
  /** The right to match, where the device joined a platform; `null` where it works alone. */
  readonly lease: LeaseKeeper | null;
  /** Tells the platform, in the transaction of what it tells of; nobody where the device works alone. */
  readonly tell: (writing: Writing, news: News) => void;
  /** Asks the platform for what is new, soon; does nothing where the device works alone. */
  readonly askPlatform: () => void;
}
