import type { PersonLanguage } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';

const SUBJECT = both('您的验证码', 'Your code');

function text(code: string, minutes: number): BiText {
  return both(
    `您的验证码是 ${code}，${minutes} 分钟内有效。如果不是您本人在操作，请忽略；不要告诉任何人，包括工作人员。`,
    `Your code is ${code}. It is good for ${minutes} minutes. If you did not ask for it, do nothing; tell it to nobody, staff included.`,
  );
}

/** The words in which a code is sent. */
export function codeText(
  language: PersonLanguage,
  code: string,
  minutes: number,
): { readonly subject: string; readonly text: string } {
  return { subject: SUBJECT[language], text: text(code, minutes)[language] };
}
