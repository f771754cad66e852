import {
  type Chain,
  type Explained,
  type FindingCode,
  type RegisterId,
  checkActs,
  explain,
  explainCode,
  explainRow,
  findings,
  register,
  review,
} from '@consentry/law';
import { type Command, Option } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Context, Contextual } from './context.ts';
import { moment, readJson } from './input.ts';
import { isPosture } from './law-check.ts';
import { factLine, indented, named, rowHead } from './law-text.ts';
import { type Messages, both } from './messages.ts';

const READERS = ['person', 'officer', 'engineer'] as const;
type Reader = (typeof READERS)[number];

interface ExplainOptions {
  readonly at?: string;
  readonly for?: Reader;
}

/** What is asked about: a code of a finding, or a row. */
type About =
  | { readonly code: FindingCode; readonly id: RegisterId }
  | { readonly code: null; readonly id: RegisterId };

/** `consentry law explain CODE|ROW [FILE] [--for READER] [--at TIME]` */
export function addLawExplain(law: Command, m: Messages, withContext: Contextual): void {
  law
    .command('explain')
    .argument('<subject>', m.lawExplainSubject)
    .argument('[file]')
    .addOption(new Option('--for <reader>', m.lawExplainFor).choices(READERS))
    .option('--at <time>', m.lawAt)
    .description(m.lawExplain)
    .action(
      withContext(async (context, subject: string, file: string | undefined, options: ExplainOptions) => {
        const about = subjectOf(subject);
        const facts = file === undefined ? null : await readJson(file);
        const explained =
          facts === null ? alone(about) : onFacts(about, facts, moment(options.at, Date.now()));
        const value = options.for === undefined ? explained : { [options.for]: explained[options.for] };
        context.output.result(value, readable(explained, options.for, context));
      }),
    );
}

/** Reads a code of a finding or the id of a row. @throws {CliError} `subject_unknown` */
function subjectOf(text: string): About {
  const code = (Object.keys(findings) as FindingCode[]).find((one) => one === text.toLowerCase());
  if (code !== undefined) return { code, id: findings[code].requirement };
  const id = (Object.keys(register) as RegisterId[]).find((one) => one === text.toUpperCase());
  if (id !== undefined) return { code: null, id };
  throw new CliError(
    'subject_unknown',
    {
      what: both((m) => m.noSubjectWhat(text)),
      why: both((m) => m.noSubjectWhy),
      remedy: both((m) => m.noSubjectRemedy),
    },
    EXIT.usage,
  );
}

function alone({ code, id }: About): Explained {
  return code === null ? explainRow(id) : explainCode(code);
}

/** Explains on the state of a processor, or on the facts of one act; what is not broken there, alone. */
function onFacts(about: About, facts: unknown, now: number): Explained {
  if (isPosture(facts)) {
    const row = review(facts, now).find(({ requirement }) => requirement === about.id);
    return row === undefined ? alone(about) : explain(row);
  }
  const broken = checkActs(facts, now).flatMap((act) => (act.permitted ? [] : act.broken));
  const finding = broken.find(({ code, requirement }) =>
    about.code === null ? requirement === about.id : code === about.code,
  );
  return finding === undefined ? alone(about) : explain(finding);
}

function readable(explained: Explained, reader: Reader | undefined, context: Context): string {
  const { output, m } = context;
  if (reader !== undefined)
    return indented(output.pick(explained[reader]))
      .map((line) => line.slice(2))
      .join('\n');
  return [
    ...READERS.flatMap((one) => [m.lawReader[one], ...indented(output.pick(explained[one])), '']),
    ...chain(explained.chain, context),
  ].join('\n');
}

function chain({ text, row, facts }: Chain, context: Context): readonly string[] {
  const { output, m } = context;
  const words = m.lawExplainWords;
  const { article } = register[row.id as RegisterId];
  const quoted = text.flatMap(({ citation, quote }) =>
    quote === null
      ? indented(output.pick(citation))
      : [
          ...indented(output.pick(citation)),
          ...output
            .pick(quote)
            .split('\n')
            .flatMap((line) => indented(`  ${line}`)),
        ],
  );
  return [
    words.text,
    ...quoted,
    '',
    words.row,
    ...indented(rowHead(row.id, article, row.strength, context)),
    ...indented(`  ${output.pick(row.duty)}`),
    ...indented(
      `  ${named(words.exception, row.exception === null ? words.noException : output.pick(row.exception.text), m)}`,
    ),
    ...(facts.length === 0 ? [] : ['', words.facts, ...facts.flatMap((one) => indented(factLine(one)))]),
  ];
}
