import { Icon, type IconName } from './icon.tsx';
import './status-chip.css';

export interface StatusChipProps {
  readonly tone: 'plain' | 'note' | 'ok' | 'problem';
  /** A picture before the word, so that many are told apart at a glance. */
  readonly icon?: IconName;
  readonly children: string;
}

/** One word of state. For states of the law take `LawChip`. */
export function StatusChip({ tone, icon, children }: StatusChipProps) {
  return (
    <span className="c-chip" data-tone={tone}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  );
}
