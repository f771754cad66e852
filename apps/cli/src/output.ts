import type { BiText } from '@consentry/law';
import { CliError } from './cli-error.ts';
import type { Language } from './language.ts';
import { messagesIn } from './messages.ts';

/** Where a command writes: text for a person, or one JSON value for a program. */
export interface Output {
  readonly json: boolean;
  readonly language: Language;
  /** Prints the result: `value` as JSON with `--json`, else the text. */
  result(value: unknown, text: string): void;
  /** Prints progress for a person; silent with `--json`. */
  say(text: string): void;
  /** Picks the language of a text. */
  pick(text: BiText): string;
}

export function makeOutput(json: boolean, language: Language): Output {
  return {
    json,
    language,
    result: (value, text) => process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
    say: (text) => {
      if (!json) process.stderr.write(`${text}\n`);
    },
    pick: (text) => text[language],
  };
}

/** Ends a sentence that has no end. */
function whole(text: string, fullStop: string): string {
  return /[.。!！?？]$/.test(text) ? text : text + fullStop;
}

/** Writes an error as what, why and what to do; as one JSON object on stdout with `--json`. */
export async function reportError(error: unknown, output: Output): Promise<number> {
  // Names the errors of every package, so it is loaded only for one of theirs.
  const explained =
    error instanceof CliError ? error : (await import('./explain-error.ts')).explainError(error);
  const { code, what, why, remedy, exitCode } = explained;
  if (output.json) {
    process.stdout.write(`${JSON.stringify({ error: { code, what, why, remedy } })}\n`);
  } else {
    const m = messagesIn(output.language);
    process.stderr.write(
      `${m.errorWhat}${whole(output.pick(what), m.fullStop)}\n${m.errorWhy}${output.pick(why)}\n${m.errorRemedy}${output.pick(remedy)}\n`,
    );
  }
  return exitCode;
}
