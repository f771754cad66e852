import type { z } from 'zod';
import { Act } from './act.ts';
import type { BiText, Explanation } from './text.ts';

/** Most paths an error names. */
const PATHS_MAX = 20;
/** Longest step of a path, characters: an unknown field's name is the caller's text and may be anything. */
const STEP_MAX = 64;

/** Thrown when what was handed in cannot be judged at all. Never an answer about the law, never a permit. */
export class FactsError extends Error {
  readonly code:
    | 'facts_malformed'
    | 'facts_contradictory'
    | 'act_unknown'
    | 'clock_unusable'
    | 'research_undeclared';
  readonly what: BiText;
  readonly why: BiText;
  readonly remedy: BiText;
  /** JSON pointers (RFC 6901) to what is wrong; `""` is the whole. Names of fields, never their values. */
  readonly paths: readonly string[];

  constructor(code: FactsError['code'], text: Explanation, paths: readonly string[], options?: ErrorOptions) {
    super(`${text.what.en} ${text.why.en} ${text.remedy.en}`, options);
    this.name = 'FactsError';
    this.code = code;
    this.what = text.what;
    this.why = text.why;
    this.remedy = text.remedy;
    this.paths = paths;
  }
}

/** Tells which fields of the facts do not fit their schema. */
export function malformedFacts(error: z.ZodError, schema = 'GateFacts'): FactsError {
  const all = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => pointer([...issue.path, key]))
      : [pointer(issue.path)],
  );
  const paths = [...new Set(all)].slice(0, PATHS_MAX);
  const named = paths.map((path) => (path === '' ? '/' : path)).join(' ');
  return new FactsError(
    'facts_malformed',
    {
      what: { 'zh-CN': '无法根据这些事实作出判断。', en: 'These facts cannot be judged.' },
      why: {
        'zh-CN': `下列字段缺失、多余或者不合格式：${named}。`,
        en: `These fields are missing, unknown or malformed: ${named}.`,
      },
      remedy: {
        'zh-CN': `请按 ${schema} 的格式补全或者更正后重试。没有作出任何许可。`,
        en: `Correct them to fit ${schema} and ask again. Nothing was permitted.`,
      },
    },
    paths,
    { cause: error },
  );
}

/**
 * Tells which fields contradict the others.
 *
 * @param all JSON pointers
 */
export function contradictoryFacts(all: readonly string[]): FactsError {
  const paths = [...new Set(all)].slice(0, PATHS_MAX);
  const named = paths.join(' ');
  return new FactsError(
    'facts_contradictory',
    {
      what: {
        'zh-CN': '这些事实互相矛盾，无法判断。',
        en: 'These facts contradict each other and cannot be judged.',
      },
      why: {
        'zh-CN': `下列字段与其他字段不符（已发生的事晚于采集时间或者先于其前提、编号重复，或者所指的对象不存在）：${named}。`,
        en: `These fields do not agree with the others (done after the facts were gathered or before what it rests on, an id used twice, or naming something that is not listed): ${named}.`,
      },
      remedy: {
        'zh-CN': '请更正后重试。没有作出任何判断或者许可。',
        en: 'Correct them and ask again. Nothing was judged or permitted.',
      },
    },
    paths,
  );
}

/** Tells that the act asked for is not one of the Measures. */
export function unknownAct(): FactsError {
  return new FactsError(
    'act_unknown',
    {
      what: { 'zh-CN': '没有这种操作。', en: 'There is no such act.' },
      why: {
        'zh-CN': `只能判断 ${Act.options.join('、')}。`,
        en: `Only these can be judged: ${Act.options.join(', ')}.`,
      },
      remedy: { 'zh-CN': '请改用其中之一。', en: 'Ask for one of these.' },
    },
    ['/act'],
  );
}

/** The end of the last year that a `CivilDate` can name, in Asia/Shanghai. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 16);

/**
 * Checks a time that was handed in.
 *
 * @throws {FactsError} `clock_unusable` unless it is milliseconds of the years 1970 to 9999
 */
export function requireClock(now: unknown): asserts now is number {
  if (typeof now !== 'number' || !(now >= 0 && now < LAST_INSTANT)) throw unusableClock();
}

/** Tells that the time handed in is no time. */
function unusableClock(): FactsError {
  return new FactsError(
    'clock_unusable',
    {
      what: {
        'zh-CN': '不知道现在的时间，无法判断。',
        en: 'The present time is not known, so nothing can be judged.',
      },
      why: {
        'zh-CN': 'now 应为自1970年起的毫秒数，最晚到9999年。',
        en: '`now` is not a number of milliseconds since 1970, up to the year 9999.',
      },
      remedy: {
        'zh-CN': '请传入有效的毫秒数。',
        en: 'Pass the milliseconds since the epoch.',
      },
    },
    ['/now'],
  );
}

/** RFC 6901. */
function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).slice(0, STEP_MAX).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
