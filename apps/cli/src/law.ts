import {
  TimeError,
  WORKING_DAYS_MAX,
  addCalendarDays,
  addWorkingDays,
  calendarDaysText,
  civilDate,
  learnCalendars,
  stateCouncilCalendar,
  workingDaysText,
} from '@consentry/law';
import { type Command, Option } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { readJson, wholeNumber } from './input.ts';
import { addLawCheck } from './law-check.ts';
import { addLawExplain } from './law-explain.ts';
import { addLawList } from './law-list.ts';
import { addLawReview } from './law-review.ts';
import { addLawSchema } from './law-schema.ts';
import { addLawShow } from './law-show.ts';
import type { Messages } from './messages.ts';

/** `consentry law list`, `show ROW`, `check FILE`, `review FILE`, `explain SUBJECT`, `schema`, `due` */
export function addLaw(program: Command, m: Messages, withContext: Contextual): void {
  const law = program.command('law').description(m.law);
  addLawList(law, m, withContext);
  addLawShow(law, m, withContext);
  addLawCheck(law, m, withContext);
  addLawReview(law, m, withContext);
  addLawExplain(law, m, withContext);
  addLawSchema(law, m, withContext);
  addDue(law, m, withContext);
}

interface DueOptions {
  readonly trigger: string;
  readonly days: string;
  readonly unit: 'working' | 'calendar';
  readonly calendar?: string;
}

/** `consentry law due --trigger DAY --days N [--unit working|calendar] [--calendar FILE]` */
function addDue(law: Command, m: Messages, withContext: Contextual): void {
  law
    .command('due')
    .requiredOption('--trigger <day>', m.lawDueOption.trigger)
    .requiredOption('--days <count>', m.lawDueOption.days)
    .addOption(
      new Option('--unit <unit>', m.lawDueOption.unit).choices(['working', 'calendar']).default('working'),
    )
    .option('--calendar <file>', m.lawDueOption.calendar)
    .description(m.lawDue)
    .action(
      withContext(async ({ output }, options: DueOptions) => {
        const { unit, calendar } = options;
        if (calendar !== undefined) {
          const read = await readJson(calendar);
          const all = Array.isArray(read) ? read : [read];
          learnCalendars(all.map((one) => counted(EXIT.usage, () => stateCouncilCalendar(one))));
        }
        const trigger = counted(EXIT.usage, () => civilDate(options.trigger));
        const days = wholeNumber('--days', options.days, 1, WORKING_DAYS_MAX);
        if (unit === 'calendar') {
          const date = counted(EXIT.failed, () => addCalendarDays(trigger, days));
          const explanation = calendarDaysText(trigger, days, date);
          output.result(
            { trigger, days, unit, certainty: 'firm', date, explanation },
            output.pick(explanation),
          );
        } else {
          const end = counted(EXIT.failed, () => addWorkingDays(trigger, days));
          const explanation = workingDaysText(trigger, days, 'on', end);
          output.result({ trigger, days, unit, ...end, explanation }, output.pick(explanation));
        }
      }),
    );
}

/** Gives the package's own words for what cannot be counted. */
function counted<T>(exitCode: number, count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    throw new CliError(error.code, error, exitCode, { cause: error });
  }
}
