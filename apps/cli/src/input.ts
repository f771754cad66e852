import { readFile } from 'node:fs/promises';
import { CliError, EXIT } from './cli-error.ts';
import { both } from './messages.ts';

/** Reads a file the caller named. @throws {CliError} `file_unreadable` */
export async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new CliError(
      'file_unreadable',
      {
        what: both((m) => m.fileMissingWhat(file)),
        why: both((m) => m.fileMissingWhy[code] ?? String(cause)),
        remedy: both((m) => m.fileMissingRemedy),
      },
      EXIT.usage,
      { cause },
    );
  }
}

/** Reads a file that holds one JSON value. @throws {CliError} `file_unreadable`, `not_json` */
export async function readJson(file: string): Promise<unknown> {
  const text = (await readInput(file)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(
      'not_json',
      {
        what: both((m) => m.badJsonWhat(file)),
        why: { 'zh-CN': reason, en: reason },
        remedy: both((m) => m.badJsonRemedy),
      },
      EXIT.usage,
      { cause },
    );
  }
}

/** Reads a whole number of an option. @throws {CliError} `bad_number` */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new CliError(
    'bad_number',
    {
      what: both((m) => m.badNumberWhat(name, text)),
      why: both((m) => m.badNumberWhy(least, most)),
      remedy: both((m) => m.badNumberRemedy),
    },
    EXIT.usage,
  );
}

/** Reads a moment with its offset, or takes now. @throws {CliError} `bad_time` */
export function moment(text: string | undefined, now: number): number {
  if (text === undefined) return now;
  const value = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : NaN;
  if (Number.isFinite(value)) return value;
  throw new CliError(
    'bad_time',
    {
      what: both((m) => m.badTimeWhat(text)),
      why: both((m) => m.badTimeWhy),
      remedy: both((m) => m.badTimeRemedy),
    },
    EXIT.usage,
  );
}
