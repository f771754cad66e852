import {
  type BiText,
  type Citation,
  type Kind,
  type RegisterRow,
  deadlineRules,
  findings,
  instrumentOf,
  register,
  renderCitation,
  textOf,
} from '@consentry/law';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Context, Contextual } from './context.ts';
import { wrap } from './help.ts';
import {
  addresseeWords,
  kindWords,
  lifterWords,
  readingWords,
  sliceWords,
  sourceWords,
} from './law-words.ts';
import { type Messages, both } from './messages.ts';

/** A text wider than this is not read with ease, however wide the terminal. */
const COLUMNS = 100;
const KINDS: readonly Kind[] = ['enforce', 'evidence', 'prompt'];

/** `consentry law show ROW` */
export function addLawShow(law: Command, m: Messages, withContext: Contextual): void {
  law
    .command('show')
    .argument('<row>', m.lawShowId)
    .description(m.lawShow)
    .action(
      withContext(async (context, id: string) => {
        const row = Object.values(register).find((one) => one.id === id.toUpperCase());
        if (row === undefined) throw noRow(id);
        const gate = Object.entries(findings).flatMap(([code, { requirement }]) =>
          requirement === row.id ? [code] : [],
        );
        const deadlines = Object.entries(deadlineRules).flatMap(([kind, rule]) =>
          rule.row === row.id ? [kind] : [],
        );
        const texts = row.articles.map((cited) => ({ citation: renderCitation(cited), text: textOf(cited) }));
        context.output.result({ row, gate, deadlines, texts }, readable(row, gate, deadlines, context));
      }),
    );
}

/** The row for a person: what it asks first, what software does, the words of the text last. */
function readable(
  row: RegisterRow,
  gate: readonly string[],
  deadlines: readonly string[],
  { output, m }: Context,
): string {
  const pick = (text: BiText) => output.pick(text);
  const words = m.lawRow;
  const list = (texts: readonly string[]) => texts.join(m.comma);
  const { exception } = row;
  const word = pick(sliceWords[row.slice]);
  const slice = word === row.slice ? word : m.helpMore(word, row.slice);
  const columns = Math.min(process.stdout.columns ?? COLUMNS, COLUMNS);
  const section = (label: string, ...texts: readonly string[]) => [
    '',
    label,
    ...texts.flatMap((text) => indented(text, columns)),
  ];
  const lifters = exception?.liftedBy.map((lifter) => pick(lifterWords[lifter])) ?? [];
  return [
    `${row.id} ${pick(row.article)} [${m.strength[row.strength]}]`,
    ...[
      named(words.slice, slice, m),
      named(words.addressee, list(row.addressee.map((one) => pick(addresseeWords[one]))), m),
      named(words.sources, list(row.sources.map((one) => pick(sourceWords[one]))), m),
      named(words.paper, `docs/law/${row.slice}.md`, m),
    ].flatMap((text) => indented(text, columns)),
    ...section(words.duty, pick(row.duty)),
    ...section(words.trigger, pick(row.trigger)),
    ...section(words.deadline, pick(row.deadline.text)),
    ...(exception === null
      ? section(words.exception, words.noException)
      : section(words.exception, pick(exception.text), named(words.lifters, list(lifters), m))),
    ...KINDS.flatMap((kind) => {
      const text = row[kind];
      return text === null ? [] : section(pick(kindWords[kind]), pick(text));
    }),
    ...section(
      words.today,
      gate.length === 0 ? words.noRule : words.refuses(list(gate)),
      ...(deadlines.length === 0 ? [] : [words.counts(list(deadlines))]),
    ),
    ...row.scenarios.flatMap(({ given, when, then }) =>
      section(
        words.scenario,
        named(words.given, pick(given), m),
        named(words.when, pick(when), m),
        named(words.then, pick(then), m),
      ),
    ),
    ...(row.gaps.length === 0 ? [] : ['', ...wrap(words.gaps(list(row.gaps)), columns).split('\n')]),
    ...section(words.text, ...row.articles.flatMap((cited) => citedText(cited, pick, m))),
  ].join('\n');
}

function citedText(cited: Citation, pick: (text: BiText) => string, m: Messages): readonly string[] {
  const text = textOf(cited);
  if (text !== null)
    return [
      pick(renderCitation(cited)),
      ...pick(text)
        .split('\n')
        .map((line) => `  ${line}`),
    ];
  return [m.helpMore(pick(renderCitation(cited)), pick(readingWords[instrumentOf(cited).verified]))];
}

function named(label: string, text: string, m: Messages): string {
  return `${label}${m.colon}${text}`;
}

/** Puts two columns before every line, and those a text has itself. */
function indented(text: string, columns: number): readonly string[] {
  const own = /^ */.exec(text)?.[0] ?? '';
  const before = `  ${own}`;
  return wrap(text.trimStart(), columns - before.length)
    .split('\n')
    .map((line) => before + line);
}

function noRow(id: string): CliError {
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
