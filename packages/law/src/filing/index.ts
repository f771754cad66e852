export { filingFindings } from './filing-findings.ts';
export { filingPosture } from './filing-posture.ts';
export { ChangedField, FilingSection } from './filing-section.ts';
export { Province } from './province.ts';
export { CessationFiled, ChangeFiled, Filed, FilingDocument, FilingKind, documentsWanted } from './filed.ts';
export { type FiledChange, type SubstantiveChange, substantiveChange } from './filed-change.ts';
export { FiledContact, FiledFacts, FiledScenario } from './filed-facts.ts';
export type { MissingItem } from './filed-missing.ts';
export { type FilingReview, reviewFiling } from './filed-review.ts';
