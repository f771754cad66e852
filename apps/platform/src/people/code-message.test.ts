import { expect, test } from 'vitest';
import { codeMessage } from './code-message.ts';

test('a code is told in the language of the person, with how long it is good', () => {
  const message = codeMessage(
    { channel: 'email', to: 'fang@example.com', language: 'zh-CN' },
    '12345678',
    10,
  );
  expect(message.text).toContain('1234 5678');
  expect(message.text).toContain('10 分钟');
  expect(codeMessage({ ...message, language: 'en' }, '12345678', 9).text).toContain('9 minutes');
});
