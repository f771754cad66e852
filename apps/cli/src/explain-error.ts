import { imageErrorText } from '@consentry/contract';
import { DeviceError } from '@consentry/device';
import { type BiText, CountingError, type Explanation, FactsError, TimeError } from '@consentry/law';
import { EvaluateError, ImageError, ModelError, modelErrorText } from '@consentry/recognition';
import { VaultError, vaultErrorText } from '@consentry/vault';
import { CliError, EXIT } from './cli-error.ts';
import { both } from './messages.ts';

/** Gives any error a code and texts in both languages; what nobody named is `internal`. Never a stack trace. */
export function explainError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  const named = namedByPackage(error);
  if (named !== null) {
    const exitCode = error instanceof FactsError ? EXIT.usage : EXIT.failed;
    return new CliError(named.code, named.texts, exitCode, { cause: error });
  }
  const folder = unusable(error);
  if (folder !== null) return folder;
  const detail = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const texts = {
    what: both((m) => m.internalWhat),
    why: { 'zh-CN': detail, en: detail },
    remedy: both((m) => m.internalRemedy),
  };
  return new CliError('internal', texts, EXIT.failed, { cause: error });
}

/** A file or folder that the system does not let anybody use, or that has no room; `null` for anything else. */
function unusable(error: unknown): CliError | null {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return null;
  const code = String(error.code);
  const why = both((m) => m.pathWhy[code] ?? '');
  if (why.en === '') return null;
  const what = both((m) => m.pathWhat(String(error.path)));
  return new CliError('path_unusable', { what, why, remedy: both((m) => m.pathRemedy) }, EXIT.failed, {
    cause: error,
  });
}

function namedByPackage(error: unknown): { readonly code: string; readonly texts: Explanation } | null {
  if (error instanceof ImageError) return { code: error.code, texts: imageErrorText(error.code) };
  if (error instanceof ModelError) {
    const { what, why, remedy } = modelErrorText(error.code);
    return { code: error.code, texts: { what, why: withDetail(why, error.detail), remedy } };
  }
  if (error instanceof EvaluateError || error instanceof DeviceError)
    return { code: error.code, texts: error.text };
  if (error instanceof FactsError || error instanceof TimeError || error instanceof CountingError)
    return { code: error.code, texts: error };
  if (error instanceof VaultError) return { code: error.code, texts: vaultErrorText(error.code) };
  return null;
}

function withDetail(text: BiText, detail: string): BiText {
  return { 'zh-CN': `${text['zh-CN']}（${detail}）`, en: `${text.en} (${detail})` };
}
