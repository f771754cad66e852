import type { ComponentType } from 'react';
import type { Catalogue, IconName } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

type Messages = Catalogue<typeof zhCN>;

/** Where somebody is: the parts of the address behind the section’s own. */
export interface SectionProps {
  /** `#/filings/7f…` gives the section of `filings` `['7f…']`. */
  readonly path: readonly string[];
  readonly search: URLSearchParams;
}

/** One section of the pages of a supervising department. */
export interface Section {
  /** First part of its address: `filings` is `#/filings`. */
  readonly path: string;
  /** Its title in `messages.*.ts`, under `sections`. */
  readonly title: keyof Messages['sections'];
  readonly icon: IconName;
  /** The action of docs/access-authority.md that lets an official see it. */
  readonly action: string;
  /** Gives its component, when somebody goes there: not before. */
  readonly load: () => Promise<ComponentType<SectionProps>>;
}

/** What anyone may do at `/report/`; the first one is where they arrive. */
export const FOR_ANYONE: readonly Section[] = [
  {
    path: '',
    title: 'report',
    icon: 'alert',
    action: 'complaint.send',
    load: async () => (await import('./report/report-page.tsx')).ReportPage,
  },
  {
    path: 'follow',
    title: 'follow',
    icon: 'info',
    action: 'complaint.follow',
    load: async () => (await import('./report/follow-page.tsx')).FollowPage,
  },
  {
    path: 'filing',
    title: 'handIn',
    icon: 'upload',
    action: 'filing.submit',
    load: async () => (await import('./filing/hand-in-page.tsx')).HandInPage,
  },
  {
    path: 'order',
    title: 'answerInspection',
    icon: 'scales',
    action: 'inspection.follow',
    load: async () => (await import('./inspection/answer-page.tsx')).AnswerPage,
  },
  {
    path: 'incident',
    title: 'reportIncident',
    icon: 'shield',
    action: 'incident.send',
    load: async () => (await import('./incident/report-incident-page.tsx')).ReportIncidentPage,
  },
  {
    path: 'open',
    title: 'open',
    icon: 'globe',
    action: 'open.read',
    load: async () => (await import('./open/open-section.tsx')).OpenSection,
  },
];

/** What officials do at `/console/`, in the order of the navigation; each sees what their roles allow. */
export const FOR_OFFICIALS: readonly Section[] = [
  {
    path: '',
    title: 'home',
    icon: 'home',
    action: 'session.read',
    load: async () => (await import('./home/home-section.tsx')).HomeSection,
  },
  {
    path: 'complaints',
    title: 'complaints',
    icon: 'mail',
    action: 'complaint.list',
    load: async () => (await import('./officer/complaints-section.tsx')).ComplaintsSection,
  },
  {
    path: 'filings',
    title: 'filings',
    icon: 'file',
    action: 'filing.list',
    load: async () => (await import('./filing/filings-section.tsx')).FilingsSection,
  },
  {
    path: 'inspections',
    title: 'inspections',
    icon: 'scales',
    action: 'inspection.list',
    load: async () => (await import('./inspection/inspections-section.tsx')).InspectionsSection,
  },
  {
    path: 'incidents',
    title: 'incidents',
    icon: 'alert',
    action: 'incident.list',
    load: async () => (await import('./incident/incidents-section.tsx')).IncidentsSection,
  },
  {
    path: 'referrals',
    title: 'referrals',
    icon: 'link',
    action: 'referral.list',
    load: async () => (await import('./referral/referrals-section.tsx')).ReferralsSection,
  },
  {
    path: 'logs',
    title: 'witness',
    icon: 'shield',
    action: 'witness.list',
    load: async () => (await import('./witness/witness-section.tsx')).WitnessSection,
  },
  {
    path: 'figures',
    title: 'figures',
    icon: 'chart',
    action: 'figure.read',
    load: async () => (await import('./publication/figures-page.tsx')).FiguresPage,
  },
  {
    path: 'publications',
    title: 'publications',
    icon: 'external',
    action: 'publication.list',
    load: async () => (await import('./publication/publications-section.tsx')).PublicationsSection,
  },
  {
    path: 'staff',
    title: 'staff',
    icon: 'staff',
    action: 'staff.invite',
    load: async () => (await import('./staff/staff-section.tsx')).StaffSection,
  },
  {
    path: 'practice',
    title: 'practice',
    icon: 'settings',
    action: 'complaint_practice.propose',
    load: async () => (await import('./practice/practice-section.tsx')).PracticeSection,
  },
  {
    path: 'calendars',
    title: 'calendars',
    icon: 'calendar',
    action: 'calendar.propose',
    load: async () => (await import('./calendar/calendars-section.tsx')).CalendarsSection,
  },
  {
    path: 'departments',
    title: 'departments',
    icon: 'building',
    action: 'department.propose',
    load: async () => (await import('./staff/departments-section.tsx')).DepartmentsSection,
  },
  {
    path: 'accesses',
    title: 'accesses',
    icon: 'log',
    action: 'case_access.list',
    load: async () => (await import('./staff/accesses-section.tsx')).AccessesSection,
  },
  {
    path: 'account',
    title: 'account',
    icon: 'key',
    action: 'session.read',
    load: async () => (await import('./staff/account-section.tsx')).AccountSection,
  },
];
