import type { SectionProps } from '../sections.ts';
import { LogPage } from './log-page.tsx';
import { LogsPage } from './logs-page.tsx';
import { RegisterPage } from './register-page.tsx';

/** `#/logs` is the list, `#/logs/new?key=…&processor=…` registers one, `#/logs/{log}` is one of them. */
export function WitnessSection({ path: [log], search }: SectionProps) {
  if (log === undefined) return <LogsPage />;
  if (log === 'new') return <RegisterPage key={search.toString()} search={search} />;
  return <LogPage key={log} log={log} />;
}
