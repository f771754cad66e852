import { organisationalActs } from './acts/index.ts';
import { type FindingCode, findings } from './findings.ts';
import { gateRuleNames } from './gate-rule-names.ts';
import type { SectionName } from './posture/posture-facts.ts';
import { postureRules } from './posture/posture-rules.ts';
import type { RegisterId } from './register/index.ts';

/** What in this package asks whether a row is kept. */
export interface AskedBy {
  /** Codes by which it is found broken or at risk. */
  readonly codes: readonly FindingCode[];
  /** Rules of the acts on a face. */
  readonly gate: readonly string[];
  /** Acts of an organisation that it stands before. */
  readonly acts: readonly string[];
  /** Sections that its posture rule reads; empty when it has none. */
  readonly reads: readonly SectionName[];
}

/** Says what asks about a row of the register: for `explain` and for the paper on coverage. */
export function askedBy(id: RegisterId): AskedBy {
  const codes = (Object.keys(findings) as FindingCode[]).filter((code) => findings[code].requirement === id);
  return {
    codes,
    gate: codes.flatMap((code) => gateRuleNames[code] ?? []),
    acts: Object.entries(organisationalActs)
      .filter(([, { rows }]) => (rows as readonly string[]).includes(id))
      .map(([act]) => act),
    reads: postureRules[id]?.reads ?? [],
  };
}
