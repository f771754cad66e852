import './progress.css';
import { Label, ProgressBar } from 'react-aria-components';

export interface ProgressProps {
  readonly label: string;
  readonly have: number;
  readonly need: number;
}

/** How many of a few pieces are there. */
export function Progress({ label, have, need }: ProgressProps) {
  return (
    <ProgressBar className="c-progress" value={have} maxValue={need} valueLabel={`${have} / ${need}`}>
      <Label className="c-progress-label">{label}</Label>
      <span className="c-progress-value">{`${have} / ${need}`}</span>
      <span className="c-progress-pieces">
        {Array.from({ length: need }, (_, index) => (
          <span key={index} className="c-progress-piece" data-done={index < have} />
        ))}
      </span>
    </ProgressBar>
  );
}
