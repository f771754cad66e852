import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { FieldParts, type FieldProps, useFieldControl } from './field.tsx';
import './number-field.css';

export interface NumberFieldProps extends FieldProps {
  /** Null while nothing is filled in. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** How the number is written, for example `{ style: 'unit', unit: 'day' }` or `{ maximumFractionDigits: 2 }`. */
  readonly format?: Intl.NumberFormatOptions;
}

/** A field for a number, written as the language writes it; arrow keys go up and down. */
export function NumberField({ value, onChange, min, max, step, format, ...field }: NumberFieldProps) {
  const { error, control } = useFieldControl(field);
  return (
    <AriaNumberField
      {...control}
      className="c-field"
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(format === undefined ? {} : { formatOptions: format })}
    >
      <FieldParts field={field} error={error}>
        <Group className="c-input c-input-group c-number">
          <Button slot="decrement" className="c-input-button">
            <Icon name="minus" />
          </Button>
          <Input className="c-input-inner" />
          <Button slot="increment" className="c-input-button">
            <Icon name="plus" />
          </Button>
        </Group>
      </FieldParts>
    </AriaNumberField>
  );
}
