import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkConfined } from '@consentry/device';
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
  'not_confined',
  'internal',
]);

/** `consentry vault check` */
export function addVault(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('vault')
    .description(m.vault)
    .command('check')
    .option('--data <folder>', m.startData, defaultDataFolder())
    .description(m.vaultCheck)
    .action(
      withContext(async ({ output, m, exit }, options: { data: string }) => {
        const folder = join(options.data, 'vault');
        if (!existsSync(folder)) {
          const why = both((m) => m.vaultMissingWhy(folder));
          throw new CliError('store_missing', { ...vaultErrorText('store_missing'), why });
        }
        const report = await checkConfined(folder);
        if ('code' in report) {
          const { code, ...texts } = report;
          throw new CliError(code, texts, NOT_CHECKED.has(code) ? EXIT.failed : EXIT.unsound);
        }
        const lines = [
          report.ok ? m.vaultSound : m.vaultUnsound,
          ...report.problems.flatMap(({ code, id, what, remedy }) => [
            `  ${code} ${id}: ${output.pick(what)}`,
            `    ${m.lawRemedy}${output.pick(remedy)}`,
          ]),
          m.vaultCounts(report.templates, report.tombstones, report.expired),
          m.vaultCustody(report.custody),
        ];
        output.result(report, lines.join('\n'));
        if (!report.ok) exit(EXIT.unsound);
      }),
    );
}
