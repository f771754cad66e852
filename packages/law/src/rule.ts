import type { FaceAct } from './act.ts';
import type { GateFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { type RegisterId, register } from './register/index.ts';
import type { BiText } from './text.ts';

/** The act that is asked for, and when. */
export interface Moment {
  readonly act: FaceAct;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One clause: what it finds broken by doing this act now, or `null`. */
export type Rule = (facts: GateFacts, moment: Moment) => Finding | null;

/** What a rule says when it finds its row broken. `{name}` in a text is filled with a value. */
export interface FindingText {
  readonly requirement: RegisterId;
  readonly why: BiText;
  readonly remedy: BiText;
}

/** Numbers and literals only: a finding never repeats free text of the facts. */
export type FindingValues = Readonly<Record<string, number | string>>;

/**
 * Makes the function by which a slice's rules state their findings; strength and article come from
 * the register, so that no rule can sound more binding than its row.
 *
 * @example const broken = findingsOf(consentFindings); return broken('consent_missing');
 */
export function findingsOf<C extends string>(
  texts: Readonly<Record<C, FindingText>>,
): (code: C, values?: FindingValues) => Finding {
  return (code, values = {}) => {
    const { requirement, why, remedy } = texts[code];
    const { strength, article } = register[requirement];
    return { code, requirement, strength, article, why: fill(why, values), remedy: fill(remedy, values) };
  };
}

const LANGUAGES = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

function fill(text: BiText, values: FindingValues): BiText {
  const put = (language: keyof BiText): string =>
    Object.entries(values).reduce(
      (filled, [name, value]) => filled.replaceAll(`{${name}}`, said(value, LANGUAGES[language])),
      text[language],
    );
  return { 'zh-CN': put('zh-CN'), en: put('en') };
}

/** A value as people write it: days and thousands in their language. */
function said(value: number | string, language: string): string {
  if (typeof value === 'number') return value.toLocaleString(language);
  if (!DAY.test(value)) return value;
  return new Date(value).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
}
