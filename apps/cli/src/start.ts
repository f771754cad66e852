import { join } from 'node:path';
import { CustodyLevel, Suite } from '@consentry/contract';
import { exampleDoor, startDevice } from '@consentry/device';
import { prepareModels } from '@consentry/recognition';
import { requireTerms } from '@consentry/vault';
import { buildScreen } from '@consentry/web';
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
  readonly mode?: 'verify' | 'identify';
  readonly suite?: Suite;
  readonly custody?: CustodyLevel;
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
    .addOption(new Option('--mode <mode>', m.startMode).choices(['verify', 'identify']))
    .addOption(new Option('--suite <suite>', m.startSuite).choices(Suite.options))
    .addOption(new Option('--custody <level>', m.startCustody).choices(CustodyLevel.options))
    .action(
      withContext(async ({ output, m }, options: StartOptions, command: Command) => {
        const port = readPort(options.port);
        const { data, suite, custody } = options;
        requireTerms(join(data, 'vault'), { suite, custody });
        const cache = cacheFolder();
        output.say(m.startPreparing);
        await prepareModels({ cache });
        const { folder: webRoot } = await buildScreen('kiosk');
        const device = await startDevice({
          data,
          port,
          webRoot,
          cache,
          ...(suite === undefined ? {} : { suite }),
          ...(custody === undefined ? {} : { custody }),
          ...(await declaredDoor(options)),
          ...(command.optsWithGlobals<StartOptions>().lang === undefined
            ? {}
            : { language: output.language }),
        });
        const { organisation } = device;
        const lines = [
          m.startReady(device.url),
          organisation === null ? m.startEmptyDoor : m.startNoLiveness,
          ...(device.example ? [m.startExample(output.pick(device.organisation))] : []),
          m.startStop,
        ];
        output.result({ url: device.url, data, example: device.example }, lines.join('\n'));
        await stopSignal();
        await device.close();
        output.say(m.startStopped);
      }),
    );
}

/** The door to put in force; nothing where the data folder or the example decides. */
async function declaredDoor({ door, empty, mode }: StartOptions): Promise<{ readonly door?: unknown }> {
  if (empty === true) return { door: null };
  if (door !== undefined) return { door: await readJson(door) };
  return mode === undefined ? {} : { door: exampleDoor({ mode }) };
}

/** @throws {CliError} `bad_port` */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
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

/** Waits for Ctrl+C, or for whoever ends programs. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
