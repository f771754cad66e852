import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './callout.css';

export type Tone = 'plain' | 'note' | 'ok' | 'problem';

export interface CalloutProps {
  readonly tone: Tone;
  /** Read out at once when it appears. Off for what was on the screen from the start. */
  readonly alert?: boolean;
  readonly children: ReactNode;
}

const ICON: Readonly<Record<Tone, IconName>> = { plain: 'info', note: 'info', ok: 'check', problem: 'alert' };

/** A few sentences that must not be missed. Tone is in the picture and the words, never in colour alone. */
export function Callout({ tone, alert = false, children }: CalloutProps) {
  return (
    <div className="c-callout" data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon name={ICON[tone]} />
      <div className="c-callout-words">{children}</div>
    </div>
  );
}
