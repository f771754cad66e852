import type { ReactNode } from 'react';
import { Mark } from '@consentry/ui';
import { SettingsBar } from '../../shared/settings/settings-bar.tsx';
import { useSharedWords } from '../../shared/settings/words.tsx';
import './outside.css';

/** The page of whoever is not signed in: one card, and the settings. */
export function Outside({ children }: { readonly children: ReactNode }) {
  const { shared } = useSharedWords();
  return (
    <div className="k-outside">
      <header className="k-outside-brand">
        <Mark />
        <p>{shared.product}</p>
      </header>
      <main className="k-outside-card">{children}</main>
      <footer className="k-outside-foot">
        <SettingsBar />
      </footer>
    </div>
  );
}
