import type { ReportEntry, ReportTopic } from '@consentry/contract';
import type { BiText } from '@consentry/law';
import { authority } from '../api.ts';
import type { SignedIn } from '../session.ts';
import type { zhCN } from './messages.zh-CN.ts';

/** A kind of thing that waits, in the order in which it is shown. */
export type WaitingKind = keyof typeof zhCN.groups;

/** One thing that waits for whoever is signed in. */
export interface Waiting {
  readonly id: string;
  /** A reference, or a name. */
  readonly name: string | BiText;
  /** What it is about, where a reference says nothing. */
  readonly topic?: ReportTopic;
  /** Whoever complained reported retaliation, and nobody looked yet (R17.4). */
  readonly alarmed?: boolean;
  /** What is said beside it, by its word of the catalogue. */
  readonly note: { readonly word: 'by' | 'over' | 'received' | 'joined'; readonly day: string } | null;
  readonly to: readonly string[];
  readonly search?: Readonly<Record<string, string>>;
}

/** All that waits of one kind. */
export interface WaitingGroup {
  readonly kind: WaitingKind;
  readonly waiting: readonly Waiting[];
  /** There are more than were read. */
  readonly more: boolean;
  /** The list it is from, and what of it. */
  readonly to: readonly string[];
  readonly search?: Readonly<Record<string, string>>;
}

/** Reads what waits of some kinds. */
export interface WaitingSource {
  /** The action of docs/access-authority.md without which none of it waits for somebody. */
  readonly action: string;
  readonly read: (session: SignedIn, signal: AbortSignal) => Promise<readonly WaitingGroup[]>;
}

/** Cases of one state that are read: what is shown first is a few, and a count. */
const READ_MAX = 100;

/** The first page of a list, and whether there are more. */
async function firstOf<P extends { readonly cursor: string | null }>(pages: {
  readonly pages: () => AsyncGenerator<P, void>;
}): Promise<P | null> {
  for await (const page of pages.pages()) return page;
  return null;
}

/** Where a child is concerned comes before others, as whoever complains is told. */
const childFirst = (a: ReportEntry, b: ReportEntry): number => Number(b.fast) - Number(a.fast);

async function complaints({ department }: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const states = ['received', 'in_hand', 'asked', 'decided'] as const;
  const pages = await Promise.all(
    states.map(async (state) => firstOf(authority.complaint.list({ state, limit: READ_MAX }, { signal }))),
  );
  // What was only shared is handled elsewhere.
  const open = pages.flatMap((page) =>
    (page?.complaints ?? []).filter((one) => one.department === department),
  );
  const urgent = open.filter(
    ({ alarmed, due }) => alarmed || due.state === 'overdue' || due.state === 'soon',
  );
  const received = open.filter((one) => one.state === 'received' && !urgent.includes(one));
  return [
    {
      kind: 'complaintsLate',
      to: ['complaints'],
      more: false,
      waiting: urgent
        .toSorted(
          (a, b) =>
            Number(b.alarmed) - Number(a.alarmed) ||
            childFirst(a, b) ||
            (a.due.act_by < b.due.act_by ? -1 : 1),
        )
        .map(({ complaint, reference, topic, due, alarmed }) => ({
          id: complaint,
          name: reference,
          topic,
          alarmed,
          note: { word: due.state === 'overdue' ? 'over' : 'by', day: due.act_by },
          to: ['complaints', complaint],
        })),
    },
    {
      kind: 'complaintsNew',
      to: ['complaints'],
      search: { state: 'received' },
      more: (pages[0]?.cursor ?? null) !== null,
      waiting: received.toSorted(childFirst).map(({ complaint, reference, topic, received_on }) => ({
        id: complaint,
        name: reference,
        topic,
        note: { word: 'received', day: received_on },
        to: ['complaints', complaint],
      })),
    },
  ];
}

