import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenWitness } from '@consentry/platform';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { both, type Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';
import { readPort, stopSignal } from './start.ts';

const DEFAULT_PORT = '7480';
const LEAST_S = 1;

interface Shared {
  readonly data: string;
  readonly name: string;
}

/** `consentry witness …` */
export function addWitness(program: Command, m: Messages, withContext: Contextual): void {
  const witness = program.command('witness').description(m.witness);
  const command = (name: string, description: string) =>
    witness
      .command(name)
      .description(description)
      .option('--data <folder>', m.witnessData, join(defaultDataFolder(), 'witness'))
      .requiredOption('--name <name>', m.witnessName);

  command('key', m.witnessKey).action(
    withContext(async ({ output }, { data, name }: Shared) => {
      const { witnessSigner } = await import('@consentry/platform');
      const { key } = await keyed(async () => witnessSigner(data, name));
      output.result({ key: String(key), data }, String(key));
    }),
  );

  command('serve', m.witnessServe)
    .requiredOption('--log <key...>', m.witnessLog)
    .option('--host <address>', m.platformHost, '127.0.0.1')
    .option('--port <port>', m.platformPort, DEFAULT_PORT)
    .action(
      withContext(
        async (
          { output, m },
          options: Shared & { readonly log: readonly string[]; readonly host: string; readonly port: string },
        ) => {
          const port = readPort(options.port);
          const { serveWitness } = await import('@consentry/platform');
          await using opened = await open(options, options.log);
          await using served = await serveWitness(opened, { host: options.host, port });
          const logs = opened.logs.map(({ name }) => name);
          output.result(
            { url: served.url, key: String(opened.key), logs },
            m.witnessServes(served.url, String(opened.key)),
          );
          await stopSignal();
        },
      ),
    );

  command('pull', m.witnessPull)
    .argument('<url>', m.witnessUrl)
    .requiredOption('--log <key>', m.witnessLog)
    .option('--every <seconds>', m.witnessEvery)
    .action(
      withContext(
        async (
          { output, m, exit },
          url: string,
          options: Shared & { readonly log: string; readonly every?: string },
        ) => {
          const every = options.every === undefined ? null : readEvery(options.every);
          const { pullOnce } = await import('@consentry/platform');
          await using opened = await open(options, [options.log]);
          const look = async (): Promise<boolean> => {
            const pulled = await pullOnce(opened, url).catch((cause: unknown) => {
              throw unreachable(url, cause);
            });
            const text = pulled.cosigned
              ? m.witnessCosigned(pulled.size, pulled.taken)
              : m.witnessRefused(pulled.size, pulled.refused);
            if (every === null) output.result(pulled, text);
            else output.say(text);
            if (!pulled.cosigned) exit(EXIT.unsound);
            return pulled.cosigned;
          };
          if (every === null) return void (await look());
          // A log that shows another past is not asked again: somebody has to look at it.
          const stop = new AbortController();
          void stopSignal().then(() => stop.abort());
          while (!stop.signal.aborted) {
            const follows = await look().catch((error: unknown) => {
              output.say(error instanceof Error ? error.message : String(error));
              return true;
            });
            if (!follows) return;
            await sleep(every * 1000, undefined, { signal: stop.signal }).catch(() => undefined);
          }
        },
      ),
    );
}

async function open({ data, name }: Shared, logs: readonly string[]): Promise<OpenWitness> {
  const { openWitness } = await import('@consentry/platform');
  return keyed(() => openWitness({ data, name, logs }));
}

/** A name or a key that was mistyped is told as such. */
async function keyed<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'key_malformed')) throw cause;
    throw new CliError(
      'key_malformed',
      {
        what: both((m) => m.badNoteKeyWhat),
        why: both((m) => m.badNoteKeyWhy),
        remedy: both((m) => m.badNoteKeyRemedy),
      },
      EXIT.usage,
      { cause },
    );
  }
}

function readEvery(text: string): number {
  const seconds = Number(text);
  if (/^\d{1,6}$/.test(text) && seconds >= LEAST_S) return seconds;
  throw new CliError(
    'interval_not_seconds',
    {
      what: both((m) => m.badDrainWhat(text)),
      why: both((m) => m.badEveryWhy),
      remedy: both((m) => m.badEveryRemedy),
    },
    EXIT.usage,
  );
}

function unreachable(url: string, cause: unknown): CliError {
  return new CliError(
    'platform_unreachable',
    {
      what: both((m) => m.witnessLostWhat(url)),
      why: both((m) => m.witnessLostWhy),
      remedy: both((m) => m.witnessLostRemedy),
    },
    EXIT.failed,
    { cause },
  );
}
