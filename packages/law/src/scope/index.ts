export { scopeFindings } from './scope-findings.ts';
export { scopePosture } from './scope-posture.ts';
export { Decided, PartyRole, ScopeSection } from './scope-section.ts';
