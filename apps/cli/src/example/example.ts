import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Device, startDevice } from '@consentry/device';
import { makeFolder } from '@consentry/ledger';
import { prepareModels } from '@consentry/recognition';
import { buildScreen } from '@consentry/web';
import type { Command } from 'commander';
import { CliError, EXIT } from '../cli-error.ts';
import type { Context, Contextual } from '../context.ts';
import { both, type Messages } from '../messages.ts';
import { cacheFolder, defaultDataFolder } from '../paths.ts';
import { authorityScreens, builtScreens, named } from '../platform.ts';
import { readPort, stopSignal } from '../start.ts';
import { wrap } from '../help.ts';
import type { Colleagues, OfficialLinks } from './department.ts';
import type { Example, JoinLinks } from './first-set-up.ts';

interface ExampleOptions {
  readonly data: string;
  readonly port: string;
  readonly platformPort: string;
  readonly authorityPort: string;
}

/** So many days ago the department of the example began. */
const PAST_DAYS = 34;
/** Marks a folder as the example’s, so that nothing else is taken for it or removed. */
const MARK = 'example.json';

interface Kept {
  /** `null` while the first set-up has not come to its end. */
  readonly example: Example | null;
  /** `null` while the department has none. */
  readonly colleagues: Colleagues | null;
}

/** `consentry example`: an organisation that is made up, whole, and a department that supervises it. */
export function addExample(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('example')
    .description(m.example)
    .option('--data <folder>', m.exampleData, join(defaultDataFolder(), 'example'))
    .option('--port <port>', m.startPort, '7460')
    .option('--platform-port <port>', m.examplePlatformPort, '7470')
    .option('--authority-port <port>', m.exampleAuthorityPort, '7480')
    .action(
      withContext(async (context, options: ExampleOptions) => {
        const ports = {
          port: readPort(options.port),
          platformPort: readPort(options.platformPort),
          authorityPort: readPort(options.authorityPort),
        };
        await runExample(context, options.data, ports);
      }),
    );
}

interface Ports {
  readonly port: number;
  readonly platformPort: number;
  readonly authorityPort: number;
}

async function runExample(
  { output, m }: Context,
  data: string,
  { port, platformPort, authorityPort }: Ports,
): Promise<void> {
  const kept = openFolder(data);
  output.say(m.exampleBegins);
  const cache = cacheFolder();
  await prepareModels({ cache });
  const screens = await builtScreens();
  const { folder: webRoot } = await buildScreen('kiosk');
  // Only here: the other commands need neither.
  const [
    { platformLog, startPlatform },
    { authorityLog, startAuthority },
    { destination },
    { PERSON_EMAIL, openTicket, setUpExample },
    { DEPARTMENT, approveWhoJoins, inviteOfficials, signIn },
    { liveThrough, supervise },
    { PastClock },
  ] = await Promise.all([
    import('@consentry/platform'),
    import('@consentry/authority'),
    import('pino'),
    import('./first-set-up.ts'),
    import('./department.ts'),
    import('./department-cases.ts'),
    import('./past-clock.ts'),
  ]);
  const url = `http://localhost:${platformPort}`;
  await using platform = await startPlatform({
    data: join(data, 'platform'),
    // On this machine alone: whatever it is, it is no organisation’s platform.
    host: '127.0.0.1',
    port: platformPort,
    origins: [url, `http://127.0.0.1:${platformPort}`],
    log: platformLog('error', destination(2)),
    screens,
    // The department is on this machine, too.
    webhooks: { settings: { ports: [], networks: [], loopback: true } },
  }).catch((error: unknown) => {
    throw named(error, platformPort, '--platform-port');
  });
  const bureau = `http://localhost:${authorityPort}`;
  // In browsers under another name, or both would have one cookie: it knows no port.
  const front = `http://department.localhost:${authorityPort}`;
  const clock = new PastClock();
  // Its cases begin some weeks back.
  if (kept.colleagues === null) clock.goTo(PAST_DAYS);
  await using authority = await startAuthority({
    data: join(data, 'authority'),
    host: '127.0.0.1',
    port: authorityPort,
    origins: [front, bureau, `http://127.0.0.1:${authorityPort}`],
    log: authorityLog('error', destination(2)),
    department: DEPARTMENT,
    // The organisation is on this machine, too.
    outgoing: { settings: { ports: [], networks: [], loopback: true } },
    ...(await authorityScreens()),
    now: clock.now,
  }).catch((error: unknown) => {
    throw named(error, authorityPort, '--authority-port');
  });
  const doorData = join(data, 'door');
  const setUp = async () => {
    const token = platform.setUp?.link.split('#')[1] ?? '';
    return setUpExample(url, token, doorData, (step) => output.say(m.exampleSteps[step]));
  };
  const [first, lived] = await Promise.all([
    kept.example === null ? setUp() : null,
    kept.colleagues === null ? liveThrough(bureau, authority.setUp, clock) : null,
  ]);
  if (first !== null && lived !== null)
    await supervise(bureau, lived.one, { url, dpo: first.officer }, clock);
  const colleagues = lived?.colleagues ?? kept.colleagues;
  const example = first?.example ?? kept.example;
  if (example === null || colleagues === null) throw new Error('An example is there, or was set up.');
  const device = await startDevice({
    data: doorData,
    port,
    webRoot,
    cache,
    ...(first === null ? {} : { door: first.door }),
  });
  const approving = new AbortController();
  try {
    keep(data, { example, colleagues });
    const officials = await inviteOfficials(await signIn(bureau, colleagues[0]));
    void approveWhoJoins(bureau, colleagues, approving.signal);
    const ticket = await openTicket(url, example);
    const links = first?.links ?? [];
    output.result(
      {
        kiosk: device.url,
        platform: url,
        authority: bureau,
        data,
        example: true,
        person: PERSON_EMAIL,
        ticket,
        links,
        officials,
      },
      textOf(m, { url, front, device, links, officials, ticket, data, person: PERSON_EMAIL }),
    );
    await stopSignal();
  } finally {
    approving.abort();
    await device.close();
  }
  output.say(m.startStopped);
}

