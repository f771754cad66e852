import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { retirementWords } from '@consentry/contract';
import { checkConfined, renewConfined, retireDevice, type TaskFailure } from '@consentry/device';
import { vaultErrorText } from '@consentry/vault';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { both, type Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';

/** Codes that say nothing against a store: there is none, or it could not be looked at. */
const NOT_CHECKED = new Set([
  'store_missing',
  'store_in_use',
  'store_unknown_version',
  'store_unsafe',
  'retired',
  'not_confined',
  'internal',
]);

interface At {
  readonly data: string;
}

/** `consentry vault …` */
export function addVault(program: Command, m: Messages, withContext: Contextual): void {
  const vault = program.command('vault').description(m.vault);
  vault
    .command('check')
    .option('--data <folder>', m.startData, defaultDataFolder())
    .description(m.vaultCheck)
    .action(
      withContext(async ({ output, m, exit }, { data }: At) => {
        const report = reportOf(await checkConfined(storeIn(data)));
        const { rotation } = report;
        const lines = [
          report.ok ? m.vaultSound : m.vaultUnsound,
          ...report.problems.flatMap(({ code, id, what, remedy }) => [
            `  ${code} ${id}: ${output.pick(what)}`,
            `    ${m.lawRemedy}${output.pick(remedy)}`,
          ]),
          m.vaultCounts(report.templates, report.tombstones, report.expired),
          m.vaultRotation(rotation.generation, rotation.waiting),
          m.vaultSuite(m.suite[report.suite]),
          m.vaultCustody(report.custody),
          m.noAssessment,
        ];
        output.result(report, lines.join('\n'));
        if (!report.ok) exit(EXIT.unsound);
      }),
    );
  vault
    .command('renew')
    .option('--data <folder>', m.startData, defaultDataFolder())
    .description(m.vaultRenew)
    .action(
      withContext(async ({ output, m, exit }, { data }: At) => {
        const renewal = reportOf(await renewConfined(storeIn(data)));
        const { renewed, rotation, epoch, waiting, unreadable } = renewal;
        const lines = [
          m.vaultRenewed(renewed, rotation, epoch),
          ...(waiting === 0 ? [] : [m.vaultRenewalWaiting(waiting)]),
          ...(unreadable === 0 ? [] : [m.vaultRenewalUnreadable(unreadable)]),
          m.vaultSuite(m.suite[renewal.suite]),
          m.vaultCustody(renewal.custody),
          m.noAssessment,
        ];
        output.result(renewal, lines.join('\n'));
        if (!renewal.ok) exit(EXIT.unsound);
      }),
    );
  vault
    .command('retire')
    .option('--data <folder>', m.startData, defaultDataFolder())
    .option('--yes', m.vaultRetireYes)
    .description(m.vaultRetire)
    .action(
      withContext(async ({ output, m, exit }, { data, yes }: At & { readonly yes?: true }) => {
        storeIn(data);
        if (yes !== true) throw notMeant();
        const retired = reportOf(await retireDevice(data));
        const { certificate, platform, files } = retired;
        const lines = [
          ...retirementWords(certificate.content).map((word) => output.pick(word)),
          m.vaultRetiredAt(certificate.content.ledger_index, certificate.evidence !== undefined),
          m.vaultRetiredTold[platform],
          ...files,
        ];
        output.result(retired, lines.join('\n'));
        if (platform === 'unreported') exit(EXIT.failed);
      }),
    );
}

function notMeant(): CliError {
  return new CliError(
    'not_confirmed',
    {
      what: both((m) => m.vaultRetireWhat),
      why: both((m) => m.vaultRetireWhy),
      remedy: both((m) => m.vaultRetireRemedy),
    },
    EXIT.usage,
  );
}

/** @throws {CliError} `store_missing` */
function storeIn(data: string): string {
  const folder = join(data, 'vault');
  if (existsSync(folder)) return folder;
  const why = both((m) => m.vaultMissingWhy(folder));
  throw new CliError('store_missing', { ...vaultErrorText('store_missing'), why });
}

/** @throws {CliError} where there is no report */
function reportOf<Report extends object>(report: Report | TaskFailure): Report {
  if (!('code' in report)) return report;
  const { code, ...texts } = report;
  throw new CliError(code, texts, NOT_CHECKED.has(code) ? EXIT.failed : EXIT.unsound);
}
