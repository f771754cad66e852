import '../shared/api/without-eval.ts';
import '@consentry/ui';
import { createRoot } from 'react-dom/client';
import { SettingsProvider } from '../shared/settings/words.tsx';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');
createRoot(root).render(
  <SettingsProvider>
    <App />
  </SettingsProvider>,
);
