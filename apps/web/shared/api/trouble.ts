import type { BiText } from '@consentry/law';
import { ConsentryProblem, ConsentryUnreachable } from '@consentry/sdk';
import { en } from '../messages.en.ts';
import { zhCN } from '../messages.zh-CN.ts';

/** What went wrong as a person is told: what, why, what to do. */
export interface Trouble {
  /** Of the platform's catalogue; `unreachable` when no answer came, `browser` for anything else. */
  readonly code: string;
  readonly title: BiText;
  readonly detail: BiText;
  readonly remedy: BiText;
  /** JSON Pointers to the fields that are wrong. */
  readonly fields: readonly string[];
  /** What the law refused, row by row. */
  readonly broken: ConsentryProblem['broken'];
  readonly article: BiText | null;
  /** Names the request to staff; `null` where none arrived. */
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
}

/** Tells what went wrong from whatever was thrown. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ConsentryProblem) {
    const { code, title, detail, remedy, fields, broken, article, requestId, retryAfterSeconds } = error;
    return { code, title, detail, remedy, fields, broken, article, requestId, retryAfterSeconds };
  }
  const words = error instanceof ConsentryUnreachable ? 'unreachable' : 'browser';
  const text = (part: 'title' | 'detail' | 'remedy'): BiText => ({
    'zh-CN': zhCN.trouble[words][part],
    en: en.trouble[words][part],
  });
  return {
    code: words,
    title: text('title'),
    detail: text('detail'),
    remedy: text('remedy'),
    fields: [],
    broken: [],
    article: null,
    requestId: null,
    retryAfterSeconds: null,
  };
}
