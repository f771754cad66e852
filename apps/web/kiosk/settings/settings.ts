export type Language = 'zh-CN' | 'en';

/** How this person wants to see and hear the kiosk. Kept in memory, put back for the next person. */
export interface Settings {
  readonly language: Language;
  readonly largeText: boolean;
  readonly highContrast: boolean;
  readonly sound: boolean;
  /** What is to be touched stands low on the screen, within reach of who sits. */
  readonly low: boolean;
}

/**
 * Chooses the settings to begin with: the first language of the browser that the kiosk speaks, else
 * Chinese. `?lang=en` or `?lang=zh-CN` in the address goes before, for a door that has one language.
 */
export function initialSettings(preferred: readonly string[], search: string): Settings {
  const asked = new URLSearchParams(search).get('lang');
  const language = [...(asked === null ? [] : [asked]), ...preferred]
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((primary) => primary === 'zh' || primary === 'en');
  return {
    language: language === 'en' ? 'en' : 'zh-CN',
    largeText: false,
    highContrast: false,
    sound: true,
    low: false,
  };
}