async function filings(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const states = ['pending', 'changing'] as const;
  const pages = await Promise.all(
    states.map(async (state) => firstOf(authority.filing.list({ state, limit: READ_MAX }, { signal }))),
  );
  return [
    {
      kind: 'filings',
      to: ['filings'],
      more: pages.some((page) => (page?.cursor ?? null) !== null),
      waiting: pages
        .flatMap((page) => page?.filings ?? [])
        .map(({ filing, name, received_at }) => ({
          id: filing,
          name,
          note: { word: 'received', day: received_at },
          to: ['filings', filing],
        })),
    },
  ];
}

async function referrals(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const page = await firstOf(
    authority.referral.list({ state: 'open', side: 'in', limit: READ_MAX }, { signal }),
  );
  return [
    {
      kind: 'referrals',
      to: ['referrals'],
      more: (page?.cursor ?? null) !== null,
      waiting: (page?.referrals ?? []).map(({ referral, reference, topic, proposed_at }) => ({
        id: referral,
        name: reference,
        topic,
        note: { word: 'received', day: proposed_at },
        to: ['referrals', referral],
      })),
    },
  ];
}

async function inspections(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const groups = [
    { kind: 'inspectionsLate', asked: { late: 'true' } },
    { kind: 'inspectionsReported', asked: { state: 'reported' } },
  ] as const;
  return Promise.all(
    groups.map(async ({ kind, asked }): Promise<WaitingGroup> => {
      const page = await firstOf(authority.inspection.list({ ...asked, limit: READ_MAX }, { signal }));
      return {
        kind,
        to: ['inspections'],
        more: (page?.cursor ?? null) !== null,
        waiting: (page?.inspections ?? []).map((one) => ({
          id: one.inspection,
          name: `${one.case_number} · ${one.processor}`,
          note:
            kind === 'inspectionsLate'
              ? { word: 'over', day: one.rectifications.at(-1)?.by ?? one.answer_by }
              : null,
          to: ['inspections', one.inspection],
        })),
      };
    }),
  );
}

async function accounts(
  { staff: me, department: own }: SignedIn,
  signal: AbortSignal,
): Promise<readonly WaitingGroup[]> {
  const { departments } = await authority.department.list({}, { signal });
  const ours = departments.filter(({ tie }) => tie === 'own' || tie === 'looked_after');
  const officials = await Promise.all(
    ours.map(async ({ department }) => Array.fromAsync(authority.staff.list({ department }, { signal }))),
  );
  const pending = officials
    .flat()
    .filter(({ state, invited_by }) => state === 'pending' && invited_by !== me);
  return [
    {
      kind: 'accounts',
      to: ['staff'],
      more: false,
      waiting: pending.map(({ staff, name, joined_at, department }) => ({
        id: staff,
        name,
        note: { word: 'joined', day: joined_at },
        to: ['staff', staff],
        ...(department === own ? {} : { search: { department } }),
      })),
    },
    {
      kind: 'departments',
      to: ['departments'],
      more: false,
      waiting: departments
        .filter(({ tie }) => tie === 'to_approve')
        .map(({ department, name }) => ({
          id: department,
          name,
          note: null,
          to: ['departments', department],
        })),
    },
  ];
}

/** First versions and corrections that a second official has to agree to. */
async function publications(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const pages = await Promise.all(
    (['prepared', 'published'] as const).map(async (state) =>
      firstOf(authority.publication.list({ state, limit: READ_MAX }, { signal })),
    ),
  );
  return [
    {
      kind: 'publications',
      to: ['publications'],
      more: (pages[0]?.cursor ?? null) !== null,
      waiting: pages
        .flatMap((page) => page?.publications ?? [])
        .filter(({ waiting }) => waiting !== null)
        .map(({ publication, title }) => ({
          id: publication,
          name: { 'zh-CN': title['zh-CN'], en: title.en ?? title['zh-CN'] },
          note: null,
          to: ['publications', publication],
        })),
    },
  ];
}

/** Where what waits is read from, in the order of the page. */
export const WAITING_SOURCES: readonly WaitingSource[] = [
  { action: 'complaint.handle', read: complaints },
  { action: 'referral.answer', read: referrals },
  { action: 'filing.handle', read: filings },
  { action: 'inspection.handle', read: inspections },
  { action: 'publication.approve', read: publications },
  { action: 'staff.approve', read: accounts },
];
