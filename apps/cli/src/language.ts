export type Language = 'zh-CN' | 'en';

/** Finds `--lang X` or `--lang=X` among the arguments. */
export function languageOption(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  if (at >= 0) return argv[at + 1];
  return argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}

/** Chooses the language of messages: `--lang` if given, else the machine's locale, else English. */
export function chooseLanguage(
  wanted: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const locale = wanted ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}
