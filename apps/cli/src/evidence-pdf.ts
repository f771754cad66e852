import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { evidenceReport, toPdf } from '@consentry/documents';
import {
  type BiText,
  CHECKS,
  ENTRY_TYPES,
  FIELDS,
  type FileReport,
  HEADINGS,
  timeWords,
  verdictOf,
} from '@consentry/verifier';
import { CliError, EXIT } from './cli-error.ts';
import { entryFields } from './entry-fields.ts';
import { both } from './messages.ts';
import type { Output } from './output.ts';

/** Where the file goes: beside what was checked, unless it is said. */
export function pdfPath(path: string, out: string | undefined): string {
  return out ?? `${path.replace(/\.json$/, '')}.pdf`;
}

/**
 * Writes what the verifier says of a file as a PDF, with the file inside where it is text.
 *
 * @throws {CliError} `file_unwritable`
 */
export async function writeReport(
  report: FileReport,
  { path, out, bytes }: { readonly path: string; readonly out: string; readonly bytes: Uint8Array },
  { language }: Output,
  now: Date,
): Promise<void> {
  const text = report.format === 'consentry.bundle@v1' ? null : new TextDecoder().decode(bytes);
  const paper = evidenceReport({
    title: report.title,
    verdict: verdictOf(report).text,
    proves: report.proves,
    does_not_prove: report.does_not_prove,
    beware: report.beware,
    content: contentOf(report),
    checks: report.checks.map(({ check, result, reason }) => ({
      check: CHECKS[check],
      holds: result === 'holds',
      reason: reason ?? HEADINGS.not_reached,
    })),
    digest: createHash('sha256').update(bytes).digest('hex'),
    file: text === null ? null : { name: basename(path), text },
    made_at: now.toISOString(),
  });
  const pdf = await toPdf(paper, language);
  try {
    writeFileSync(out, pdf);
  } catch (cause) {
    throw new CliError(
      'file_unwritable',
      {
        what: both((m) => m.evidencePdfWhat(out)),
        why: both(() => (cause instanceof Error ? cause.message : String(cause))),
        remedy: both((m) => m.evidencePdfRemedy),
      },
      EXIT.usage,
      { cause },
    );
  }
}

interface Field {
  readonly name: BiText;
  readonly value: BiText | string;
}

function contentOf(report: FileReport): readonly Field[] {
  if (report.format === 'consentry.erasure@v1')
    return report.content === null
      ? []
      : [{ name: FIELDS.body, value: JSON.stringify(report.content, null, 1) }];
  if (report.format !== 'consentry.evidence@v1' || report.entry === null) return [];
  const { entry, opening } = report;
  return [
    { name: FIELDS.type, value: ENTRY_TYPES[entry.type] },
    { name: FIELDS.at, value: timeWords(entry.at) },
    ...entryFields(entry, opening),
    {
      name: FIELDS.body,
      value: opening === null ? FIELDS.withheld : JSON.stringify(opening.body, null, 1),
    },
  ];
}
