import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** Words of what there is to do today. */
export const en: Catalogue<typeof zhCN> = {
  title: 'Today',
  hello: (name) => `Hello, ${name}`,
  lead: 'What needs you, the most urgent first.',
  calm: 'Nothing waits for you now',
  calmText:
    'When something waits for approval, a deadline comes near or a requirement is broken, it stands here.',
  standing: 'Where things stand',
  allPosture: 'See the posture',
  unread: 'Some of it could not be read, so this may be incomplete:',
  groups: {
    approve: 'Waits for your approval',
    clock: 'Running clocks',
    broken: 'Broken',
    soon: 'Due soon',
    judge: 'Needs a human judgement',
    start: 'To begin with',
  },
  due: (when) => `Due: ${when}`,
  overdue: (when) => `Overdue: ${when}`,
  more: (count) => `${count} more: see them all`,
  tasks: {
    purpose: (name) => `Approve the purpose: ${name}`,
    assessment: (name) => `Approve the assessment: ${name}`,
    site: (name) => `Approve the site: ${name}`,
    device: (id) => `Approve the device: ${id}`,
    rights: (kind) => `Rights request: ${kind}`,
    complaint: (reference) => `Complaint: ${reference}`,
    incident: (kind) => `Incident: ${kind}`,
    incidentText: 'It is not closed yet.',
    setUp: 'Set up the first lawful door',
    setUpText: 'No purpose is in force yet. Step by step, each with its reason.',
    facts: 'Hand in what the platform cannot know',
    factsText: 'Many requirements turn on these facts.',
    factsStale: 'Confirm the facts again',
    factsStaleText: 'They are more than seven days old: nothing can be approved on them.',
  },
  rightsKinds: {
    access: 'access',
    copy: 'copy',
    correct: 'correction',
    delete: 'erasure',
    explain: 'explanation',
    limit: 'limitation',
    transfer: 'transfer',
    decision_review: 'review of a decision',
  },
  incidentKinds: { leak: 'leak', tampering: 'tampering', loss: 'loss' },
};
