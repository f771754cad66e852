import { join } from 'node:path';
import { buildScreen } from '@consentry/web';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { explained } from './database-error.ts';
import { both, type Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';
import { readSender } from './sender.ts';
import { readPort, stopSignal } from './start.ts';

const DEFAULT_PORT = '7470';

interface PlatformCommandOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: string;
  readonly origin?: readonly string[];
  readonly rescue?: boolean;
  readonly trustProxy?: readonly string[];
  readonly codes?: string;
  readonly webhookPort?: readonly string[];
  readonly webhookNetwork?: readonly string[];
  readonly webhookLoopback?: boolean;
  readonly drain: string;
  readonly screens: boolean;
}

/** `consentry platform` */
export function addPlatform(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('platform')
    .description(m.platform)
    .option('--data <folder>', m.platformData, join(defaultDataFolder(), 'platform'))
    .option('--database-url <url>', m.platformDatabase)
    .option('--host <address>', m.platformHost, '127.0.0.1')
    .option('--port <port>', m.platformPort, DEFAULT_PORT)
    .option('--origin <address...>', m.platformOrigin)
    .option('--rescue', m.platformRescue)
    .option('--trust-proxy <cidr>', m.platformTrustProxy, listOf)
    .option('--codes <file>', m.platformCodes)
    .option('--webhook-port <port>', m.platformWebhookPort, listOf)
    .option('--webhook-network <cidr>', m.platformWebhookNetwork, listOf)
    .option('--webhook-loopback', m.platformWebhookLoopback)
    .option('--drain <seconds>', m.platformDrain, '0')
    .option('--no-screens', m.platformNoScreens)
    .action(
      withContext(async ({ output, m }, options: PlatformCommandOptions) => {
        const { databaseUrl, origin, data, host, rescue } = options;
        const port = readPort(options.port);
        requireOrigins(origin ?? []);
        // Only here: the other commands need no database.
        const [{ isNetwork, platformLog, startPlatform }, { destination }] = await Promise.all([
          import('@consentry/platform'),
          import('pino'),
        ]);
        const { trustProxy = [], webhookPort = [], webhookNetwork = [], webhookLoopback = false } = options;
        const wrong = [...trustProxy, ...webhookNetwork].find((one) => !isNetwork(one));
        if (wrong !== undefined) throw badNetwork(wrong);
        const codes = options.codes === undefined ? null : await readSender(options.codes);
        const drainMs = readSeconds(options.drain) * 1000;
        if (options.screens) output.say(m.platformPreparing);
        const platform = await startPlatform({
          data,
          host,
          port,
          log: platformLog('warn', destination(2)),
          trustedProxies: trustProxy,
          webhooks: {
            settings: {
              ports: webhookPort.map(readPort),
              networks: webhookNetwork,
              loopback: webhookLoopback,
            },
          },
          drainMs,
          screens: options.screens ? await builtScreens() : {},
          ...(codes === null ? {} : { codes }),
          ...(databaseUrl === undefined ? {} : { databaseUrl }),
          ...(origin === undefined ? {} : { origins: origin }),
          ...(rescue === undefined ? {} : { rescue }),
        }).catch((error: unknown) => {
          throw named(error, port);
        });
        const { url, setUp } = platform;
        const link = setUp?.link ?? null;
        const token = link?.split('#')[1] ?? null;
        const lines = [
          m.platformReady(url),
          ...(options.screens ? [m.platformScreens(url)] : []),
          ...(link === null || token === null
            ? []
            : [options.screens ? m.platformSetUp(link) : m.platformSetUpTokens(token)]),
          m.startStop,
        ];
        output.result({ url, data, set_up: token }, lines.join('\n'));
        await stopSignal();
        await platform[Symbol.asyncDispose]();
        output.say(m.startStopped);
      }),
    );
}

/** The screens people and staff use, and the page that checks evidence, which is served as it is in the project. */
export async function builtScreens(): Promise<Readonly<Record<'my' | 'console' | 'verify', string>>> {
  const my = await buildScreen('my');
  const desk = await buildScreen('console');
  return { my: my.folder, console: desk.folder, verify: VERIFIER };
}

/** The page that checks evidence, for whoever has it of either server. */
const VERIFIER = join(import.meta.dirname, '../../../docs/verifier');

/** What an authority serves: the pages of anyone and of officials, and the page that checks evidence. */
export async function authorityScreens(): Promise<Readonly<Record<'screen' | 'verify', string>>> {
  return { screen: (await buildScreen('authority')).folder, verify: VERIFIER };
}

/** One option may name several, with commas between. */
export function listOf(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((part) => part.trim())];
}

/** Longest time a stop may be put off, seconds. */
const DRAIN_MAX_S = 300;

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d{1,3}$/.test(text) && seconds <= DRAIN_MAX_S) return seconds;
  throw new CliError(
    'drain_not_seconds',
    {
      what: both((m) => m.badDrainWhat(text)),
      why: both((m) => m.badDrainWhy),
      remedy: both((m) => m.badDrainRemedy),
    },
    EXIT.usage,
  );
}

export function badNetwork(text: string): CliError {
  return new CliError(
    'network_not_cidr',
    {
      what: both((m) => m.badNetworkWhat(text)),
      why: both((m) => m.badNetworkWhy),
      remedy: both((m) => m.badNetworkRemedy),
    },
    EXIT.usage,
  );
}

/**
 * An error of the database has its own words; of the address it listens at, ours.
 *
 * @param option the one that names the port
 */
export function named(error: unknown, port: number, option = '--port'): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const isListening = 'syscall' in error && error.syscall === 'listen';
  if (!isListening || !(code in LISTEN_CODES)) return explained(error);
  return new CliError(
    LISTEN_CODES[code] ?? code,
    {
      what: both((m) => m.listenWhat(String(port))),
      why: both((m) => m.listenWhy[code] ?? error.message),
      remedy: both((m) => m.listenRemedy(option)),
    },
    EXIT.failed,
    { cause: error },
  );
}

/** Why nothing can listen there, by the code of the system. */
const LISTEN_CODES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'port_in_use',
  EACCES: 'port_forbidden',
  EADDRNOTAVAIL: 'host_elsewhere',
};

/** Addresses by which browsers come. @throws {CliError} `bad_origin` */
export function requireOrigins(origins: readonly string[]): void {
  const wrong = origins.find((one) => {
    const url = URL.parse(one);
    return url === null || !/^https?:$/.test(url.protocol) || url.origin !== one;
  });
  if (wrong === undefined) return;
  throw new CliError(
    'bad_origin',
    {
      what: both((m) => m.badOriginWhat(wrong)),
      why: both((m) => m.badOriginWhy),
      remedy: both((m) => m.badOriginRemedy),
    },
    EXIT.usage,
  );
}
