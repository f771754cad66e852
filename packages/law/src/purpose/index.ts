export { Mode, PurposeFacts } from './purpose-facts.ts';
export { purposeFindings } from './purpose-findings.ts';
export { actIsOfDeclaredMode, identifyIsJustified, purposeIsActive, purposeIsSpecific } from './purpose.ts';
