import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DepartmentKind, RegionCode } from '@consentry/contract';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { both, type Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';
import { authorityScreens, badNetwork, listOf, named, requireOrigins } from './platform.ts';
import { readSender } from './sender.ts';
import { readPort, stopSignal } from './start.ts';

const DEFAULT_PORT = '7480';

interface AuthorityCommandOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: string;
  readonly origin?: readonly string[];
  readonly department?: string;
  readonly region?: string;
  readonly name?: string;
  readonly nameEn?: string;
  readonly mail?: string;
  readonly rescue?: boolean;
  readonly trustProxy?: readonly string[];
  readonly witnessPort?: readonly string[];
  readonly witnessNetwork?: readonly string[];
  readonly witnessLoopback?: boolean;
  readonly screens: boolean;
}

/** `consentry authority` */
export function addAuthority(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('authority')
    .description(m.authority)
    .option('--data <folder>', m.authorityData, join(defaultDataFolder(), 'authority'))
    .option('--database-url <url>', m.authorityDatabase)
    .option('--host <address>', m.platformHost, '127.0.0.1')
    .option('--port <port>', m.platformPort, DEFAULT_PORT)
    .option('--origin <address...>', m.authorityOrigin)
    .option('--department <kind>', m.authorityDepartment)
    .option('--region <code>', m.authorityRegion)
    .option('--name <name>', m.authorityName)
    .option('--name-en <name>', m.authorityNameEn)
    .option('--mail <file>', m.authorityMail)
    .option('--rescue', m.authorityRescue)
    .option('--trust-proxy <cidr>', m.platformTrustProxy, listOf)
    .option('--witness-port <port>', m.authorityWitnessPort, listOf)
    .option('--witness-network <cidr>', m.authorityWitnessNetwork, listOf)
    .option('--witness-loopback', m.authorityWitnessLoopback)
    .option('--no-screens', m.platformNoScreens)
    .action(
      withContext(async ({ output, m }, options: AuthorityCommandOptions) => {
        const { data, host, databaseUrl, origin, rescue, trustProxy = [] } = options;
        const port = readPort(options.port);
        requireOrigins(origin ?? []);
        const department = departmentOf(options);
        // Its first start, by the key that it makes.
        const isNameless = department === null && !existsSync(join(data, 'secret.key'));
        const mail = options.mail === undefined ? null : await readSender(options.mail);
        // Only here: the other commands need no database.
        const [{ authorityLog, isNetwork, startAuthority }, { destination }] = await Promise.all([
          import('@consentry/authority'),
          import('pino'),
        ]);
        const { witnessPort = [], witnessNetwork = [], witnessLoopback = false } = options;
        const wrong = [...trustProxy, ...witnessNetwork].find((one) => !isNetwork(one));
        if (wrong !== undefined) throw badNetwork(wrong);
        if (options.screens) output.say(m.platformPreparing);
        const authority = await startAuthority({
          data,
          host,
          port,
          log: authorityLog('warn', destination(2)),
          trustedProxies: trustProxy,
          outgoing: {
            settings: {
              ports: witnessPort.map(readPort),
              networks: witnessNetwork,
              loopback: witnessLoopback,
            },
          },
          ...(options.screens ? await authorityScreens() : {}),
          ...(department === null ? {} : { department }),
          ...(mail === null ? {} : { mail }),
          ...(databaseUrl === undefined ? {} : { databaseUrl }),
          ...(origin === undefined ? {} : { origins: origin }),
          ...(rescue === undefined ? {} : { rescue }),
        }).catch((error: unknown) => {
          throw named(error, port);
        });
        const { url } = authority;
        // By any other address its pages are refused.
        const shown = origin?.[0] ?? url;
        const links = authority.setUp.map(({ link }) => link);
        const tokens = links.map((link) => link.split('#')[1] ?? '');
        const lines = [
          m.authorityReady(shown),
          ...(options.screens ? [m.authorityScreens(shown)] : []),
          ...(isNameless ? [m.authorityNameless] : []),
          ...(tokens.length === 0
            ? []
            : [
                options.screens
                  ? m.authoritySetUp(links.join('\n  '))
                  : m.authoritySetUpTokens(tokens.join('\n  ')),
              ]),
          m.startStop,
        ];
        output.result({ url, data, set_up: tokens }, lines.join('\n'));
        await stopSignal();
        await authority[Symbol.asyncDispose]();
        output.say(m.startStopped);
      }),
    );
}

/** The department that is named, all of it or nothing. */
function departmentOf({ department, region, name, nameEn }: AuthorityCommandOptions) {
  if (department === undefined && region === undefined && name === undefined) return null;
  const kind = DepartmentKind.safeParse(department);
  const code = RegionCode.safeParse(region);
  if (!kind.success || !code.success || name === undefined) {
    throw new CliError(
      'department_incomplete',
      {
        what: both((m) => m.badDepartmentWhat),
        why: both((m) => m.badDepartmentWhy),
        remedy: both((m) => m.badDepartmentRemedy),
      },
      EXIT.usage,
    );
  }
  return { kind: kind.data, region: code.data, name: { 'zh-CN': name, en: nameEn ?? name } };
}
