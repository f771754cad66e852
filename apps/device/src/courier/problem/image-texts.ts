import { ImageErrorCode, imageErrorText } from '@consentry/contract';
import type { ProblemText } from './texts.ts';

/** What is wrong with a photo, for each code the vault process may give. */
export const imageTexts = Object.fromEntries(
  ImageErrorCode.options.map((code): [ImageErrorCode, ProblemText] => {
    const { what, why, remedy } = imageErrorText(code);
    return [code, { status: code === 'image_too_large' ? 413 : 422, title: what, detail: why, remedy }];
  }),
) as Readonly<Record<ImageErrorCode, ProblemText>>;
