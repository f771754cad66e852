import type { ComponentType } from 'react';
import type { Catalogue, IconName } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

type Messages = Catalogue<typeof zhCN>;

/** Where in the console somebody is: the parts of the address behind the section’s own. */
export interface SectionProps {
  /** `#/purposes/7f…/notices` gives the section of `purposes` `['7f…', 'notices']`. */
  readonly path: readonly string[];
  readonly search: URLSearchParams;
}

/** Groups of the navigation, in their order. */
export const GROUPS = ['today', 'use', 'people', 'places', 'duties', 'organisation'] as const;
export type Group = (typeof GROUPS)[number];

/** One section of the console. */
export interface Section {
  /** First part of its address: `purposes` is `#/purposes`. */
  readonly path: string;
  /** Its title in `messages.*.ts`, under `sections`. */
  readonly title: keyof Messages['sections'];
  readonly group: Group;
  readonly icon: IconName;
  /** The action of docs/access.md that lets one see it; `null`: whoever is signed in. */
  readonly action: string | null;
  /** Left out of the navigation: it is reached from elsewhere, and by the palette. */
  readonly hidden?: true;
  /** Gives its component, when somebody goes there: not before. */
  readonly load: () => Promise<ComponentType<SectionProps>>;
}

/** Something to do that the command palette offers, beside the sections. */
export interface PaletteAction {
  /** Its words in `messages.*.ts`, under `actions`. */
  readonly title: keyof Messages['actions'];
  readonly action: string;
  /** Where it is done: `['incidents', 'new']`. */
  readonly to: readonly string[];
}

