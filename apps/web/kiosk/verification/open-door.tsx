import { Icon, Mark } from '@consentry/ui';
import './open-door.css';

/** The two halves of the tally joined: the door is open. Decorative; the heading says so. */
export function OpenDoor() {
  return (
    <div className="k-open" aria-hidden="true">
      <Mark />
      <span className="k-open-check">
        <Icon name="check" />
      </span>
    </div>
  );
}
