/** The look of each state of an assessment. */
export const ASSESSMENT_TONES = {
  draft: 'note',
  approved: 'ok',
  reopened: 'problem',
  replaced: 'plain',
} as const;
