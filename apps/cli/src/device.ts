import { DeviceToken } from '@consentry/contract';
import { checkDeviceLog, DeviceError, joinPlatform } from '@consentry/device';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { readJson } from './input.ts';
import { both, type Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';

/** Errors of what was typed. */
const TYPED: ReadonlySet<string> = new Set(['platform_url_invalid', 'door_invalid']);

interface JoinCommandOptions {
  readonly platform: string;
  readonly token: string;
  readonly data: string;
  readonly door?: string;
}

/** `consentry device …` */
export function addDevice(program: Command, m: Messages, withContext: Contextual): void {
  const device = program.command('device').description(m.device);
  device
    .command('join')
    .description(m.deviceJoin)
    .requiredOption('--platform <url>', m.deviceJoinPlatform)
    .requiredOption('--token <token>', m.deviceJoinToken)
    .option('--data <folder>', m.startData, defaultDataFolder())
    .option('--door <file>', m.deviceJoinDoor)
    .action(
      withContext(async ({ output, m }, { platform, token, data, door }: JoinCommandOptions) => {
        requireToken(token);
        const joined = await joinPlatform({
          data,
          url: platform,
          token,
          ...(door === undefined ? {} : { door: await readJson(door) }),
        }).catch((error: unknown) => {
          throw typed(error);
        });
        const value = { device_id: joined.device, site_id: joined.site, platform, data };
        output.result(value, m.deviceJoined(joined.device, joined.site, data));
      }),
    );
  addFsck(device, m, withContext);
}

/** `consentry device fsck` */
function addFsck(device: Command, m: Messages, withContext: Contextual): void {
  device
    .command('fsck')
    .description(m.deviceFsck)
    .option('--data <folder>', m.startData, defaultDataFolder())
    .action(
      withContext(async ({ output, m, exit }, { data }: { readonly data: string }) => {
        const report = await checkDeviceLog(data);
        const { damage, size, waiting, key } = report;
        const found =
          damage === null
            ? m.deviceLogWhole(size ?? 0, waiting ?? 0)
            : m.deviceLogDamaged(damage.code, damage.detail);
        output.result(report, `${found}\n${key}`);
        if (!report.ok) exit(EXIT.unsound);
      }),
    );
}

/** @throws {CliError} `token_malformed`; nothing was sent */
function requireToken(token: string): void {
  if (DeviceToken.safeParse(token).success) return;
  throw new CliError(
    'token_malformed',
    {
      what: both((m) => m.badTokenWhat),
      why: both((m) => m.badTokenWhy),
      remedy: both((m) => m.badTokenRemedy),
    },
    EXIT.usage,
  );
}

function typed(error: unknown): unknown {
  if (!(error instanceof DeviceError) || !TYPED.has(error.code)) return error;
  return new CliError(error.code, error.text, EXIT.usage, { cause: error });
}
