import type { BiText, Explanation } from '@consentry/law';

/** Exit codes of `consentry`, documented in docs/guides/cli.md. */
export const EXIT = {
  ok: 0,
  /** Something could not be done; of `law review` and `law check`: something of strength law is broken. */
  failed: 1,
  /** The command line is wrong, or a file or facts it hands in cannot be read. */
  usage: 2,
  /** The law, or a person's decision, says no. */
  refused: 3,
  /** A check ran and found something wrong. */
  unsound: 4,
} as const;

/** An error a person can act on: what happened, why, what to do. */
export class CliError extends Error {
  readonly code: string;
  readonly what: BiText;
  readonly why: BiText;
  readonly remedy: BiText;
  readonly exitCode: number;

  constructor(code: string, texts: Explanation, exitCode: number = EXIT.failed, options?: ErrorOptions) {
    super(texts.what.en, options);
    this.name = 'CliError';
    this.code = code;
    this.what = texts.what;
    this.why = texts.why;
    this.remedy = texts.remedy;
    this.exitCode = exitCode;
  }
}
