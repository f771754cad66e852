import { explain } from '@consentry/law';
import type { Command } from 'commander';
import { EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { moment, readJson } from './input.ts';
import type { Messages } from './messages.ts';

/** `consentry law check FILE` */
export function addLaw(program: Command, m: Messages, withContext: Contextual): void {
  program
    .command('law')
    .description(m.law)
    .command('check')
    .argument('<file>')
    .option('--at <time>', m.lawAt)
    .description(m.lawCheck)
    .action(
      withContext(async ({ output, m, exit }, file: string, options: { at?: string }) => {
        const acts = explain(await readJson(file), moment(options.at, Date.now()));
        const lines = acts.flatMap((act) => {
          if (act.permitted) {
            return [
              `${act.act}: ${m.lawPermitted}`,
              ...act.readings.map(({ text }) => `  ${output.pick(text)}`),
            ];
          }
          return [
            `${act.act}: ${m.lawRefused}`,
            ...act.broken.flatMap((finding) => [
              `  ${finding.requirement} ${output.pick(finding.article)} [${m.strength[finding.strength]}]`,
              `    ${output.pick(finding.why)}`,
              `    ${m.lawRemedy}${output.pick(finding.remedy)}`,
            ]),
          ];
        });
        output.result({ acts }, lines.join('\n'));
        if (!acts.some((act) => act.permitted)) exit(EXIT.refused);
      }),
    );
}
