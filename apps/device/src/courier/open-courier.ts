import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Storage } from '@consentry/contract';
import type { Logger } from 'pino';
import { DeviceError } from '../device-error.ts';
import { alternativesRoutes } from './alternatives/alternatives-routes.ts';
import { cardRoutes } from './alternatives/card-routes.ts';
import { entryCodeRoutes } from './alternatives/entry-code-routes.ts';
import { forgetOldAttempts } from './alternatives/attempts-store.ts';
import type { Now } from './clock.ts';
import { consentRoutes } from './consent/consent-routes.ts';
import { Certifier, ownKey } from './consent/certificate.ts';
import { Erasures } from './consent/erasures.ts';
import { findRetirement } from './consent/retirement-store.ts';
import { withdrawalRoutes } from './consent/withdrawal-routes.ts';
import type { Courier } from './courier.ts';
import { systemBootClock } from './lease/boot-clock.ts';
import type { BootClock } from './lease/lease.ts';
import { LeaseKeeper } from './lease/lease-keeper.ts';
import { findLink } from './lease/link.ts';
import { addNews } from './lease/outbox.ts';
import { LogWatch } from './lease/log-watch.ts';
import { Renewal } from './lease/renewal.ts';
import { type App, openServer, type RouteName } from './http/app.ts';
import { DeviceLog } from './ledger/device-log.ts';
import { eraseOldOpenings } from './ledger/ledger-store.ts';
import { minorsRoutes } from './minors/minors-routes.ts';
import { noticeRoutes } from './notice/notice-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { Sessions } from './people/sessions.ts';
import type { Door, DoorConfig } from './purpose/door-config.ts';
import { findDoor, saveDoor } from './purpose/purpose-store.ts';
import { purposeRoutes } from './purpose/purpose-routes.ts';
import { recordRoutes } from './record/record-routes.ts';
import { openDatabase } from './store/database.ts';
import { VaultLine } from './vault-line.ts';
import type { VaultPort } from './vault-port.ts';
import { Captures } from './verification/captures.ts';
import { Tickets } from './verification/tickets.ts';
import { ticketRoutes } from './verification/ticket-routes.ts';
import { verificationRoutes } from './verification/verification-routes.ts';

/** Retention that is over is looked for this often; in between, the law already refuses it. */
const SWEEP_MS = 60 * 60_000;
const UNKNOWN_STORAGE: Storage = { file_system: 'unknown', overwrites_in_place: false, medium: 'unknown' };
/** A lease that is over takes the shares of keys with it within this time. */
const LOCK_MS = 1000;
/** The only address the courier ever listens on. */
export const LOOPBACK = '127.0.0.1';

/** What a courier is opened with. */
export interface CourierOptions {
  /** The store's file, or `:memory:`. */
  readonly store: string;
  /** Folder of the device's own evidence log; left out: in memory. */
  readonly ledger?: string;
  /** Declaration to put in force; `null` keeps what the store has, if anything. */
  readonly door: DoorConfig | null;
  /** Starts the vault for the door in force. */
  readonly vault: (door: Door | null) => VaultPort;
  /** Folder of the built kiosk, or `null`. */
  readonly webRoot: string | null;
  readonly language: 'zh-CN' | 'en' | null;
  /** Key of who operates this device; without one nobody may act as staff. */
  readonly operatorKey?: string;
  /** Key that numbers of cards are hashed under, 32 bytes; without one nobody comes in by card. */
  readonly cardKey?: Uint8Array | null;
  readonly log: Logger;
  readonly now: Now;
  /** The clock a lease is counted on; left out: the system's. */
  readonly bootClock?: () => BootClock | null;
  /** What the vault's store lies on; left out: that is not known. */
  readonly storage?: Storage;
  /** Told once when the disk fails: nothing may be acknowledged any more, so the program ends. */
  readonly onFatal: (error: Error) => void;
}

/** A courier that is open. */
export interface OpenCourier extends AsyncDisposable {
  readonly app: App;
  readonly routes: readonly RouteName[];
  readonly door: Door | null;
  /** Port a request has to name; `0` until {@link listen}. */
  readonly port: number;
  /** Listens on loopback and gives the address. */
  listen(port: number): Promise<string>;
  /** Ends what is over by time, here and in the vault. */
  sweep(): void;
  /** Whether the vault works and owes nothing. */
  readonly faceReady: boolean;
  /** Resolves when the vault was greeted and owes nothing, or could not be. */
  bringUp(): Promise<void>;
}

/**
 * Opens the courier on its store: erases first what was owed, then answers.
 *
 * @throws {StoreError} when the store cannot be trusted
 * @throws {DeviceError} `device_retired`
 */
