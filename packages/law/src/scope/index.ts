export { scopeFindings } from './scope-findings.ts';
export { scopePosture } from './scope-posture.ts';
export { ScopeSection } from './scope-section.ts';
