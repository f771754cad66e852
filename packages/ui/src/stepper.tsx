import { Icon } from './icon.tsx';
import './stepper.css';

export interface Step {
  readonly id: string;
  readonly title: string;
  /** One line under the title, for example a time; empty for none. */
  readonly text: string;
  readonly state: 'done' | 'now' | 'ahead';
}

export interface StepperProps {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** Where a person is on a way of several steps. */
export function Stepper({ label, steps }: StepperProps) {
  return (
    <ol className="c-stepper" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className="c-step"
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="c-step-dot">{step.state === 'done' ? <Icon name="check" /> : null}</span>
          <span className="c-step-title">{step.title}</span>
          {step.text === '' ? null : <span className="c-step-text">{step.text}</span>}
        </li>
      ))}
    </ol>
  );
}
