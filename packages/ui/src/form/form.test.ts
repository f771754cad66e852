import { expect, test } from 'vitest';
import { fieldOfPointer } from './form.tsx';

test.each([
  ['/body/name', 'name'],
  ['/body/contact/email', 'contact.email'],
  ['/body/ways/0/a~1b~0c', 'ways.0.a/b~c'],
  ['/body', ''],
  ['/headers/if-match', 'headers.if-match'],
])('%s is the field %j', (pointer, field) => {
  expect(fieldOfPointer(pointer)).toBe(field);
});