/** Every section, in the order of the navigation. To add one, see README.md. */
export const SECTIONS: readonly Section[] = [
  {
    path: 'home',
    title: 'home',
    group: 'today',
    icon: 'home',
    action: null,
    load: async () => (await import('./home/home-section.tsx')).HomeSection,
  },
  {
    path: 'posture',
    title: 'posture',
    group: 'today',
    icon: 'scales',
    action: 'posture.read',
    load: async () => (await import('./posture/posture-section.tsx')).PostureSection,
  },
  {
    path: 'facts',
    title: 'facts',
    group: 'today',
    icon: 'edit',
    action: 'posture.read_facts',
    load: async () => (await import('./posture/facts-section.tsx')).FactsSection,
  },
  {
    path: 'set-up',
    title: 'setUp',
    group: 'today',
    icon: 'play',
    action: 'purpose.read',
    load: async () => (await import('./set-up/set-up-section.tsx')).SetUpSection,
  },
  {
    path: 'purposes',
    title: 'purposes',
    group: 'use',
    icon: 'scales',
    action: 'purpose.read',
    load: async () => (await import('./purpose/purpose-section.tsx')).PurposeSection,
  },
  {
    path: 'notices',
    title: 'notices',
    group: 'use',
    icon: 'text',
    action: 'notice.read',
    load: async () => (await import('./notice/notice-section.tsx')).NoticeSection,
  },
  {
    path: 'assessments',
    title: 'assessments',
    group: 'use',
    icon: 'chart',
    action: 'assessment.read',
    load: async () => (await import('./assessment/assessment-section.tsx')).AssessmentSection,
  },
  {
    path: 'alternatives',
    title: 'alternatives',
    group: 'use',
    icon: 'pin',
    action: 'checkpoint.list',
    load: async () => (await import('./alternatives/alternatives-section.tsx')).AlternativesSection,
  },
  {
    path: 'transfers',
    title: 'transfers',
    group: 'use',
    icon: 'out',
    action: 'notice.read',
    load: async () => (await import('./transfer/transfer-section.tsx')).TransferSection,
  },
  {
    path: 'retention',
    title: 'retention',
    group: 'use',
    icon: 'clock',
    action: 'retention.read',
    load: async () => (await import('./retention/retention-section.tsx')).RetentionSection,
  },
  {
    path: 'people',
    title: 'people',
    group: 'people',
    icon: 'people',
    action: 'person.list',
    load: async () => (await import('./people/people-section.tsx')).PeopleSection,
  },
  {
    path: 'consents',
    title: 'consents',
    group: 'people',
    icon: 'check',
    action: 'consent.read',
    load: async () => (await import('./consent/consent-section.tsx')).ConsentSection,
  },
  {
    path: 'children',
    title: 'children',
    group: 'people',
    icon: 'people',
    action: 'child.list',
    load: async () => (await import('./minors/minors-section.tsx')).MinorsSection,
  },
  {
    path: 'verifications',
    title: 'verification',
    group: 'people',
    icon: 'check',
    action: 'verification.watch',
    load: async () => (await import('./verification/verification-section.tsx')).VerificationSection,
  },
  {
    path: 'sites',
    title: 'sites',
    group: 'places',
    icon: 'building',
    action: 'site.list',
    load: async () => (await import('./siting/siting-section.tsx')).SitingSection,
  },
  {
    path: 'devices',
    title: 'devices',
    group: 'places',
    icon: 'device',
    action: 'device.list',
    load: async () => (await import('./device/device-section.tsx')).DeviceSection,
  },
  {
    path: 'rights',
    title: 'rights',
    group: 'duties',
    icon: 'hand',
    action: 'rights.list',
    load: async () => (await import('./rights/rights-section.tsx')).RightsSection,
  },
  {
    path: 'complaints',
    title: 'complaints',
    group: 'duties',
    icon: 'mail',
    action: 'complaint.list',
    load: async () => (await import('./complaint/complaint-section.tsx')).ComplaintSection,
  },
  {
    path: 'incidents',
    title: 'incidents',
    group: 'duties',
    icon: 'alert',
    action: 'incident.report',
    load: async () => (await import('./incident/incident-section.tsx')).IncidentSection,
  },
  {
    path: 'orders',
    title: 'orders',
    group: 'duties',
    icon: 'scales',
    action: 'supervision.read',
    load: async () => (await import('./supervision/supervision-section.tsx')).SupervisionSection,
  },
  {
    path: 'deadlines',
    title: 'deadlines',
    group: 'duties',
    icon: 'clock',
    action: 'deadline.list',
    load: async () => (await import('./deadline/deadline-section.tsx')).DeadlineSection,
  },
  {
    path: 'stock',
    title: 'stock',
    group: 'duties',
    icon: 'chart',
    action: 'posture.read_facts',
    load: async () => (await import('./filing/filing-section.tsx')).FilingSection,
  },
  {
    path: 'ledger',
    title: 'ledger',
    group: 'duties',
    icon: 'log',
    action: 'witness.list',
    load: async () => (await import('./ledger/ledger-section.tsx')).LedgerSection,
  },
  {
    path: 'record',
    title: 'record',
    group: 'duties',
    icon: 'file',
    action: 'record.read',
    load: async () => (await import('./record/record-section.tsx')).RecordSection,
  },
  {
    path: 'audits',
    title: 'audits',
    group: 'duties',
    icon: 'search',
    action: 'audit.read',
    load: async () => (await import('./audit/audit-section.tsx')).AuditSection,
  },
  {
    path: 'papers',
    title: 'papers',
    group: 'duties',
    icon: 'file',
    action: 'paper.read',
    load: async () => (await import('./paper/paper-section.tsx')).PaperSection,
  },
  {
    path: 'staff',
    title: 'staff',
    group: 'organisation',
    icon: 'people',
    action: 'staff.list',
    load: async () => (await import('./staff/directory/directory-section.tsx')).DirectorySection,
  },
  {
    path: 'integrations',
    title: 'integrations',
    group: 'organisation',
    icon: 'link',
    action: 'integrator.list',
    load: async () => (await import('./access/integration-section.tsx')).IntegrationSection,
  },
  {
    path: 'webhooks',
    title: 'webhooks',
    group: 'organisation',
    icon: 'bell',
    action: 'webhook.list',
    load: async () => (await import('./webhook/webhook-section.tsx')).WebhookSection,
  },
  {
    path: 'account',
    title: 'account',
    group: 'organisation',
    icon: 'key',
    action: 'factor.list',
    hidden: true,
    load: async () => (await import('./staff/account-section.tsx')).AccountSection,
  },
];

/** What the palette offers to do. */
export const ACTIONS: readonly PaletteAction[] = [
  { title: 'reportIncident', action: 'incident.report', to: ['incidents', 'new'] },
  { title: 'handInFacts', action: 'posture.hand_in', to: ['facts'] },
  { title: 'setUp', action: 'purpose.write', to: ['set-up'] },
];
