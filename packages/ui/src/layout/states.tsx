import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon.tsx';
import '../callout.css';
import './states.css';

export interface EmptyStateProps {
  readonly icon?: IconName;
  /** What there is none of. */
  readonly title: string;
  /** Why, and what to do. */
  readonly text: string;
  /** The button that does it. */
  readonly action?: ReactNode;
}

/** Said where there is nothing yet. */
export function EmptyState({ icon = 'info', title, text, action }: EmptyStateProps) {
  return (
    <div className="c-empty">
      <span className="c-empty-icon">
        <Icon name={icon} />
      </span>
      <p className="c-empty-title">{title}</p>
      <p className="c-empty-text">{text}</p>
      {action === undefined ? null : <div className="c-empty-action">{action}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  /** What happened, why, and what to do: `title`, `detail` and `remedy` of a problem. */
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  /** What to tell whoever helps, for example “Request 7f3a…”; empty for none. */
  readonly reference?: string;
  readonly action?: ReactNode;
}

/** Said where something could not be had. */
export function ErrorState({ title, detail, remedy, reference = '', action }: ErrorStateProps) {
  return (
    <div className="c-callout c-error-state" data-tone="problem" role="alert">
      <Icon name="alert" />
      <div className="c-callout-words">
        <p className="c-error-title">{title}</p>
        <p>{detail}</p>
        <p className="c-error-remedy">{remedy}</p>
        {reference === '' ? null : <p className="c-error-reference">{reference}</p>}
        {action === undefined ? null : <div>{action}</div>}
      </div>
    </div>
  );
}

export interface SkeletonProps {
  /** Said to whoever does not see it: “Loading people”. */
  readonly label: string;
  readonly look?: 'lines' | 'card' | 'table';
  readonly lines?: number;
}

/** The place of what is being loaded. */
export function Skeleton({ label, look = 'lines', lines = 3 }: SkeletonProps) {
  return (
    <output className="c-skeleton" data-look={look}>
      <span className="c-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="c-skeleton-line" />
      ))}
    </output>
  );
}
