import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CustodyLevel, Suite } from '@consentry/contract';
import type { BiText } from '@consentry/law';
import { makeFolder } from '@consentry/ledger';
import { type DestinationStream, destination } from 'pino';
import { type LogOptions, openLog } from './courier/http/log.ts';
import { LOOPBACK, type OpenCourier, openCourier } from './courier/open-courier.ts';
import type { DoorConfig } from './courier/purpose/door-config.ts';
import type { VaultPort } from './courier/vault-port.ts';
import { cardKey } from './card-key.ts';
import { DeviceError } from './device-error.ts';
import { exampleDoor } from './example-door.ts';
import { operatorKey } from './operator-key.ts';
import { VaultClient } from './pipe/vault-client.ts';
import { readDoor } from './read-door.ts';
import { launchVault } from './vault/launch.ts';
import { readStorage } from './vault/storage.ts';

/** What a device is started with. */
export interface DeviceOptions {
  /** Folder of everything the device keeps; made when it is not there. */
  readonly data: string;
  /** Port of the kiosk on 127.0.0.1; `0` takes a free one. */
  readonly port: number;
  /** Only `127.0.0.1`, the default, is accepted. */
  readonly host?: string;
  /**
   * The door to put in force, checked against {@link DoorConfig}. Left out: what the data folder has, or
   * the example in a new one. `null`: what the data folder has, or no door at all.
   */
  readonly door?: unknown;
  /** Folder of the built kiosk. */
  readonly webRoot: string;
  /** Folder of the prepared models (`prepareModels`); the vault process only reads it. */
  readonly cache: string;
  /** Suite by which templates are sealed, where the store is made now; one that is there must have it. */
  readonly suite?: Suite;
  /** Where the root key of the store is kept; `software` if left out. What is not there is refused. */
  readonly custody?: CustodyLevel;
  /** Language the kiosk begins in. */
  readonly language?: 'zh-CN' | 'en';
  /** Defaults to warnings on stderr. Holds no PIN, number, token or body at any level. */
  readonly log?: LogOptions;
}

interface Running {
  /** Address of the kiosk. */
  readonly url: string;
  /** Stops listening, ends the vault process and closes the store. Calling it twice is nothing. */
  close(): Promise<void>;
}

/** A device that runs, and whose door it is: the example's, somebody's, or nobody's yet. */
export type Device =
  | (Running & { readonly example: true; readonly organisation: BiText })
  | (Running & { readonly example: false; readonly organisation: BiText | null });

/**
 * Starts the terminal's agent: the courier on loopback, and the vault process behind its pipe. The kiosk
 * answers at once; its face stays `starting` until the vault is confined, ready and owes no erasure.
 *
 * @throws {DeviceError} `device_retired`, `host_not_loopback`, `door_invalid`, `port_in_use`, `data_unusable`
 */
export async function startDevice(options: DeviceOptions): Promise<Device> {
  if (options.host !== undefined && options.host !== LOOPBACK) throw new DeviceError('host_not_loopback');
  const log = openLog(options.log ?? { level: 'warn', destination: stderr() });
  const store = join(options.data, 'courier.db');
  const declared = declaredDoor(options.door, existsSync(store));
  let client: VaultClient | null = null;
  let closing: Promise<void> | null = null;
  const vaultFolder = join(options.data, 'vault');
  const courier = await openAtData(vaultFolder, () => {
    const storage = readStorage(vaultFolder);
    return openCourier({
      store,
      storage,
      ledger: join(options.data, 'ledger'),
      operatorKey: operatorKey(options.data),
      cardKey: cardKey(options.data),
      door: declared,
      vault: (door) => {
        if (door === null) return NO_VAULT;
        client = startVault(door.config.device.id, storage.overwrites_in_place);
        return client;
      },
      webRoot: options.webRoot,
      language: options.language ?? null,
      log,
      now: Date.now,
      onFatal: (error) => {
        log.fatal({ err: error }, 'the store failed; nothing may be acknowledged any more');
        // Outside every handler, so that nothing catches it: the program ends (SECURITY.md row 22).
        setImmediate(() => {
          throw error;
        });
      },
    });
  }).catch(async (error: unknown) => {
    await client?.[Symbol.asyncDispose]();
    throw error;
  });
  const close = (): Promise<void> => {
    closing ??= (async () => {
      await courier[Symbol.asyncDispose]();
      await client?.[Symbol.asyncDispose]();
    })();
    return closing;
  };
  const url = await listen(courier, options.port, close);
  const config = courier.door?.config;
  if (config?.example === true) return { url, close, example: true, organisation: config.organisation.name };
  return { url, close, example: false, organisation: config?.organisation.name ?? null };

  function startVault(device: string, overwritesInPlace: boolean): VaultClient {
    const { suite, custody } = options;
    const place = {
      store: vaultFolder,
      models: options.cache,
      device,
      overwritesInPlace,
      ...(suite === undefined ? {} : { suite }),
      ...(custody === undefined ? {} : { custody }),
    };
    makeFolder(place.models);
    const started = new VaultClient(() => launchVault(place));
    started.onState((state) => {
      if (state === 'unavailable' && closing === null)
        log.warn({ fatal: started.fatal }, 'the vault process is down');
    });
    return started;
  }
}

/** Stands where no door was declared: nothing may look at a face. */
const NO_VAULT: VaultPort = {
  state: 'unavailable',
  request: () => Promise.reject(new Error('No door was declared.')),
  onState: () => () => undefined,
};

function stderr(): DestinationStream {
  return destination({ fd: 2, sync: true });
}

function declaredDoor(door: unknown, hasStore: boolean): DoorConfig | null {
  if (door === null) return null;
  if (door === undefined) return hasStore ? null : exampleDoor();
  return readDoor(door);
}

async function openAtData(folder: string, open: () => Promise<OpenCourier>): Promise<OpenCourier> {
  try {
    makeFolder(folder);
    return await open();
  } catch (cause) {
    if (cause instanceof DeviceError) throw cause;
    throw new DeviceError('data_unusable', cause instanceof Error ? cause.message : '', { cause });
  }
}

async function listen(courier: OpenCourier, port: number, close: () => Promise<void>): Promise<string> {
  try {
    return await courier.listen(port);
  } catch (cause) {
    await close();
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      throw new DeviceError('port_in_use', `(${port})`, { cause });
    }
    throw cause;
  }
}
