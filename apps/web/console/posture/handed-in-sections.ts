/** Sections of the facts that people hand in; of those that hold more, the rest is the platform’s own. */
export const HANDED_IN_SECTIONS = [
  'scope',
  'purpose',
  'notice',
  'consent',
  'minors',
  'storage',
  'retention',
  'record',
  'alternatives',
  'siting',
  'security',
  'filing',
  'supervision',
  'complaint',
  'rights',
  'incident',
  'audit',
  'attestations',
] as const;
export type HandedInSection = (typeof HANDED_IN_SECTIONS)[number];
