import { StatusChip, type StatusChipProps } from '@consentry/ui';

export interface CaseChipsProps {
  /** The word for it where a time is over; `null` where none is. */
  readonly late: string | null;
  readonly tone: StatusChipProps['tone'];
  /** The word for how far it is. */
  readonly state: string;
}

/** How far a case is, and whether a time of it is over. */
export function CaseChips({ late, tone, state }: CaseChipsProps) {
  return (
    <span className="a-chips">
      {late === null ? null : (
        <StatusChip tone="problem" icon="clock">
          {late}
        </StatusChip>
      )}
      <StatusChip tone={tone}>{state}</StatusChip>
    </span>
  );
}