interface Shown {
  readonly url: string;
  /** Address of the department in browsers. */
  readonly front: string;
  readonly device: Device;
  readonly links: JoinLinks;
  readonly officials: OfficialLinks;
  readonly ticket: string;
  readonly data: string;
  readonly person: string;
}

/** What there is, who to be there, and what to try first: one row a place. */
function textOf(m: Messages, { url, front, device, links, officials, ticket, data, person }: Shown): string {
  const places: ReadonlyArray<readonly [name: string, address: string, first: readonly string[]]> = [
    [m.examplePlaces.kiosk, device.url, [m.exampleKiosk, m.exampleTicket(ticket)]],
    [m.examplePlaces.my, `${url}/my/`, [m.exampleMy(person)]],
    [
      m.examplePlaces.console,
      `${url}/console/`,
      links.length === 0
        ? [m.exampleConsoleAgain(data)]
        : [
            m.exampleConsole,
            ...links.map(({ role, link }) => `${m.exampleRoles[role] ?? role}${m.colon}${link}`),
          ],
    ],
    [m.examplePlaces.verify, `${url}/verify/`, [m.exampleVerify]],
    [m.examplePlaces.report, `${front}/report/`, [m.exampleReport]],
    [
      m.examplePlaces.authority,
      `${front}/console/`,
      [
        m.exampleAuthority,
        ...officials.map(({ role, link }) => `${m.exampleRoles[role] ?? role}${m.colon}${link}`),
      ],
    ],
  ];
  return [
    ...within(m.exampleIs),
    ...within(m.exampleOneEach),
    ...places.flatMap(([name, address, first]) => [
      '',
      `${name}  ${address}`,
      ...first.flatMap((one) => within(one, '  ')),
    ]),
    '',
    ...within(m.startNoLiveness),
    m.startStop,
  ].join('\n');
}

/** Breaks a line where the terminal does, each part behind the same spaces; as it is where nobody looks. */
function within(text: string, before = ''): readonly string[] {
  const { columns } = process.stdout;
  const lines = columns === undefined ? [text] : wrap(text, columns - before.length).split('\n');
  return lines.map((line) => before + line);
}

/** Opens the folder of an example. One whose first set-up broke off is begun anew. @throws {CliError} `not_an_example` */
function openFolder(data: string): Kept {
  const mark = join(data, MARK);
  let kept: Kept = { example: null, colleagues: null };
  if (existsSync(mark)) kept = { ...kept, ...(JSON.parse(readFileSync(mark, 'utf8')) as Partial<Kept>) };
  else if (existsSync(data) && readdirSync(data).length > 0) throw notAnExample(data);
  const anew = [
    ...(kept.example === null ? ['platform', 'door'] : []),
    ...(kept.colleagues === null ? ['authority'] : []),
  ];
  for (const part of anew) rmSync(join(data, part), { recursive: true, force: true });
  makeFolder(data);
  keep(data, kept);
  return kept;
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
