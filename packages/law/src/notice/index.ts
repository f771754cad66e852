export { NoticeFacts, ProcessorFacts } from './notice-facts.ts';
export { noticeFindings } from './notice-findings.ts';
export {
  noticeIsForPurpose,
  noticeTellsTrueRetention,
  noticeWasPresented,
  presentedVersionIsCurrent,
  processorIsNamed,
} from './notice.ts';
export { noticePosture } from './notice-posture.ts';
export { NoticeSection } from './notice-section.ts';
export { openEndedTerms } from './open-ended-terms.ts';
export { type WrittenNotice, reviewNotice } from './review-notice.ts';
