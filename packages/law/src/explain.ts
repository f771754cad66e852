import { askedBy } from './asked-by.ts';
import type { Finding, Strength } from './finding.ts';
import { type FindingCode, findings } from './findings.ts';
import { gateRuleNames } from './gate-rule-names.ts';
import { renderCitation, textOf } from './instrument/index.ts';
import { actorWords } from './posture/actor-words.ts';
import { postureRules } from './posture/posture-rules.ts';
import type { PostureState } from './posture/posture-state.ts';
import type { RowReview } from './posture/review.ts';
import type { DecidingFact } from './posture/verdict.ts';
import { type RegisterId, type RegisterRow, type RowException, register } from './register/index.ts';
import { findingsOf } from './rule.ts';
import { type BiText, both } from './text.ts';
import type { Deadline } from './time/index.ts';

/** From the text of the law to the facts: what an answer rests on. */
export interface Chain {
  /** Every place the row stands on; `quote` is `null` where the words are not held here. */
  readonly text: ReadonlyArray<{ readonly citation: BiText; readonly quote: BiText | null }>;
  readonly row: {
    readonly id: string;
    readonly strength: Strength;
    readonly duty: BiText;
    readonly exception: RowException | null;
  };
  readonly facts: readonly DecidingFact[];
}

/** One answer for three readers, and the chain it hangs on. */
export interface Explained {
  /** For the person whose face it is: what it means and what they can do. */
  readonly person: BiText;
  /** For who sees to the row: why, what mends it, by when, whose it is. */
  readonly officer: BiText;
  /** For who reads the code: codes, JSON pointers of the facts, rules and acts that ask. */
  readonly engineer: BiText;
  readonly chain: Chain;
}

/** Most pointers that the engineer's line names; the chain has them all. */
const POINTERS_MAX = 5;

/**
 * Explains a refusal of the gate or a row of the posture to three readers. Says nothing more binding
 * than the row.
 *
 * @param facts facts that a refusal rests on, where the caller knows them; a review has its own
 */
export function explain(subject: Finding | RowReview, facts: readonly DecidingFact[] = []): Explained {
  return 'state' in subject ? ofReview(subject) : ofFinding(subject, facts);
}

/** Explains a finding by its code alone; values that only facts could fill are shown as “…”. */
export function explainCode(code: FindingCode): Explained {
  const { why, remedy } = findings[code];
  const open = [why['zh-CN'], why.en, remedy['zh-CN'], remedy.en].join(' ').matchAll(/\{(\w+)\}/g);
  const values = Object.fromEntries([...open].map(([, name]) => [name, '…']));
  return explain(findingsOf(findings)(code, values));
}

/** Explains a row of the register by itself, before any facts. */
export function explainRow(id: RegisterId): Explained {
  const row: RegisterRow = register[id];
  const { codes, reads } = askedBy(id);
  return {
    person: forPerson(row),
    officer: said(row.duty, timeLimit(row, null), actor(id)),
    engineer: said(
      both(`${id}（${row.strength}）。`, `${id} (${row.strength}).`),
      labelled('代码', 'Codes', codes),
      labelled('读取', 'Reads', reads),
      asked(id, codes),
    ),
    chain: chainOf(row, []),
  };
}

/** Only acts on a face are refused before the person’s eyes. */
const NOT_NOW = both('现在不能这样做。', 'This cannot be done now.');

function ofFinding(finding: Finding, facts: readonly DecidingFact[]): Explained {
  const id = finding.requirement as RegisterId;
  const row: RegisterRow = register[id];
  return {
    person: said(finding.code in gateRuleNames ? NOT_NOW : null, forPerson(row)),
    officer: said(finding.why, finding.remedy, timeLimit(row, null), actor(id)),
    engineer: said(
      both(`${finding.code}（${id}）。`, `${finding.code} (${id}).`),
      pointers(facts),
      asked(id, [finding.code]),
    ),
    chain: chainOf(row, facts),
  };
}

/** What the state of a row means to a person. */
const stands: Readonly<Record<PostureState, BiText>> = {
  met: both('这一条现在做到了。', 'This is kept now.'),
  'at-risk': both('这一条需要留意。', 'This needs attention.'),
  broken: both('这一条现在没有做到。', 'This is not kept now.'),
  'not-applicable': both('这一条现在不适用。', 'This does not apply now.'),
  'needs-human': both('这一条还需要有人判断。', 'This still waits for a human judgement.'),
};

