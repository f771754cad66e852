import { useId } from 'react';
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './way-card.css';

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
 * than another (R10.4).
 */
export function WayCard({ icon, title, text, note, onPress }: WayCardProps) {
  const id = useId();
  return (
    <Button className="c-way" aria-labelledby={`${id}t`} aria-describedby={`${id}d`} onPress={onPress}>
      <span className="c-way-icon">
        <Icon name={icon} />
      </span>
      <span className="c-way-words">
        <span className="c-way-title" id={`${id}t`}>
          {title}
        </span>
        <span className="c-way-about" id={`${id}d`}>
          <span className="c-way-text">{text}</span>
          {note === '' ? null : <span className="c-way-note">{note}</span>}
        </span>
      </span>
    </Button>
  );
}
