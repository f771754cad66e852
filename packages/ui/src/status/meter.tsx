import { Label, Meter as AriaMeter, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import './meter.css';

export interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** As it is to be read: “83,412 of 100,000 people”. */
  readonly text: string;
  readonly tone?: 'plain' | 'note' | 'problem';
  /** Said under it: from where the tone comes. */
  readonly note?: string;
}

/** How much of something limited is taken. */
export function Meter({ label, value, max, text, tone = 'plain', note }: MeterProps) {
  return (
    <AriaMeter className="c-meter" data-tone={tone} value={value} maxValue={max} valueLabel={text}>
      <div className="c-meter-head">
        <Label className="c-meter-label">
          {tone === 'plain' ? null : <Icon name="alert" />}
          {label}
        </Label>
        <span className="c-meter-text">{text}</span>
      </div>
      <Bar share={value / max} />
      {note === undefined ? null : <p className="c-meter-note">{note}</p>}
    </AriaMeter>
  );
}

export interface ProgressBarProps {
  readonly label: string;
  /** Null while nobody knows how far it is. */
  readonly value: number | null;
  readonly max: number;
  readonly text: string;
}

/** How far long work has come. For a few pieces take `Progress`. */
export function ProgressBar({ label, value, max, text }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="c-meter"
      {...(value === null ? { isIndeterminate: true } : { value })}
      maxValue={max}
      valueLabel={text}
    >
      <div className="c-meter-head">
        <Label className="c-meter-label">{label}</Label>
        <span className="c-meter-text">{text}</span>
      </div>
      <Bar share={value === null ? null : value / max} />
    </AriaProgressBar>
  );
}

/** Drawn as SVG: its length needs no style in the page. */
function Bar({ share }: { readonly share: number | null }) {
  const length = Math.round(Math.min(1, Math.max(0, share ?? 0.3)) * 1000) / 10;
  return (
    <svg className="c-meter-bar" data-unknown={share === null} aria-hidden="true" focusable="false">
      <rect className="c-meter-track" width="100%" height="100%" rx="6" />
      <rect className="c-meter-fill" width={`${length}%`} height="100%" rx="6" />
    </svg>
  );
}
