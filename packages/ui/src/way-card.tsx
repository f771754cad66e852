import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './way-card.css';
import './way-cards.css';

export interface WayCardProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** Said on the card when the way cannot be used at this moment; empty otherwise. */
  readonly note: string;
  readonly onPress: () => void;
}

/**
 * One way to get in. There is one size, one weight and one colour, on purpose: no way may look better
 * than another (R10.4). The button is named by the title alone and covers the whole card.
 */
export function WayCard({ icon, title, text, note, onPress }: WayCardProps) {
  const id = useId();
  return (
    <div className="c-way">
      <span className="c-way-icon">
        <Icon name={icon} />
      </span>
      <div className="c-way-words">
        <Button className="c-way-title" aria-describedby={id} onPress={onPress}>
          {title}
        </Button>
        <div className="c-way-about" id={id}>
          <p className="c-way-text">{text}</p>
          {note === '' ? null : <p className="c-way-note">{note}</p>}
        </div>
      </div>
    </div>
  );
}

export interface WayCardsProps {
  readonly label: string;
  /** One list item a way. */
  readonly children: ReactNode;
}

/** Sets the ways out so that all have the same size, in one row or in one column. */
export function WayCards({ label, children }: WayCardsProps) {
  return (
    <div className="c-ways">
      <ul className="c-ways-list" aria-label={label}>
        {children}
      </ul>
    </div>
  );
}
