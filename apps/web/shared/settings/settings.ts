export type Language = 'zh-CN' | 'en';
export type Theme = 'system' | 'light' | 'dark';

/** How somebody wants to see the page. Kept in this browser and nowhere else. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly largeText: boolean;
  readonly highContrast: boolean;
}

const KEY = 'consentry.settings';

/**
 * Reads the settings of this browser; else the first language of the browser that we speak, else Chinese.
 * `?lang=en` in the address goes before.
 */
export function readSettings(): Settings {
  const asked = new URLSearchParams(location.search).get('lang');
  const kept = keptSettings();
  const language = [...(asked === null ? [] : [asked]), kept.language ?? '', ...navigator.languages]
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((primary) => primary === 'zh' || primary === 'en');
  return {
    language: language === 'en' ? 'en' : 'zh-CN',
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
    largeText: kept.largeText === true,
    highContrast: kept.highContrast ?? matchMedia('(prefers-contrast: more)').matches,
  };
}

/** Keeps them, where the browser lets us. */
export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Without storage they last as long as the page.
  }
}

/** Shows the page as they say. */
export function applySettings({ language, theme, largeText, highContrast }: Settings): void {
  const root = document.documentElement;
  root.lang = language;
  root.dataset['theme'] = theme;
  root.dataset['text'] = largeText ? 'large' : 'normal';
  root.dataset['contrast'] = highContrast ? 'more' : 'normal';
}

function keptSettings(): Partial<Settings> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
