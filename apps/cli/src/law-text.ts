import type { BiText, DecidingFact, Finding } from '@consentry/law';
import { CliError, EXIT } from './cli-error.ts';
import type { Context } from './context.ts';
import { wrap } from './help.ts';
import { register } from '@consentry/law';
import { type Messages, both } from './messages.ts';

/** A text wider than this is not read with ease, however wide the terminal. */
const COLUMNS = 100;

/** Columns of a line of text. */
export function columns(): number {
  return Math.min(process.stdout.columns ?? COLUMNS, COLUMNS);
}

/** Writes a label and its text. */
export function named(label: string, text: string, m: Messages): string {
  return `${label}${m.colon}${text}`;
}

/** Puts two columns before every line, and those a text has itself. */
export function indented(text: string, width: number = columns()): readonly string[] {
  const own = /^ */.exec(text)?.[0] ?? '';
  const before = `  ${own}`;
  return wrap(text.trimStart(), width - before.length)
    .split('\n')
    .map((line) => before + line);
}

/** The line by which a row is known: id, citation, strength. */
export function rowHead(
  id: string,
  article: BiText,
  strength: Finding['strength'],
  { output, m }: Context,
): string {
  return `${id} ${output.pick(article)} [${m.strength[strength]}]`;
}

/** Why something is broken and what mends it, under the head of its row. */
export function findingLines(finding: Finding, context: Context): readonly string[] {
  const { output, m } = context;
  const { requirement, article, strength, why, remedy } = finding;
  return [
    ...indented(rowHead(requirement, article, strength, context)),
    ...indented(`  ${output.pick(why)}`),
    ...indented(`  ${m.lawRemedy}${output.pick(remedy)}`),
  ];
}

/** Facts as `pointer = value`. */
export function factLine({ path, value }: DecidingFact): string {
  return `${path} = ${JSON.stringify(value)}`;
}

/** Tells that the register has no such row, and which are near. */
export function noRow(id: string): CliError {
  const near = nearIds(id);
  return new CliError(
    'row_unknown',
    {
      what: both((m) => m.noRowWhat(id)),
      why: both((m) => m.noRowWhy),
      remedy: both((m) => (near.length === 0 ? '' : m.noRowMeant(near.join(m.comma))) + m.noRowRemedy),
    },
    EXIT.usage,
  );
}

/** Up to five ids of the same article or group, nearest number first: for `R8.1`, `r08.12`, `RP`. */
function nearIds(id: string): readonly string[] {
  const [, group = '', number = '1'] = /^R?(\d{1,2}|P|S)(?:\D+(\d{1,3}))?$/i.exec(id.trim()) ?? [];
  const prefix = `R${group.toUpperCase().padStart(/\d/.test(group) ? 2 : 1, '0')}.`;
  const far = (one: string) => Math.abs(Number(one.slice(prefix.length)) - Number(number));
  return Object.keys(register)
    .filter((one) => one.startsWith(prefix))
    .toSorted((a, b) => far(a) - far(b))
    .slice(0, 5);
}
