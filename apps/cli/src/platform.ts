import { join } from 'node:path';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { both, type Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';
import { readPort, stopSignal } from './start.ts';

const DEFAULT_PORT = '7470';

interface PlatformCommandOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: string;
  readonly origin?: readonly string[];
  readonly rescue?: boolean;
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
    .action(
      withContext(async ({ output, m }, options: PlatformCommandOptions) => {
        const { databaseUrl, origin, data, host, rescue } = options;
        const port = readPort(options.port);
        // Only here: the other commands need no database.
        const [{ startPlatform }, { pino }] = await Promise.all([
          import('@consentry/platform'),
          import('pino'),
        ]);
        const platform = await startPlatform({
          data,
          host,
          port,
          log: pino({ level: 'warn' }, pino.destination(2)),
          ...(databaseUrl === undefined ? {} : { databaseUrl }),
          ...(origin === undefined ? {} : { origins: origin }),
          ...(rescue === undefined ? {} : { rescue }),
        }).catch((error: unknown) => {
          throw named(error, port);
        });
        const { url, setUp } = platform;
        const token = setUp?.link.split('#')[1] ?? null;
        const lines = [
          m.platformReady(url),
          ...(token === null ? [] : [m.platformSetUp(token)]),
          m.startStop,
        ];
        output.result({ url, data, set_up: token }, lines.join('\n'));
        await stopSignal();
        await platform[Symbol.asyncDispose]();
        output.say(m.startStopped);
      }),
    );
}

/** An error of the database has its own words; of the port, ours. */
function named(error: unknown, port: number): unknown {
  if (!(error instanceof Error)) return error;
  if ('code' in error && error.code === 'EADDRINUSE') {
    return new CliError(
      'port_in_use',
      {
        what: both((m) => m.badPortWhat(String(port))),
        why: both((m) => m.platformPortTaken),
        remedy: both((m) => m.platformPortRemedy),
      },
      EXIT.failed,
      { cause: error },
    );
  }
  if (error.name !== 'DatabaseError' || !('what' in error)) return error;
  const { code, what, why, remedy } = error as unknown as Readonly<
    Record<'what' | 'why' | 'remedy', never>
  > & {
    readonly code: string;
  };
  return new CliError(code, { what, why, remedy }, EXIT.failed, { cause: error });
}
