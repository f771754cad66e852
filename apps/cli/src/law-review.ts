import {
  type Found,
  PostureState,
  type RowReview,
  actorWords,
  deadlineEnd,
  register,
  review,
} from '@consentry/law';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Context, Contextual } from './context.ts';
import { wrap } from './help.ts';
import { moment, readJson } from './input.ts';
import { columns, factLine, indented, named, noRow, rowHead } from './law-text.ts';
import { subjectWords } from './law-words.ts';
import { type Messages, both } from './messages.ts';

interface ReviewOptions {
  readonly at?: string;
  readonly row?: string;
  readonly state?: string;
  readonly all?: boolean;
}

/** Worst first, as the states are shown. */
const ORDER: readonly PostureState[] = ['broken', 'at-risk', 'needs-human', 'met', 'not-applicable'];
/** Shown without being asked for. */
const WANTED: ReadonlySet<PostureState> = new Set(['broken', 'at-risk', 'needs-human']);
/** Most things that a lapse names. */
const NAMED_MAX = 5;

/** `consentry law review FILE [--at TIME] [--row ROW] [--state STATES] [--all]` */
export function addLawReview(law: Command, m: Messages, withContext: Contextual): void {
  law
    .command('review')
    .argument('<file>')
    .option('--at <time>', m.lawAt)
    .option('--row <row>', m.lawReviewOption.row)
    .option('--state <states>', m.lawReviewOption.state(PostureState.options.join(', ')))
    .option('--all', m.lawReviewOption.all)
    .description(m.lawReview)
    .action(
      withContext(async (context, file: string, options: ReviewOptions) => {
        const states = options.state === undefined ? null : statesOf(options.state);
        const id = options.row === undefined ? null : rowOf(options.row);
        const all = review(await readJson(file), moment(options.at, Date.now()));
        const rows = all.filter(
          ({ requirement, state }) =>
            (id === null || requirement === id) && (states === null || states.has(state)),
        );
        const counts = Object.fromEntries(
          ORDER.map((state) => [state, all.filter((row) => row.state === state).length]),
        );
        const asked = states ?? (id === null && options.all !== true ? WANTED : new Set(ORDER));
        const text =
          id === null
            ? table(rows, asked, all, context)
            : rows.flatMap((row) => inFull(row, context)).join('\n');
        context.output.result({ counts, rows }, text);
        if (rows.some(({ requirement, state }) => state === 'broken' && isLaw(requirement))) {
          context.exit(EXIT.failed);
        }
      }),
    );
}

function isLaw(id: RowReview['requirement']): boolean {
  return register[id].strength === 'law';
}

/** Reads the id of a row. @throws {CliError} `row_unknown` */
function rowOf(text: string): RowReview['requirement'] {
  const row = Object.values(register).find(({ id }) => id === text.toUpperCase());
  if (row === undefined) throw noRow(text);
  return row.id as RowReview['requirement'];
}

/** Reads states, a comma between them. @throws {CliError} `bad_state` */
function statesOf(text: string): ReadonlySet<PostureState> {
  const names = text.split(',').map((name) => name.trim());
  const states = PostureState.options.filter((state) => names.includes(state));
  const wrong = names.find((name) => !PostureState.safeParse(name).success);
  if (wrong === undefined) return new Set(states);
  throw new CliError(
    'bad_state',
    {
      what: both((m) => m.badStateWhat(wrong)),
      why: both((m) => m.badStateWhy(PostureState.options.join(m.comma))),
      remedy: both((m) => m.badStateRemedy),
    },
    EXIT.usage,
  );
}

/** Rows under the heading of their state, worst first; the states not asked for are counted below. */
function table(
  rows: readonly RowReview[],
  asked: ReadonlySet<PostureState>,
  all: readonly RowReview[],
  context: Context,
): string {
  const { m } = context;
  const shown = ORDER.filter((state) => asked.has(state)).flatMap((state) => {
    const some = rows.filter((row) => row.state === state);
    if (some.length === 0) return [];
    return [
      '',
      m.lawReviewHeading(m.state[state], some.length),
      ...some.flatMap((row) => brief(row, context)),
    ];
  });
  const counts = ORDER.map((state) =>
    m.lawReviewCount(m.state[state], all.filter((row) => row.state === state).length),
  ).join(m.comma);
  const [, ...lines] = shown;
  return [
    ...lines,
    ...(lines.length === 0 ? [asked === WANTED ? m.lawReviewGood : m.lawReviewNone] : []),
    '',
    wrap(m.lawReviewSum(all.length, counts), columns()),
  ].join('\n');
}

function brief(row: RowReview, context: Context): readonly string[] {
  const { output, m } = context;
  const { strength, article, duty } = register[row.requirement];
  const head = indented(rowHead(row.requirement, article, strength, context));
  if (row.state === 'broken' || row.state === 'at-risk') {
    return [...head, ...row.found.flatMap((found) => lapse(found, context)), ...who(row, context)];
  }
  if (row.state !== 'needs-human') return indented(`${row.requirement} ${output.pick(duty)}`);
  const asks = row.asks === null ? [] : [named(m.lawReviewWords.judge, output.pick(row.asks), m)];
  return [
    ...head,
    ...[...asks, ...unknown(row, m)].flatMap((text) => indented(`  ${text}`)),
    ...who(row, context),
  ];
}

function lapse({ finding, count, of, deadline }: Found, { output, m }: Context): readonly string[] {
  const words = m.lawReviewWords;
  const things = of.slice(0, NAMED_MAX).map(({ kind, id }) => `${output.pick(subjectWords[kind])} ${id}`);
  const more = count > things.length && things.length > 0 ? [m.lawReviewMore(count - things.length)] : [];
  return [
    output.pick(finding.why),
    ...(things.length === 0 ? [] : [named(words.of, [...things, ...more].join(m.comma), m)]),
    m.lawRemedy + output.pick(finding.remedy),
    ...(deadline === null ? [] : [named(words.by, output.pick(deadlineEnd(deadline)), m)]),
  ].flatMap((text) => indented(`  ${text}`));
}

function who({ who: actor }: RowReview, { output, m }: Context): readonly string[] {
  return indented(`  ${named(m.lawReviewWords.who, output.pick(actorWords[actor]), m)}`);
}

function unknown(row: RowReview, m: Messages): readonly string[] {
  if (row.unknown.length === 0) return [];
  return [named(m.lawReviewWords.unknown, row.unknown.map(({ path }) => path).join(' '), m)];
}

/** One row with everything its state rests on. */
function inFull(row: RowReview, context: Context): readonly string[] {
  const { output, m } = context;
  const words = m.lawReviewWords;
  const { strength, article, duty } = register[row.requirement];
  const { attested, asks, facts } = row;
  const found = row.found.flatMap((one) => lapse(one, context));
  return [
    rowHead(row.requirement, article, strength, context),
    ...indented(named(words.state, m.state[row.state], m)),
    ...indented(named(words.duty, output.pick(duty), m)),
    ...(found.length > 0 ? found : indented(output.pick(row.why))),
    ...(asks === null ? [] : indented(named(words.judge, output.pick(asks), m))),
    ...unknown(row, m).flatMap((text) => indented(text)),
    ...(attested === null ? [] : indented(m.lawReviewAttested(attested.by, attested.at, attested.until))),
    ...indented(named(words.who, output.pick(actorWords[row.who]), m)),
    ...(facts.length === 0 ? [] : ['', words.facts, ...facts.flatMap((one) => indented(factLine(one)))]),
  ];
}
