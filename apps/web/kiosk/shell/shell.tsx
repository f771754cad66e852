import { type ReactNode, useEffect } from 'react';
import type { DoorView } from '@consentry/contract';
import { Button, Mark, StatusChip } from '@consentry/ui';
import type { Settings } from '../settings/settings.ts';
import { SettingsBar } from '../settings/settings-bar.tsx';
import { useWords } from '../settings/words.tsx';
import './shell.css';

export interface ShellProps {
  readonly door: DoorView | null;
  readonly screen: string;
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
  /** Absent on the first screen. */
  readonly onStart: (() => void) | null;
  /** Absent where the screen itself offers it. */
  readonly onStop: (() => void) | null;
  /** Stands over the foot of the screen while there is something to say. */
  readonly notice: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen: whose door this is, the screen, and the settings. */
export function Shell({ door, screen, settings, onSettings, onStart, onStop, notice, children }: ShellProps) {
  const { m, pick, language } = useWords();

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset['text'] = settings.largeText ? 'large' : 'normal';
    root.dataset['contrast'] = settings.highContrast ? 'more' : 'normal';
    root.dataset['reach'] = settings.low ? 'low' : 'normal';
    document.title = door === null ? m.shell.title : `${pick(door.door.name)} · ${m.shell.product}`;
  }, [language, settings, door, m, pick]);

  return (
    <div className="k-shell" data-home={screen === 'home'}>
      <header className="k-plate">
        <p className="k-brand">
          <Mark />
          <span>{m.shell.product}</span>
        </p>
        {door === null ? null : (
          <div className="k-door">
            <p className="k-door-name">{pick(door.door.name)}</p>
            <p className="k-organisation">{pick(door.organisation.name)}</p>
            {door.example ? (
              <p className="k-example">
                <StatusChip tone="note">{m.shell.example}</StatusChip>
                <span>{m.shell.exampleText}</span>
              </p>
            ) : null}
          </div>
        )}
        {door === null ? null : <p className="k-contact">{m.shell.askStaff(door.organisation.contact)}</p>}
        <div className="k-plate-art">
          <Mark />
        </div>
      </header>
      <main className="k-main" data-screen={screen}>
        {children}
      </main>
      {notice}
      <footer className="k-foot">
        {onStart === null && onStop === null ? null : (
          <div className="k-leave">
            {onStart === null ? null : (
              <Button look="quiet" icon="back" onPress={onStart}>
                {m.shell.startPage}
              </Button>
            )}
            {onStop === null ? null : (
              <Button look="quiet" icon="hand" onPress={onStop}>
                {m.shell.stopFace}
              </Button>
            )}
          </div>
        )}
        <SettingsBar settings={settings} onChange={onSettings} />
      </footer>
    </div>
  );
}
