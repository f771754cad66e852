import { Toggle, ToggleGroup } from '@consentry/ui';
import { useSettings, useSharedWords } from './words.tsx';
import './settings-bar.css';

const LANGUAGES = [
  { value: 'zh-CN', text: '中文', lang: 'zh-CN' },
  { value: 'en', text: 'English', lang: 'en' },
] as const;

/** Language, light or dark, size and contrast, on every page. */
export function SettingsBar() {
  const { settings, change } = useSettings();
  const { shared, language } = useSharedWords();
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    text: shared.settings[value],
    lang: language,
  }));
  return (
    <fieldset className="w-settings" aria-label={shared.settings.title}>
      <ToggleGroup
        label={shared.settings.language}
        value={settings.language}
        options={LANGUAGES}
        onChange={(chosen) => change({ language: chosen })}
      />
      <ToggleGroup
        label={shared.settings.theme}
        value={settings.theme}
        options={themes}
        onChange={(theme) => change({ theme })}
      />
      <Toggle
        icon="text"
        label={shared.settings.largeText}
        isSelected={settings.largeText}
        onChange={(largeText) => change({ largeText })}
      />
      <Toggle
        icon="contrast"
        label={shared.settings.highContrast}
        isSelected={settings.highContrast}
        onChange={(highContrast) => change({ highContrast })}
      />
    </fieldset>
  );
}
