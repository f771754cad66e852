import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { checkStore, softwareCustody } from '@consentry/vault';
import type { Command } from 'commander';
import { EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import type { Messages } from './messages.ts';
import { defaultDataFolder } from './paths.ts';

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
        const report = checkStore({
          folder,
          custody: softwareCustody(folder, randomBytes),
          random: randomBytes,
          now: Date.now(),
        });
        const problems = report.problems.map(
          ({ code, id, what, remedy }) => `  ${code} ${id}: ${what} ${remedy}`,
        );
        const lines = [
          report.ok ? m.vaultSound : m.vaultUnsound,
          ...problems,
          m.vaultCounts(report.templates, report.tombstones, report.expired),
          m.vaultCustody(report.custody),
        ];
        output.result(report, lines.join('\n'));
        if (!report.ok) exit(EXIT.unsound);
      }),
    );
}
