import {
  type AskedBy,
  type BiText,
  type Citation,
  type Kind,
  type RegisterId,
  type RegisterRow,
  askedBy,
  deadlineRules,
  instrumentOf,
  register,
  renderCitation,
  textOf,
} from '@consentry/law';
import type { Command } from 'commander';
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
import { columns, indented, named, noRow, rowHead } from './law-text.ts';
import type { Messages } from './messages.ts';

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
        const asked = askedBy(row.id as RegisterId);
        const deadlines = Object.entries(deadlineRules).flatMap(([kind, rule]) =>
          rule.row === row.id ? [kind] : [],
        );
        const texts = row.articles.map((cited) => ({ citation: renderCitation(cited), text: textOf(cited) }));
        context.output.result({ row, asked, deadlines, texts }, readable(row, asked, deadlines, context));
      }),
    );
}

/** The row for a person: what it asks first, what software does, the words of the text last. */
function readable(row: RegisterRow, asked: AskedBy, deadlines: readonly string[], context: Context): string {
  const { output, m } = context;
  const pick = (text: BiText) => output.pick(text);
  const words = m.lawRow;
  const list = (texts: readonly string[]) => texts.join(m.comma);
  const { exception } = row;
  const word = pick(sliceWords[row.slice]);
  const slice = word === row.slice ? word : m.helpMore(word, row.slice);
  const section = (label: string, ...texts: readonly string[]) => [
    '',
    label,
    ...texts.flatMap((text) => indented(text)),
  ];
  const lifters = exception?.liftedBy.map((lifter) => pick(lifterWords[lifter])) ?? [];
  return [
    rowHead(row.id, row.article, row.strength, context),
    ...[
      named(words.slice, slice, m),
      named(words.addressee, list(row.addressee.map((one) => pick(addresseeWords[one]))), m),
      named(words.sources, list(row.sources.map((one) => pick(sourceWords[one]))), m),
      named(words.paper, `docs/law/${row.slice}.md`, m),
    ].flatMap((text) => indented(text)),
    ...section(words.duty, pick(row.duty)),
    ...(row.plain === undefined ? [] : section(words.plain, pick(row.plain))),
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
      ...(asked.gate.length === 0 ? [] : [words.gate(list(asked.gate))]),
      ...(asked.acts.length === 0 ? [] : [words.acts(list(asked.acts))]),
      ...(asked.reads.length === 0 ? [] : [words.reads(list(asked.reads))]),
      ...(asked.codes.length === 0 ? [] : [words.codes(list(asked.codes))]),
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
    ...(row.gaps.length === 0 ? [] : ['', ...wrap(words.gaps(list(row.gaps)), columns()).split('\n')]),
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
