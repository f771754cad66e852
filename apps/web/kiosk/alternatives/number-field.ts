import type { Messages } from '../settings/words.tsx';
import type { EntryField } from './pin-entry.tsx';

/** The field for the six-digit number that a person is known by. */
export function numberField(m: Messages): EntryField {
  return {
    name: 'number',
    label: m.pin.number,
    hint: '',
    maxLength: 6,
    secret: false,
    check: (value) => (/^[1-9]\d{5}$/.test(value) ? '' : m.pin.numberShort),
  };
}
