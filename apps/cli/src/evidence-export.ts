import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { AccessReason, Problem } from '@consentry/contract';
import type { Command } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { both, type Messages } from './messages.ts';

interface ExportOptions {
  readonly platform: string;
  readonly period: string;
  readonly purpose?: string;
  readonly site?: string;
  readonly person?: string;
  readonly reason: string;
  readonly tokenFile?: string;
  readonly out: string;
}

/** Longest wait for a bundle, milliseconds. */
const EXPORT_MS = 10 * 60_000;
const PERIOD = /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/;
/** A token may be given by this variable, so that no command line shows it. */
const TOKEN = 'CONSENTRY_TOKEN';

/** `consentry evidence export`: asks a platform for a bundle, as whoever the token is of. */
export function addExport(evidence: Command, m: Messages, withContext: Contextual): void {
  evidence
    .command('export')
    .description(m.evidenceExport)
    .requiredOption('--platform <url>', m.deviceJoinPlatform)
    .requiredOption('--period <period>', m.evidencePeriod)
    .requiredOption('--out <file>', m.evidenceOut)
    .option('--purpose <id>', m.evidencePurpose)
    .option('--site <id>', m.evidenceSite)
    .option('--person <id>', m.evidencePerson)
    .option('--reason <reason>', m.evidenceReason(AccessReason.options.join(', ')), 'audit')
    .option('--token-file <file>', m.evidenceToken(TOKEN))
    .action(
      withContext(async ({ output, m }, options: ExportOptions) => {
        const bytes = await fetchBundle(options, await tokenOf(options.tokenFile));
        await writeNew(options.out, bytes);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const { out } = options;
        output.result({ out, bytes: bytes.length, sha256 }, m.evidenceExported(out, bytes.length, sha256));
      }),
    );
}

async function fetchBundle(options: ExportOptions, token: string): Promise<Uint8Array> {
  const { platform, purpose, site, person, reason } = options;
  const [, from, to = from] = PERIOD.exec(options.period) ?? [];
  if (from === undefined || to === undefined)
    throw new CliError(
      'bad_period',
      {
        what: both((m) => m.badPeriodWhat(options.period)),
        why: both((m) => m.badPeriodWhy),
        remedy: both((m) => m.badPeriodRemedy),
      },
      EXIT.usage,
    );
  const wanted = Object.entries({ from, to, purpose, site, person }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const url = `${platform.replace(/\/+$/, '')}/v1/evidence-bundles?${new URLSearchParams(wanted).toString()}`;
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, 'access-reason': reason },
    redirect: 'error',
    signal: AbortSignal.timeout(EXPORT_MS),
  }).catch((cause: unknown) => {
    throw lost(platform, cause);
  });
  if (answer.ok && answer.headers.get('content-type') === 'application/zip')
    return new Uint8Array(await answer.arrayBuffer());
  const problem = Problem.safeParse(await answer.json().catch(() => null));
  if (!problem.success) throw lost(platform, answer.status);
  const { code, title, detail, remedy, status } = problem.data;
  throw new CliError(code, { what: title, why: detail, remedy }, status < 500 ? EXIT.refused : EXIT.failed);
}

function lost(platform: string, cause: unknown): CliError {
  return new CliError(
    'platform_unreachable',
    {
      what: both((m) => m.witnessLostWhat(platform)),
      why: both((m) => m.witnessLostWhy),
      remedy: both((m) => m.exportLostRemedy),
    },
    EXIT.failed,
    { cause },
  );
}

/** @throws {CliError} `token_missing` */
async function tokenOf(file: string | undefined): Promise<string> {
  const text = file === undefined ? process.env[TOKEN] : await readFile(file, 'utf8').catch(() => '');
  const token = text?.trim() ?? '';
  if (/^[\w.~+/=-]+$/.test(token)) return token;
  throw new CliError(
    'token_missing',
    {
      what: both((m) => m.noTokenWhat),
      why: both((m) => m.noTokenWhy(TOKEN)),
      remedy: both((m) => m.noTokenRemedy(TOKEN)),
    },
    EXIT.usage,
  );
}

/** Evidence is never written over something else. @throws {CliError} `file_unwritable` */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(
      'file_unwritable',
      {
        what: both((m) => m.exportNotWrittenWhat(path)),
        why: { 'zh-CN': reason, en: reason },
        remedy: both((m) => m.exportNotWrittenRemedy),
      },
      EXIT.failed,
      { cause },
    );
  });
}
