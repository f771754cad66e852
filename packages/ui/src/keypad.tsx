import { Button } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './keypad.css';

export interface KeypadProps {
  readonly label: string;
  readonly eraseLabel: string;
  readonly clearLabel: string;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  readonly onClear: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** On-screen digits in the order of a telephone. A physical keyboard works without it. */
export function Keypad(props: KeypadProps) {
  const digit = (value: string) => (
    <Button key={value} className="c-key" onPress={() => props.onDigit(value)}>
      {value}
    </Button>
  );
  return (
    <fieldset className="c-keypad" aria-label={props.label}>
      {DIGITS.map(digit)}
      <Button className="c-key c-key-word" onPress={props.onClear}>
        {props.clearLabel}
      </Button>
      {digit('0')}
      <Button className="c-key" aria-label={props.eraseLabel} onPress={props.onErase}>
        <Icon name="erase" />
      </Button>
    </fieldset>
  );
}
