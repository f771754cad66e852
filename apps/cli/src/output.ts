import type { BiText } from '@consentry/law';
import { CliError, EXIT } from './cli-error.ts';
import type { Language } from './language.ts';

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

interface Explained {
  readonly code: string;
  readonly what: BiText;
  readonly why: BiText;
  readonly remedy: BiText;
  readonly exitCode: number;
}

/** Writes an error as what, why and what to do; as one JSON object on stdout with `--json`. */
export function reportError(error: unknown, output: Output): number {
  const explained = explain(error);
  const { what, why, remedy } = explained;
  if (output.json) {
    process.stdout.write(`${JSON.stringify({ error: { code: explained.code, what, why, remedy } })}\n`);
  } else {
    const labels =
      output.language === 'zh-CN' ? ['错误', '原因', '解决办法'] : ['error', 'why', 'what to do'];
    const separator = output.language === 'zh-CN' ? '：' : ': ';
    const parts = [what, why, remedy].map((text, at) => `${labels[at]}${separator}${output.pick(text)}`);
    process.stderr.write(`${parts.join('\n')}\n`);
  }
  return explained.exitCode;
}

function explain(error: unknown): Explained {
  if (error instanceof CliError) return error;
  if (hasTexts(error)) return { ...error, code: error.code, exitCode: EXIT.failed };
  const detail = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    what: { 'zh-CN': '命令没有完成。', en: 'The command did not finish.' },
    why: { 'zh-CN': detail, en: detail },
    remedy: {
      'zh-CN': '请运行 consentry doctor 检查环境；若仍失败，请附上以上文字报告问题。',
      en: 'Run "consentry doctor" to check the set-up; if it still fails, report the text above.',
    },
    exitCode: EXIT.failed,
  };
}

/** Errors of the packages carry their own bilingual texts under these names. */
function hasTexts(error: unknown): error is Error & Omit<Explained, 'exitCode'> {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    ['what', 'why', 'remedy'].every((key) => isBiText((error as unknown as Record<string, unknown>)[key]))
  );
}

function isBiText(value: unknown): value is BiText {
  return typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value;
}
