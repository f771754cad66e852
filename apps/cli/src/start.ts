import { createServer } from 'node:net';
import { exampleDoor, startDevice } from '@consentry/device';
import { prepareModels } from '@consentry/recognition';
import { buildKiosk } from '@consentry/web';
import { type Command, Option } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { readJson } from './input.ts';
import { both, type Messages } from './messages.ts';
import { cacheFolder, defaultDataFolder } from './paths.ts';

/** Port of the kiosk when none is given. */
const DEFAULT_PORT = '7460';

interface StartOptions {
  readonly data: string;
  readonly port: string;
  readonly empty?: boolean;
  readonly door?: string;
  readonly mode: 'verify' | 'identify';
  readonly lang?: string;
}

/** `consentry start` */
export function addStart(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('start')
    .description(m.start)
    .option('--data <folder>', m.startData, defaultDataFolder())
    .option('--port <port>', m.startPort, DEFAULT_PORT)
    .addOption(new Option('--empty', m.startEmpty).conflicts('door'))
    .option('--door <file>', m.startDoor)
    .addOption(new Option('--mode <mode>', m.startMode).choices(['verify', 'identify']).default('verify'))
    .action(
      withContext(async ({ output, m }, options: StartOptions) => {
        const port = await freePort(options.port);
        const cache = cacheFolder();
        output.say(m.startPreparing);
        await prepareModels({ cache });
        output.say(m.startBuilding);
        const { folder: webRoot } = await buildKiosk();
        const door = options.empty === true ? null : await declaredDoor(options);
        const device = await startDevice({ data: options.data, port, door, webRoot, cache });
        const lines = [
          m.startReady(device.url),
          door === null ? m.startEmptyDoor : m.startNoLiveness,
          ...(device.example ? [m.startExample(output.pick(device.organisation))] : []),
          m.startStop,
        ];
        output.result({ url: device.url, data: options.data }, lines.join('\n'));
        await stopSignal();
        await device.close();
        output.say(m.startStopped);
      }),
    );
}

async function declaredDoor({ door, mode }: StartOptions): Promise<unknown> {
  return door === undefined ? exampleDoor({ mode }) : readJson(door);
}

/** @throws {CliError} `bad_port`, `port_in_use` */
async function freePort(text: string): Promise<number> {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new CliError(
      'bad_port',
      {
        what: both((m) => m.badPortWhat(text)),
        why: both((m) => m.badPortWhy),
        remedy: both((m) => m.badPortRemedy),
      },
      EXIT.usage,
    );
  }
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  if (free) return port;
  throw new CliError('port_in_use', {
    what: both((m) => m.portWhat(port)),
    why: both((m) => m.portWhy),
    remedy: both((m) => m.portRemedy(port + 1)),
  });
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
