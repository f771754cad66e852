import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  type BiText,
  CHECKS,
  ENTRY_TYPES,
  FIELDS,
  type FileReport,
  fill,
  HEADINGS,
  readTrust,
  REASONS,
  Refusal,
  timeWords,
  verdictOf,
  verifyFile,
} from '@consentry/verifier';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { entryFields } from './entry-fields.ts';
import { addExport } from './evidence-export.ts';
import { pdfPath, writeReport } from './evidence-pdf.ts';
import { wholeNumber } from './input.ts';
import { both, type Messages } from './messages.ts';
import type { Output } from './output.ts';

interface VerifyOptions {
  readonly logKey?: string;
  readonly witness?: readonly string[];
  readonly quorum?: string;
  readonly deviceKey?: string;
}

interface PdfOptions {
  readonly out?: string;
}

/** Signs of the results of a check. */
const SIGNS = { holds: '✓', fails: '✗', absent: '–', not_reached: '·' } as const;

/** `consentry evidence verify` and `pdf`: all that is checked is checked by the independent verifier. */
export function addEvidence(program: Command, m: Messages, withContext: Contextual): void {
  const evidence = program.command('evidence').description(m.evidence);
  const trusting = (command: Command): Command =>
    command
      .argument('<file>', m.evidenceFile)
      .option('--log-key <key>', m.evidenceLogKey)
      .option(
        '--witness <key>',
        m.evidenceWitness,
        (key: string, keys: readonly string[]) => [...keys, key],
        [],
      )
      .option('--quorum <count>', m.evidenceQuorum)
      .option('--device-key <key>', m.evidenceDeviceKey);
  addExport(evidence, m, withContext);
  trusting(evidence.command('verify'))
    .description(m.evidenceVerify)
    .action(
      withContext(async ({ output, exit }, path: string, options: VerifyOptions) => {
        const report = await verifyFile(await openFile(path), await trusted(options));
        output.result(report, told(report, output));
        if (!report.proved) exit(EXIT.failed);
      }),
    );
  trusting(evidence.command('pdf'))
    .option('--out <file>', m.evidencePdfOut)
    .description(m.evidencePdf)
    .action(
      withContext(async ({ output, exit }, path: string, options: VerifyOptions & PdfOptions) => {
        const trust = await trusted(options);
        const file = await openFile(path);
        const report = await verifyFile(file, trust);
        const out = pdfPath(path, options.out);
        const bytes = new Uint8Array(await file.arrayBuffer());
        await writeReport(report, { path, out, bytes }, output, new Date());
        output.result({ out, proved: report.proved }, m.evidencePdfWritten(out));
        if (!report.proved) exit(EXIT.failed);
      }),
    );
}

/** @throws {CliError} `bad_key`, `bad_number` */
async function trusted({ logKey, witness, quorum, deviceKey }: VerifyOptions) {
  try {
    return await readTrust({
      logKey,
      witnesses: witness,
      quorum: quorum === undefined ? undefined : wholeNumber('--quorum', quorum, 0, 63),
      deviceKey,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new CliError(
      'bad_key',
      {
        what: both((m) => m.badKeyWhat),
        why: fill(REASONS[error.code], error.values),
        remedy: both((m) => m.badKeyRemedy),
      },
      EXIT.usage,
      { cause: error },
    );
  }
}

/** @throws {CliError} `file_unreadable` */
async function openFile(path: string): Promise<Blob> {
  try {
    // A folder opens as a blob too, and says so only when it is read.
    if (!(await stat(path)).isFile()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    return await openAsBlob(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new CliError(
      'file_unreadable',
      {
        what: both((m) => m.fileMissingWhat(path)),
        why: both((m) => m.fileMissingWhy[code] ?? String(cause)),
        remedy: both((m) => m.fileMissingRemedy),
      },
      EXIT.usage,
      { cause },
    );
  }
}

/** The report for a person: what is proved, what is not, what was checked. */
function told(report: FileReport, output: Output): string {
  const pick = (text: BiText): string => output.pick(text);
  const colon = output.language === 'zh-CN' ? '：' : ': ';
  const list = (heading: keyof typeof HEADINGS, texts: FileReport['proves']) =>
    texts.length === 0 ? [] : ['', pick(HEADINGS[heading]), ...texts.map((text) => `  · ${pick(text)}`)];
  return [
    `${report.proved ? SIGNS.holds : SIGNS.fails} ${pick(report.title)}${colon}${pick(verdictOf(report).text)}`,
    ...list('proves', report.proves),
    ...list('does_not_prove', report.does_not_prove),
    ...list('beware', report.beware),
    ...content(report, pick, colon),
    '',
    pick(HEADINGS.checks),
    ...report.checks.map(({ check, result, reason }) => {
      const why = reason === null ? pick(HEADINGS.not_reached) : pick(reason);
      return `  ${SIGNS[result]} ${pick(CHECKS[check])}${colon}${why}`;
    }),
  ].join('\n');
}

function content(report: FileReport, pick: (text: BiText) => string, colon: string): readonly string[] {
  if (report.format === 'consentry.erasure@v1')
    return report.content === null ? [] : ['', indented(report.content)];
  if (report.format !== 'consentry.evidence@v1' || report.entry === null) return [];
  const { entry, opening } = report;
  return [
    '',
    `${pick(FIELDS.type)}${colon}${pick(ENTRY_TYPES[entry.type])} (${entry.type})`,
    `${pick(FIELDS.at)}${colon}${timeWords(entry.at)}`,
    ...entryFields(entry, opening).map(({ name, value }) => `${pick(name)}${colon}${plain(value)}`),
    `${pick(FIELDS.body)}${colon}${opening === null ? pick(FIELDS.withheld) : ''}`,
    ...(opening === null ? [] : [indented(opening.body)]),
  ];
}

/** Text of a stranger must not steer the terminal. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}/gu, '�');
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => `  ${plain(line)}`)
    .join('\n');
}
