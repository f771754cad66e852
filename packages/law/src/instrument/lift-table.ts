import { type BiText, both } from '../text.ts';
import { type Citation, article } from './citation.ts';

/** The three ways in which the Measures let a rule be lifted. */
export type LiftedBy =
  /** 法律、行政法规: not departmental rules, local rules, standards or contracts. */
  | 'law_or_admin_regulation'
  /** 个人单独同意. */
  | 'separate_consent'
  /** 国家另有规定: wider, rules and policies of the State too. */
  | 'state_provides_otherwise';

/** Rules of the Measures of which it matters who can lift them. */
export type LiftRule =
  | 'notice'
  | 'consent'
  | 'device_only'
  | 'shortest_retention'
  | 'assessment'
  | 'not_only_way'
  | 'no_coercion'
  | 'public_place'
  | 'private_space'
  | 'filing';

interface Lift {
  readonly article: Citation;
  /** Who can lift it; nobody else can. */
  readonly liftedBy: readonly LiftedBy[];
  /** Rows of the register that state the rule. */
  readonly requirements: readonly string[];
  readonly note: BiText | null;
}

/** Who can lift which rule. */
export const liftTable = {
  notice: {
    article: article(5),
    liftedBy: ['law_or_admin_regulation'],
    requirements: ['R05.1'],
    note: null,
  },
  consent: {
    article: article(6, 1),
    liftedBy: [],
    requirements: ['R06.1', 'R06.3'],
    note: both(
      '法律、行政法规只能将单独同意提高为书面同意，不能免除。',
      'A law or administrative regulation raises separate consent to written consent; it does not lift it.',
    ),
  },
  device_only: {
    article: article(8, 1),
    liftedBy: ['law_or_admin_regulation', 'separate_consent'],
    requirements: ['R08.1', 'R08.2'],
    note: null,
  },
  shortest_retention: {
    article: article(8, 2),
    liftedBy: ['law_or_admin_regulation'],
    requirements: ['R08.4', 'R08.5'],
    note: both(
      '个人单独同意是第一款的例外，不是第二款的例外。',
      'Separate consent is an exception to the first paragraph, not to the second.',
    ),
  },
  assessment: {
    article: article(9),
    liftedBy: [],
    requirements: ['R09.1', 'R09.2', 'R09.3', 'R09.4', 'R09.5', 'R09.6'],
    note: null,
  },
  not_only_way: {
    article: article(10, 1),
    liftedBy: ['state_provides_otherwise'],
    requirements: ['R10.1'],
    note: both(
      '“国家另有规定”比“法律、行政法规”宽，也包括国家的规章和政策。',
      '“The State provides otherwise” is wider than laws and administrative regulations; rules and policies of the State count.',
    ),
  },
  no_coercion: {
    article: article(12),
    liftedBy: [],
    requirements: ['R12.1', 'R12.2'],
    note: null,
  },
  public_place: {
    article: article(13, 1),
    liftedBy: [],
    requirements: ['R13.1', 'R13.2', 'R13.3'],
    note: both(
      '《个人信息保护法》第二十六条的单独同意扩大的是使用目的，不是安装。',
      'Under the Personal Information Protection Law, Article 26, separate consent widens use, not installation.',
    ),
  },
  private_space: { article: article(13, 2), liftedBy: [], requirements: ['R13.4'], note: null },
  filing: { article: article(15), liftedBy: [], requirements: ['R15.1'], note: null },
} as const satisfies Readonly<Record<LiftRule, Lift>>;

/**
 * Says whether a rule of the Measures gives way to this.
 *
 * @example mayLift('shortest_retention', 'separate_consent') // false: § 第八条第二款 names no consent
 */
export function mayLift(rule: LiftRule, by: LiftedBy): boolean {
  const { liftedBy }: Lift = liftTable[rule];
  return liftedBy.includes(by);
}