function ofReview(review: RowReview): Explained {
  const { requirement: id, state, found, unknown, asks, why, remedy, deadline } = review;
  const row: RegisterRow = register[id];
  const codes = found.map(({ finding }) => finding.code);
  const others = found.length - 1;
  const open = state === 'met' || state === 'not-applicable';
  const counted = found.map(({ finding, count }) =>
    count === 1 ? finding.code : `${finding.code} ×${count}`,
  );
  return {
    person: said(stands[state], forPerson(row)),
    officer: said(
      why,
      remedy,
      others > 0 ? both(`另有${others}类问题。`, `Other kinds of lapse: ${others}.`) : null,
      state === 'needs-human' && asks !== null ? full(asks) : null,
      open ? null : timeLimit(row, deadline),
      open ? null : actor(id),
    ),
    engineer: said(
      both(`${id}：${state}。`, `${id}: ${state}.`),
      labelled('代码', 'Codes', counted),
      pointers(found.length === 0 ? review.facts : found.flatMap(({ facts }) => facts)),
      labelled(
        '不明',
        'Unknown',
        unknown.slice(0, POINTERS_MAX).map(({ path }) => path),
      ),
      asked(id, codes),
    ),
    chain: chainOf(row, [...review.facts, ...unknown]),
  };
}

/** What a row means to a person, or its duty where nobody has put that plainly. */
function forPerson({ plain, duty, strength }: RegisterRow): BiText {
  if (plain !== undefined) return plain;
  const way = both(
    '您可以向使用人脸识别的单位询问或者投诉。',
    'You can ask or complain to whoever uses face recognition.',
  );
  return strength === 'law' ? said(full(duty), way) : way;
}

function actor(id: RegisterId): BiText | null {
  const who = postureRules[id]?.who;
  return who === undefined ? null : both(`由${actorWords[who]['zh-CN']}处理。`, `For ${actorWords[who].en}.`);
}

/** The day by which to be done, or what the row says of time; nothing where it says *always*. */
function timeLimit({ deadline: { rules, text } }: RegisterRow, deadline: Deadline | null): BiText | null {
  const always = rules.every(({ kind }) => kind === 'continuous' || kind === 'none');
  if (deadline === null && always) return null;
  const by = full(deadline === null ? text : deadlineEnd(deadline));
  return both(`时限：${by['zh-CN']}`, `Time: ${by.en}`);
}

/** Writes the end of a deadline: a day, a provisional day with the one to act by, or an instant. */
export function deadlineEnd({ end }: Deadline): BiText {
  if (end.certainty === 'instant') return both(end.at, end.at);
  if (end.certainty === 'firm') return both(end.date, end.date);
  return both(
    `${end.act_by}前办完为妥（暂定${end.provisional}）`,
    `act by ${end.act_by} (provisionally ${end.provisional})`,
  );
}

function asked(id: RegisterId, codes: readonly string[]): BiText {
  const rules = codes.flatMap((code) => gateRuleNames[code as FindingCode] ?? []);
  return said(labelled('许可规则', 'Gate rules', rules), labelled('行为', 'Acts', askedBy(id).acts));
}

function pointers(facts: readonly DecidingFact[]): BiText {
  const paths = [...new Set(facts.map(({ path }) => path))];
  const more = paths.length > POINTERS_MAX ? [...paths.slice(0, POINTERS_MAX), '…'] : paths;
  return labelled('事实', 'Facts', more);
}

function labelled(zh: string, en: string, words: readonly string[]): BiText {
  if (words.length === 0) return NOTHING;
  return both(`${zh}：${words.join(' ')}。`, `${en}: ${words.join(' ')}.`);
}

const NOTHING: BiText = both('', '');

/** Ends a text as a sentence. */
function full(text: BiText): BiText {
  const ended = (line: string, end: string): string =>
    /(?:[。！？）”.!?)]|[。！？]」)$/.test(line) ? line : line + end;
  return both(ended(text['zh-CN'], '。'), ended(text.en, '.'));
}

/** Puts sentences one after another; nothing is said twice. */
function said(...texts: ReadonlyArray<BiText | null>): BiText {
  const some = texts.filter((text) => text !== null);
  const line = (language: keyof BiText, space: string): string =>
    [...new Set(some.map((text) => text[language]).filter((text) => text !== ''))].join(space);
  return both(line('zh-CN', ''), line('en', ' '));
}

function chainOf(
  { id, strength, duty, exception, articles }: RegisterRow,
  facts: readonly DecidingFact[],
): Chain {
  return {
    text: articles.map((cited) => ({ citation: renderCitation(cited), quote: textOf(cited) })),
    row: { id, strength, duty, exception },
    facts,
  };
}
