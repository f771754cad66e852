import { Act, FaceAct, checkActs, checkOrganisational } from '@consentry/law';
import { type Command, Option } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Context, Contextual } from './context.ts';
import { moment, readJson } from './input.ts';
import { findingLines, indented } from './law-text.ts';
import { type Messages, both } from './messages.ts';

interface CheckOptions {
  readonly at?: string;
  readonly act?: string;
  readonly target?: string;
}

/** One answer, of an act on a face or of an organisation. */
type Check = ReturnType<typeof checkActs>[number] | ReturnType<typeof checkOrganisational>;

/** `consentry law check FILE [--at TIME] [--act ACT] [--target JSON]` */
export function addLawCheck(law: Command, m: Messages, withContext: Contextual): void {
  law
    .command('check')
    .argument('<file>')
    .option('--at <time>', m.lawAt)
    .addOption(new Option('--act <act>', m.lawCheckOption.act).choices(Act.options))
    .option('--target <json>', m.lawCheckOption.target)
    .description(m.lawCheck)
    .action(
      withContext(async (context, file: string, options: CheckOptions) => {
        const acts = check(await readJson(file), options);
        context.output.result({ acts }, acts.flatMap((act) => answer(act, context)).join('\n'));
        if (!acts.some(({ permitted }) => permitted)) {
          const law = acts.some(
            (one) => !one.permitted && one.broken.some(({ strength }) => strength === 'law'),
          );
          context.exit(law ? EXIT.failed : EXIT.refused);
        }
      }),
    );
}

function check(value: unknown, { at, act, target }: CheckOptions): readonly Check[] {
  const now = moment(at, Date.now());
  if (act !== undefined && !FaceAct.safeParse(act).success) {
    return [checkOrganisational(act, withTarget(value, target, act), now)];
  }
  if (target !== undefined || isPosture(value) || isPair(value)) throw actMissing();
  const acts = checkActs(value, now);
  return act === undefined ? acts : acts.filter((one) => one.act === act);
}

/** The state and what the act is done to: from the file alone, or from the file and the option. */
function withTarget(value: unknown, target: string | undefined, act: string): unknown {
  if (target !== undefined) return { facts: isPair(value) ? value.facts : value, target: parsed(target) };
  if (isPair(value)) return value;
  throw new CliError(
    'missing_target',
    {
      what: both((m) => m.noTargetWhat(act)),
      why: both((m) => m.noTargetWhy),
      remedy: both((m) => m.noTargetRemedy),
    },
    EXIT.usage,
  );
}

function isPair(value: unknown): value is { readonly facts: unknown; readonly target: unknown } {
  return typeof value === 'object' && value !== null && 'facts' in value && 'target' in value;
}

/** Tells the state of a processor from the facts of one act: only the first says when it was gathered. */
export function isPosture(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'as_of' in value;
}

function parsed(target: string): unknown {
  try {
    return JSON.parse(target);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(
      'bad_target',
      {
        what: both((m) => m.badTargetWhat(target)),
        why: { 'zh-CN': reason, en: reason },
        remedy: both((m) => m.badTargetRemedy),
      },
      EXIT.usage,
      { cause },
    );
  }
}

function actMissing(): CliError {
  return new CliError(
    'missing_act',
    {
      what: both((m) => m.noActWhat),
      why: both((m) => m.noActWhy),
      remedy: both((m) => m.noActRemedy),
    },
    EXIT.usage,
  );
}

function answer(check: Check, context: Context): readonly string[] {
  const { output, m } = context;
  const asks =
    'asks' in check && check.asks.length > 0
      ? [
          `  ${m.lawAsks}`,
          ...check.asks.flatMap(({ requirement, question }) =>
            indented(`  ${requirement} ${output.pick(question)}`),
          ),
        ]
      : [];
  if (!check.permitted) {
    return [
      `${check.act}${m.colon}${m.lawRefused}`,
      ...check.broken.flatMap((finding) => findingLines(finding, context)),
      ...asks,
    ];
  }
  const readings = 'readings' in check ? check.readings : [];
  return [
    `${check.act}${m.colon}${m.lawPermitted}`,
    ...readings.flatMap(({ text }) => indented(output.pick(text))),
    ...asks,
  ];
}
