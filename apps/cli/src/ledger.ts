import { join } from 'node:path';
import type { LogHome, StoppedServer } from '@consentry/ledger-server';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { explained } from './database-error.ts';
import { readInput } from './input.ts';
import { both, type Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';

interface LedgerOptions {
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly authority?: boolean;
}

interface CloseOptions extends LedgerOptions {
  readonly reason: string;
  readonly head?: string;
}

/** `consentry ledger …`: the evidence log of a platform or an authority that stands still. */
export function addLedger(program: Command, m: Messages, withContext: Contextual): void {
  const ledger = program.command('ledger').description(m.ledger);
  const command = (name: string, description: string) =>
    ledger
      .command(name)
      .description(description)
      .option('--authority', m.ledgerAuthority)
      .option('--data <folder>', m.ledgerData)
      .option('--database-url <url>', m.ledgerDatabase);

  command('fsck', m.ledgerFsck).action(
    withContext(async ({ output, m, exit }, options: LedgerOptions) => {
      const { checkStopped } = await import('@consentry/ledger-server');
      const of = serverOf(options);
      const report = await checkStopped(await homeOf(options), of).catch((error: unknown) => {
        throw named(error, of.data);
      });
      const { damage, known, size, sequenced, openings, cosigned } = report;
      const lines = [
        damage === null ? m.ledgerWhole(size) : m.ledgerDamaged(damage.code, damage.detail),
        m.ledgerCounts(sequenced, sequenced - size, openings),
        cosigned === null ? m.ledgerPromise : m.ledgerCosigned(cosigned),
        ...(damage === null && known !== null ? [m.ledgerKnown(known.since)] : []),
        report.key,
      ];
      output.result(report, lines.join('\n'));
      if (damage !== null) exit(EXIT.unsound);
    }),
  );

  command('close', m.ledgerClose)
    .requiredOption('--reason <text>', m.ledgerReason)
    .option('--head <file>', m.ledgerHead)
    .action(
      withContext(async ({ output, m }, { reason, head, ...options }: CloseOptions) => {
        const given = head === undefined ? null : (await readInput(head)).toString('utf8');
        const { closeStopped } = await import('@consentry/ledger-server');
        const of = serverOf(options);
        const how = { reason, head: given };
        const closed = await closeStopped(await homeOf(options), of, how).catch((error: unknown) => {
          throw named(error, of.data);
        });
        const { origin, size, seen_size, kept } = closed;
        output.result(closed, m.ledgerClosed(origin, size, seen_size, kept));
      }),
    );
}

/** Only what is asked for is loaded. */
async function homeOf({ authority }: LedgerOptions): Promise<LogHome> {
  if (authority === true) return (await import('@consentry/authority')).authorityLedger;
  return (await import('@consentry/platform')).platformLedger;
}

function serverOf({ data, databaseUrl, authority }: LedgerOptions): StoppedServer {
  const folder = data ?? join(defaultDataFolder(), authority === true ? 'authority' : 'platform');
  return { data: folder, databaseUrl };
}

/** Errors of the log have no words of their own. */
function named(error: unknown, data: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof Error)) return error;
  if (error.name === 'StoppedError') {
    const isMissing = code === 'ledger_missing';
    return new CliError(
      code,
      {
        what: both((m) => (isMissing ? m.ledgerMissingWhat(data) : m.ledgerRunningWhat)),
        why: both((m) => (isMissing ? m.ledgerMissingWhy : m.ledgerRunningWhy)),
        remedy: both((m) => (isMissing ? m.ledgerMissingRemedy : m.ledgerRunningRemedy)),
      },
      isMissing ? EXIT.usage : EXIT.failed,
      { cause: error },
    );
  }
  if (error.name !== 'LedgerError') return explained(error);
  return new CliError(
    'head_refused',
    {
      what: both((m) => m.ledgerHeadWhat),
      why: both((m) => m.ledgerHeadWhy),
      remedy: both((m) => m.ledgerHeadRemedy),
    },
    EXIT.usage,
    { cause: error },
  );
}
