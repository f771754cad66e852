import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Device, startDevice } from '@consentry/device';
import { prepareModels } from '@consentry/recognition';
import { buildScreen } from '@consentry/web';
import type { Command } from 'commander';
import { CliError, EXIT } from '../cli-error.ts';
import type { Context, Contextual } from '../context.ts';
import { both, type Messages } from '../messages.ts';
import { cacheFolder, defaultDataFolder } from '../paths.ts';
import { builtScreens, named } from '../platform.ts';
import { readPort, stopSignal } from '../start.ts';
import type { Example, JoinLinks } from './first-set-up.ts';

interface ExampleOptions {
  readonly data: string;
  readonly port: string;
  readonly platformPort: string;
}

/** Marks a folder as the example’s, so that nothing else is taken for it or removed. */
const MARK = 'example.json';

interface Kept {
  /** `null` while the first set-up has not come to its end. */
  readonly example: Example | null;
}

/** `consentry example`: an organisation that is made up, whole: its platform, and a door that joined it. */
export function addExample(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('example')
    .description(m.example)
    .option('--data <folder>', m.exampleData, join(defaultDataFolder(), 'example'))
    .option('--port <port>', m.startPort, '7460')
    .option('--platform-port <port>', m.examplePlatformPort, '7470')
    .action(
      withContext(async (context, options: ExampleOptions) => {
        const port = readPort(options.port);
        const platformPort = readPort(options.platformPort);
        await runExample(context, options.data, port, platformPort);
      }),
    );
}

async function runExample({ output, m }: Context, data: string, port: number, platformPort: number) {
  const kept = openFolder(data);
  output.say(m.exampleBegins);
  const cache = cacheFolder();
  await prepareModels({ cache });
  const screens = await builtScreens();
  const { folder: webRoot } = await buildScreen('kiosk');
  // Only here: the other commands need neither.
  const [{ platformLog, startPlatform }, { destination }, { PERSON_EMAIL, openTicket, setUpExample }] =
    await Promise.all([import('@consentry/platform'), import('pino'), import('./first-set-up.ts')]);
  const url = `http://localhost:${platformPort}`;
  await using platform = await startPlatform({
    data: join(data, 'platform'),
    // On this machine alone: whatever it is, it is no organisation’s platform.
    host: '127.0.0.1',
    port: platformPort,
    origins: [url, `http://127.0.0.1:${platformPort}`],
    log: platformLog('error', destination(2)),
    screens,
  }).catch((error: unknown) => {
    throw named(error, platformPort);
  });
  const doorData = join(data, 'door');
  const token = platform.setUp?.link.split('#')[1] ?? '';
  const first =
    kept.example === null
      ? await setUpExample(url, token, doorData, (step) => output.say(m.exampleSteps[step]))
      : null;
  const example = first?.example ?? kept.example;
  if (example === null) throw new Error('An example is there, or was set up.');
  const device = await startDevice({
    data: doorData,
    port,
    webRoot,
    cache,
    ...(first === null ? {} : { door: first.door }),
  });
  try {
    if (first !== null) keep(data, { example });
    const ticket = await openTicket(url, example);
    const links = first?.links ?? [];
    output.result(
      { kiosk: device.url, platform: url, data, example: true, person: PERSON_EMAIL, ticket, links },
      textOf(m, { url, device, links, ticket, data, person: PERSON_EMAIL }),
    );
    await stopSignal();
  } finally {
    await device.close();
  }
  output.say(m.startStopped);
}

interface Shown {
  readonly url: string;
  readonly device: Device;
  readonly links: JoinLinks;
  readonly ticket: string;
  readonly data: string;
  readonly person: string;
}

/** What there is, who to be there, and what to try first: one row a place. */
function textOf(m: Messages, { url, device, links, ticket, data, person }: Shown): string {
  const places: ReadonlyArray<readonly [name: string, address: string, first: readonly string[]]> = [
    [m.examplePlaces.kiosk, device.url, [m.exampleKiosk, m.exampleTicket(ticket)]],
    [m.examplePlaces.my, `${url}/my/`, [m.exampleMy(person)]],
    [
      m.examplePlaces.console,
      `${url}/console/`,
      links.length === 0
        ? [m.exampleConsoleAgain(data)]
        : [m.exampleConsole, ...links.map(({ role, link }) => `${m.exampleRoles[role] ?? role}: ${link}`)],
    ],
    [m.examplePlaces.verify, `${url}/verify/`, [m.exampleVerify]],
  ];
  return [
    m.exampleIs,
    ...places.flatMap(([name, address, first]) => [
      '',
      `${name}  ${address}`,
      ...first.map((one) => `  ${one}`),
    ]),
    '',
    m.startNoLiveness,
    m.startStop,
  ].join('\n');
}

/** Opens the folder of an example. One whose first set-up broke off is begun anew. @throws {CliError} `not_an_example` */
function openFolder(data: string): Kept {
  const mark = join(data, MARK);
  if (existsSync(mark)) {
    const kept = JSON.parse(readFileSync(mark, 'utf8')) as Kept;
    if (kept.example !== null) return kept;
    for (const part of ['platform', 'door']) rmSync(join(data, part), { recursive: true, force: true });
  } else if (existsSync(data) && readdirSync(data).length > 0) throw notAnExample(data);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  keep(data, { example: null });
  return { example: null };
}

function keep(data: string, kept: Kept): void {
  writeFileSync(join(data, MARK), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
}

function notAnExample(data: string): CliError {
  return new CliError(
    'not_an_example',
    {
      what: both((m) => m.notAnExampleWhat(data)),
      why: both((m) => m.notAnExampleWhy),
      remedy: both((m) => m.notAnExampleRemedy),
    },
    EXIT.usage,
  );
}
