export { Act } from './act.ts';
export { type Decision, type Refusal, authorize } from './authorize.ts';
export {
  AlternativeFacts,
  AlternativeKind,
  ConsentFacts,
  DeviceFacts,
  GateFacts,
  Mode,
  NoticeFacts,
  PersonFacts,
  Point,
  ProcessorFacts,
  PurposeFacts,
  Space,
} from './facts.ts';
export { Finding, RequirementId, Strength } from './finding.ts';
export { PERMIT_LIFE_MS, type Permit, type PermitAct, PermitError, requirePermit } from './permit.ts';
export { BiText } from './text.ts';
