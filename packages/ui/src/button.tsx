import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './button.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly type?: 'button' | 'submit';
  /**
   * `solid` for the one thing most people came to do, `line` for all else, `quiet` for leaving, `danger` for what
   * cannot be undone, only where `ConfirmDialog` says what follows.
   */
  readonly look?: 'solid' | 'line' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
  /** Looks busy while a request runs. The caller ignores presses meanwhile; the words say what goes on. */
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
}

/** A button at least 44 px high. Two buttons of one choice must have the same `look`. */
export function Button({ children, icon, look = 'line', isPending = false, ...rest }: ButtonProps) {
  return (
    <AriaButton className="c-button" data-look={look} {...(isPending ? { 'data-busy': true } : {})} {...rest}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}

/** Lays buttons out side by side, or one under the other where there is no room; all equally wide. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className="c-button-row">{children}</div>;
}