export async function openCourier(options: CourierOptions): Promise<OpenCourier> {
  const { now, log } = options;
  // What is open is closed in the opposite order, at the end or when opening fails half-way.
  await using open = new AsyncDisposableStack();
  const database = open.use(openDatabase(options.store, options.onFatal));
  if (findRetirement(database.reading) !== null) throw new DeviceError('device_retired');
  database.transact((writing) => {
    const pepper = randomBytes(32).toString('base64url');
    writing.run('INSERT INTO device (one, pepper) VALUES (1, ?) ON CONFLICT (one) DO NOTHING', pepper);
    if (options.door !== null) saveDoor(writing, options.door, now());
  });
  const door = findDoor(database.reading);
  const vaultPort = options.vault(door);

  const captures = new Captures(now, (capture) => {
    // The vault may be gone, and then so are the frames.
    void vault.ask({ op: 'abandon', capture: capture.id }).catch(() => undefined);
  });
  const link = findLink(database.reading);
  const clock = options.bootClock ?? systemBootClock;
  const device = link?.device ?? door?.config.device.id ?? 'undeclared';
  const key = link?.privateKey ?? database.transact(ownKey);
  const deviceLog = open.use(
    new DeviceLog({
      database,
      device,
      key,
      folder: options.ledger ?? null,
      now,
      log,
      onDamage: () => {
        if (link === null) return;
        database.transact((writing) => addNews(writing, { kind: 'alarm', code: 'own_log_damaged' }, now()));
      },
    }),
  );
  const certifier = new Certifier({
    device,
    key,
    log: deviceLog,
    storage: options.storage ?? UNKNOWN_STORAGE,
    bootId: () => clock()?.bootId ?? null,
  });
  const erasures: Erasures = new Erasures({
    database,
    captures,
    door: () => door,
    now,
    ask: (question) => vault.ask(question),
    certifier,
    log: deviceLog,
    shareDestroyed: (consent) => lease?.isTombstoned(consent) ?? false,
    ended: (writing, consent, reason) => {
      lease?.ended(writing, consent, reason);
      renewal?.wake();
    },
  });
  const vault: VaultLine = new VaultLine(
    vaultPort,
    async () => (await erasures.run()) && (lease === null || (await lease.eraseTombstones())),
  );
  const lease: LeaseKeeper | null =
    link === null
      ? null
      : new LeaseKeeper({
          link,
          database,
          erasures: () => erasures,
          vault: () => vault,
          certifier,
          deviceLog,
          clock,
          now,
          log,
        });
  const renewal =
    lease === null || link === null
      ? null
      : new Renewal(lease, new LogWatch({ link, database, now, log }), log);
  open.defer(() => vault.close());
  open.defer(() => captures.endAll());
  if (lease !== null) {
    open.defer(
      vaultPort.onState((state) => {
        lease.sharesLost();
        if (state === 'ready') renewal?.wake();
      }),
    );
    const locking = setInterval(() => lease.lockIfOver(), LOCK_MS);
    locking.unref();
    open.defer(() => clearInterval(locking));
  }
  const courier: Courier = {
    now,
    log,
    database,
    door,
    language: options.language,
    sessions: new Sessions(now),
    captures,
    tickets: new Tickets(now),
    vault,
    erasures,
    deviceLog,
    operatorKey: options.operatorKey ?? null,
    cardKey: options.cardKey ?? null,
    lease,
    tell: (writing, news) => {
      if (lease === null) return;
      addNews(writing, news, now());
      renewal?.wake();
    },
    askPlatform: () => renewal?.wake(),
  };

  let port = 0;
  const { app, routes } = openServer(courier, { webRoot: options.webRoot, port: () => port });
  open.defer(async () => app.close());
  await app.after();
  for (const add of [
    purposeRoutes,
    peopleRoutes,
    alternativesRoutes,
    cardRoutes,
    entryCodeRoutes,
    noticeRoutes,
    consentRoutes,
    minorsRoutes,
    withdrawalRoutes,
    verificationRoutes,
    ticketRoutes,
    recordRoutes,
  ]) {
    add(app, courier);
  }

  const sweep = (): void => {
    database.transact((writing) => {
      forgetOldAttempts(writing, now());
      eraseOldOpenings(writing, now());
    });
    erasures.endOverdue();
    vault.erase();
    vault.expire();
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  open.defer(() => clearInterval(timer));
  sweep();
  deviceLog.start();
  if (vaultPort.state === 'ready') await vault.bringUp();
  await app.ready();
  if (renewal !== null) {
    open.use(renewal);
    renewal.start();
  }

  const held = open.move();
  return {
    app,
    routes,
    door,
    get port() {
      return port;
    },
    get faceReady() {
      return vault.state === 'ready';
    },
    bringUp: () => vault.bringUp(),
    sweep,
    async listen(wanted) {
      await app.listen({ host: LOOPBACK, port: wanted });
      port = (app.server.address() as AddressInfo).port;
      return `http://${LOOPBACK}:${port}/`;
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
