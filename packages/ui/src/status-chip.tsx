import './status-chip.css';

export interface StatusChipProps {
  readonly tone: 'plain' | 'note' | 'ok' | 'problem';
  readonly children: string;
}

/** One word of state. */
export function StatusChip({ tone, children }: StatusChipProps) {
  return (
    <span className="c-chip" data-tone={tone}>
      {children}
    </span>
  );
}
