/** The look of each state of a notice. */
export const NOTICE_TONES = { draft: 'note', in_force: 'ok', replaced: 'plain' } as const;
