import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon.tsx';
import './timeline.css';

export interface TimelineEvent {
  readonly id: string;
  /** When, as it is to be read. */
  readonly at: string;
  /** The same for programs; empty where it has not happened yet. */
  readonly instant: string;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly icon?: IconName;
  readonly tone?: 'plain' | 'note' | 'ok' | 'problem';
  /** Not yet: drawn with a broken line. */
  readonly isAhead?: boolean;
}

export interface TimelineProps {
  readonly label: string;
  readonly events: readonly TimelineEvent[];
}

/** What happened one after the other, and what is still to come. */
export function Timeline({ label, events }: TimelineProps) {
  return (
    <ol className="c-timeline" aria-label={label}>
      {events.map(({ id, at, instant, title, detail, icon, tone = 'plain', isAhead = false }) => (
        <li key={id} className="c-event" data-tone={tone} data-ahead={isAhead}>
          <span className="c-event-dot">{icon === undefined ? null : <Icon name={icon} />}</span>
          <div className="c-event-words">
            <p className="c-event-title">{title}</p>
            {instant === '' ? (
              <p className="c-event-at">{at}</p>
            ) : (
              <time className="c-event-at" dateTime={instant}>
                {at}
              </time>
            )}
            {detail === undefined ? null : <div className="c-event-detail">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
