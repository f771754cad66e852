import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words in a report of an incident: the same for who sends it and who gets it. */
export const en: Catalogue<typeof zhCN> = {
  recipients: {
    provincial_cyberspace: 'Provincial cyberspace office',
    public_security: 'Public security',
    protection_department: 'Protection department of critical infrastructure',
    department_cyberspace: 'Cyberspace office of the central organ',
  },
  stages: {
    first: 'First report',
    supplement: 'Supplement',
    change: 'Something new, or progress',
    told: 'What persons were told',
    final: 'Final report',
  },
  known: 'Found or learnt of',
  persons: 'Persons concerned',
  personsFrom: (low) => `at least ${low}; nobody knows how many at most`,
  personsBetween: (low, high) => `${low} to ${high}`,
  minors: 'Minors among them',
  unknown: 'Not known yet',
  remedied: 'First measure',
  contained: 'Contained',
  told: 'Told',
  toldCounts: (persons, guardians) => `${persons} persons, ${guardians} guardians`,
  notice: 'Notice of PIPL Article 57',
  ended: 'Day on which the handling ended',
  mustHave: 'This cannot follow later',
  mayFollow: 'Leave it empty while it cannot be judged, and supply it promptly',
  summary: 'Final report (the six parts of Article 8, none may be missing)',
  contact: 'Contact',
  contactHint: 'An office and its telephone; no person’s name and no mobile number',
};
