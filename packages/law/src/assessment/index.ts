export { assessmentFindings } from './assessment-findings.ts';
export { assessmentCameBefore, assessmentCoversVersion, assessmentExists } from './assessment.ts';
export {
  AssessmentGuide,
  type Evidence,
  GuideStep,
  type GuidedMeasure,
  Harm,
  Hazard,
  Impact,
  MeasureName,
  ObservedReading,
  QuestionName,
  type RatedHazard,
  type Rating,
  TemplateName,
} from './assessment-guide.ts';
export { assessmentPosture } from './assessment-posture.ts';
export { AssessmentSection } from './assessment-section.ts';
export { HAZARDS_OF, contentOfGuide, pointsOf, remainsOf } from './guide-content.ts';
export { guideMeasures } from './guide-measures.ts';
export {
  type Open,
  type ReadingChange,
  type Running,
  changedReadings,
  changesToReassess,
  evidenceHolds,
  openOf,
  openTexts,
  opinionOpen,
} from './guide-open.ts';
export { guideQuestions, hazardTexts, ratingTexts } from './guide-questions.ts';
export { howOf, suggestTemplate, typicalOf } from './guide-suggestions.ts';
export { beginGuide, guideTemplates } from './guide-templates.ts';
export { type Observed, isPrefilled, observe } from './observe.ts';
export { ObservedName, type ShownName } from './observed-name.ts';
export { observedTexts, observedWords } from './observed-words.ts';
