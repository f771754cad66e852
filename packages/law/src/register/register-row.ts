import type { Strength } from '../finding.ts';
import type { Citation } from '../instrument/index.ts';
import type { BiText } from '../text.ts';
import type { RowDeadline } from './row-deadline.ts';

/**
 * Slice of the law a row belongs to; the same word names its folder, its paper, its vectors and the file
 * of its rows here (`consent-rows.ts`).
 *
 * - scope R02 R19.2 R19.3 R20 RS.5 RS.7; purpose R03 R04.1–3 R19.1 RS.9; notice R05; consent R06.1–9 R06.11–13
 * - minors R07; storage R08.1–3 R08.6–8 R09.8 RP.9–12 RS.1 RS.3; retention R08.4–5 R06.10; assessment R09.1–2
 *   R09.5–7 RS.6; record R09.3–4; alternatives R10 R11 R12 RS.4; siting R13 R19.4; security R14 R04.4 RP.14 RS.8
 * - filing R15; supervision R16 R18 RP.7; complaint R17; incident RP.5–6; audit RP.8
 * - rights RP.1–4 RP.13; withdrawal in one click (RS.2) is of consent
 */
export type Slice =
  | 'scope'
  | 'purpose'
  | 'notice'
  | 'consent'
  | 'minors'
  | 'alternatives'
  | 'siting'
  | 'assessment'
  | 'storage'
  | 'retention'
  | 'record'
  | 'filing'
  | 'rights'
  | 'complaint'
  | 'incident'
  | 'security'
  | 'audit'
  | 'supervision';

/** Who has the duty or the right. */
export type Addressee =
  | 'processor'
  | 'anyone'
  | 'individual'
  | 'installer'
  | 'operator'
  | 'managing_unit'
  | 'property_manager'
  | 'device_maker'
  | 'recycler'
  | 'internet_platform'
  | 'network_operator'
  | 'product_provider'
  | 'responsible_person'
  | 'household'
  | 'authority';

/** What a row rests on, and which of the two commentaries also state it. */
export type Source =
  | 'law'
  | 'encouraged'
  | 'standard'
  | 'guide'
  | 'inference'
  | 'practice'
  | 'commentary_a'
  | 'commentary_b';

/** What software does about a row: close a gate, keep evidence, put a question to a human. */
export type Kind = 'enforce' | 'evidence' | 'prompt';

/** Who or what can lift a row. What is not named here does not lift it. */
export type Lifter =
  | 'law_or_admin_regulation'
  | 'separate_consent'
  | 'state_provides_otherwise'
  /** Another basis of 《个人信息保护法》第十三条 than consent. */
  | 'other_basis'
  | 'person_initiates'
  | 'person_agrees'
  | 'research'
  | 'necessary_for_service'
  | 'outside_definition'
  | 'authority_requires'
  | 'technically_impossible'
  | 'harm_avoided'
  | 'partial_report_first'
  | 'minor_change'
  | 'state_organ'
  | 'other_public_place'
  | 'own_arrangement'
  | 'excessive_requests'
  | 'mitigation'
  | 'voluntary'
  | 'before_in_force'
  | 'safe_driving';

/** What lifts a row, and within which bounds. */
export interface RowException {
  readonly liftedBy: readonly [Lifter, ...Lifter[]];
  readonly text: BiText;
}

/** The case by which a row is understood and tested. */
export interface Scenario {
  readonly given: BiText;
  readonly when: BiText;
  readonly then: BiText;
}

/**
 * A row of the register as its file has it, under its id.
 *
 * Texts: 「」 in Chinese quotes the Measures word for word and nothing else; “” is for everything else.
 * Only rows of strength `law` say 应当 or 不得, *shall* or *must*. Numbers that are this product's choice
 * are marked `ours` and said to be so.
 */
export interface RowText {
  readonly slice: Slice;
  readonly addressee: readonly [Addressee, ...Addressee[]];
  readonly strength: Strength;
  readonly sources: readonly [Source, ...Source[]];
  /** Where the row stands; the first instrument is the one a finding cites. */
  readonly articles: readonly [Citation, ...Citation[]];
  /** Agrees with which of the texts `enforce`, `evidence`, `prompt` are there. */
  readonly kinds: readonly [Kind, ...Kind[]];
  /** What the row means to the person whose face it is, in plain words; said to them by `explain`. */
  readonly plain: BiText;
  readonly trigger: BiText;
  readonly duty: BiText;
  readonly deadline: RowDeadline;
  readonly exception: RowException | null;
  readonly enforce: BiText | null;
  readonly evidence: BiText | null;
  readonly prompt: BiText | null;
  readonly scenarios: readonly [Scenario, ...Scenario[]];
  /** Ids of the ambiguities whose careful reading the row rests on, for example `G15`. */
  readonly gaps: readonly `G${number}`[];
}

/** A row of the register: one duty, right or practice. */
export interface RegisterRow extends RowText {
  /** For example `R06.1`. */
  readonly id: string;
  /** What a finding cites: the places in the first instrument of `articles`, with the strength where it is not law. */
  readonly article: BiText;
}

/** Rows of one slice, by id. */
export type Rows = Readonly<Record<string, RowText>>;
