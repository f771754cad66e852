import { type ReactNode, useId } from 'react';
import './card.css';

export interface CardProps {
  /** Empty for a card without a heading. */
  readonly title?: string;
  /** 3 where the card stands in a `Section`. */
  readonly level?: 2 | 3 | 4;
  /** A chip, or a number, at the end of the heading's line. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What belongs together, on a surface of its own. */
export function Card({ title = '', level = 3, status, actions, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="c-card">
      {title === '' && status === undefined ? null : (
        <div className="c-card-head">
          {title === '' ? null : <Heading className="c-card-title">{title}</Heading>}
          {status}
        </div>
      )}
      {children}
      {actions === undefined ? null : <div className="c-card-actions">{actions}</div>}
    </div>
  );
}

export interface CardsProps {
  readonly children: ReactNode;
  /** How narrow a card may become before the row breaks. */
  readonly size?: 'small' | 'medium' | 'large';
}

/** Cards beside each other as far as there is room, all equally wide. */
export function Cards({ size = 'medium', children }: CardsProps) {
  return (
    <div className="c-cards" data-size={size}>
      {children}
    </div>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading. */
export function Section({ title, lead, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className="c-section" aria-labelledby={id}>
      <div className="c-section-head">
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <div className="c-section-actions">{actions}</div>}
      </div>
      {lead === undefined ? null : <p className="c-section-lead">{lead}</p>}
      {children}
    </section>
  );
}

export interface DescriptionItem {
  readonly term: string;
  readonly detail: ReactNode;
}

export interface DescriptionListProps {
  readonly items: readonly DescriptionItem[];
  /** `rows`: term beside detail. `columns`: term over detail, several beside each other. */
  readonly look?: 'rows' | 'columns';
}

/** Facts with their names. */
export function DescriptionList({ items, look = 'rows' }: DescriptionListProps) {
  return (
    <dl className="c-facts" data-look={look}>
      {items.map(({ term, detail }) => (
        <div key={term} className="c-fact">
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface FigureProps {
  readonly term: string;
  /** As it is to be read, with its unit. */
  readonly value: string;
  readonly note?: string;
}

/** One large number with what it counts. */
export function Figure({ term, value, note }: FigureProps) {
  return (
    <div className="c-card c-figure">
      <p className="c-figure-term">{term}</p>
      <p className="c-figure-value">{value}</p>
      {note === undefined ? null : <p className="c-figure-note">{note}</p>}
    </div>
  );
}
