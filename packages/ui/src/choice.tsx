import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import './choice.css';

export interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  readonly error: string;
  readonly onChange: (value: V) => void;
}

/** A question with a few answers, none of them chosen beforehand. */
export function Choice<V extends string>({ label, value, options, error, onChange }: ChoiceProps<V>) {
  const select = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <RadioGroup
      className="c-choice"
      value={value}
      onChange={select}
      isInvalid={error !== ''}
      validationBehavior="aria"
    >
      <Label className="c-choice-label">{label}</Label>
      <div className="c-choice-options">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="c-radio">
            <span className="c-radio-dot" />
            <span>{option.text}</span>
          </Radio>
        ))}
      </div>
      <FieldError className="c-choice-error">{error}</FieldError>
    </RadioGroup>
  );
}
