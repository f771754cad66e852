import { Toggle, ToggleGroup } from '@consentry/ui';
import type { Settings } from './settings.ts';
import { useWords } from './words.tsx';
import './settings-bar.css';

const LANGUAGES = [
  { value: 'zh-CN', text: '中文', lang: 'zh-CN' },
  { value: 'en', text: 'English', lang: 'en' },
] as const;

export interface SettingsBarProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** Language, size, contrast and voice, on every screen, low enough to be reached from a wheelchair. */
export function SettingsBar({ settings, onChange }: SettingsBarProps) {
  const { m } = useWords();
  const change = (part: Partial<Settings>) => onChange({ ...settings, ...part });
  return (
    <fieldset className="k-settings" aria-label={m.shell.settings}>
      <ToggleGroup
        label={m.shell.language}
        value={settings.language}
        options={LANGUAGES}
        onChange={(language) => change({ language })}
      />
      <Toggle
        icon="text"
        label={m.shell.largeText}
        isSelected={settings.largeText}
        onChange={(largeText) => change({ largeText })}
      />
      <Toggle
        icon="contrast"
        label={m.shell.highContrast}
        isSelected={settings.highContrast}
        onChange={(highContrast) => change({ highContrast })}
      />
      <Toggle
        icon="sound"
        label={m.shell.sound}
        isSelected={settings.sound}
        onChange={(sound) => change({ sound })}
      />
      <Toggle icon="down" label={m.shell.low} isSelected={settings.low} onChange={(low) => change({ low })} />
    </fieldset>
  );
}
