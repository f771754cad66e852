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
  /** Its outcome was sent, and did not arrive. */
  readonly letterFailed?: boolean;
  /** What is said beside it, by its word of the catalogue. */
  readonly note: {
    readonly word: 'by' | 'over' | 'received' | 'since' | 'joined';
    readonly day: string;
  } | null;
  readonly to: readonly string[];
  readonly search?: Readonly<Record<string, string>>;
}

/** All that waits of one kind. */
export interface WaitingGroup {
  readonly kind: WaitingKind;
  readonly waiting: readonly Waiting[];
  /** How many there are of all; left out: those that were read. */
  readonly count?: number;
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

/** Of what the server has put in order and counted, so many. */
const FIRST = 10;

/** The first page of a list. */
async function firstOf<P extends { readonly cursor: string | null }>(pages: {
  readonly pages: () => AsyncGenerator<P, void>;
}): Promise<P | null> {
  for await (const page of pages.pages()) return page;
  return null;
}

/** What needs somebody now: retaliation, a letter that did not arrive, a day that is near or over. */
function isUrgent({ alarmed, letter_failed, due }: ReportEntry): boolean {
  return alarmed || letter_failed || due.state === 'overdue' || due.state === 'soon';
}

/** Complaints that wait, by the clock over all of them; the counts are of all, not of what was read. */
async function complaints(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const [clock, all, received] = await Promise.all([
    authority.complaint.clock({}, { signal }),
    firstOf(authority.complaint.waiting({ limit: FIRST }, { signal })),
    firstOf(authority.complaint.waiting({ limit: FIRST, state: 'received' }, { signal })),
  ]);
  const urgent = (all?.complaints ?? []).filter(isUrgent);
  const fresh = (received?.complaints ?? []).filter((one) => !isUrgent(one));
  const waits = (one: ReportEntry, note: Waiting['note']): Waiting => ({
    id: one.complaint,
    name: one.reference,
    topic: one.topic,
    alarmed: one.alarmed,
    letterFailed: one.letter_failed,
    note,
    to: ['complaints', one.complaint],
  });
  return [
    {
      kind: 'complaintsLate',
      to: ['complaints'],
      count: clock.urgent,
      waiting: urgent.map((one) =>
        waits(one, { word: one.due.state === 'overdue' ? 'over' : 'by', day: one.due.act_by }),
      ),
    },
    {
      kind: 'complaintsNew',
      to: ['complaints'],
      search: { state: 'received' },
      count: clock.received,
      waiting: fresh.map((one) => waits(one, { word: 'received', day: one.received_on })),
    },
  ];
}

/** Complaints that are kept beyond their time, whose day of review has come. */
async function holds(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const { holds: all } = await authority.complaint.holds({}, { signal });
  return [
    {
      kind: 'holds',
      to: ['complaints'],
      waiting: all
        .filter(({ over }) => over)
        .map(({ hold, complaint, reference, review_on }) => ({
          id: hold,
          name: reference,
          note: { word: 'over', day: review_on },
          to: ['complaints', complaint],
        })),
    },
  ];
}

async function filings(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const page = await firstOf(authority.filing.waiting({ limit: FIRST }, { signal }));
  return [
    {
      kind: 'filings',
      to: ['filings'],
      search: { waiting: 'true' },
      count: page?.count ?? 0,
      waiting: (page?.filings ?? []).map(({ filing, name, received_at }) => ({
        id: filing,
        name,
        note: { word: 'received', day: received_at },
        to: ['filings', filing],
      })),
    },
  ];
}

/** Since when it waits. */
const sinceDay = (day: string | null): Waiting['note'] => (day === null ? null : { word: 'since', day });

async function referrals(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const page = await firstOf(authority.referral.waiting({ limit: FIRST }, { signal }));
  return [
    {
      kind: 'referrals',
      to: ['referrals'],
      count: page?.count ?? 0,
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
    { kind: 'inspectionsLate', what: 'late', search: { late: 'true' } },
    { kind: 'inspectionsReported', what: 'reported', search: { state: 'reported' } },
  ] as const;
  return Promise.all(
    groups.map(async ({ kind, what, search }): Promise<WaitingGroup> => {
      const page = await firstOf(authority.inspection.waiting({ what, limit: FIRST }, { signal }));
      return {
        kind,
        to: ['inspections'],
        search,
        count: page?.count ?? 0,
        waiting: (page?.inspections ?? []).map((one) => ({
          id: one.inspection,
          name: `${one.case_number} · ${one.processor}`,
          note:
            kind === 'inspectionsLate'
              ? { word: 'over', day: one.rectifications.at(-1)?.by ?? one.answer_by }
              : sinceDay(one.rectifications.at(-1)?.reported_at ?? null),
          to: ['inspections', one.inspection],
        })),
      };
    }),
  );
}

async function incidents(_session: SignedIn, signal: AbortSignal): Promise<readonly WaitingGroup[]> {
  const groups = [
    { kind: 'incidentsNew', what: 'new', search: { state: 'received' } },
    { kind: 'incidentsLate', what: 'late', search: { late: 'true' } },
  ] as const;
  return Promise.all(
    groups.map(async ({ kind, what, search }): Promise<WaitingGroup> => {
      const page = await firstOf(authority.incident.waiting({ what, limit: FIRST }, { signal }));
      return {
        kind,
        to: ['incidents'],
        search,
        count: page?.count ?? 0,
        waiting: (page?.incidents ?? []).map(
          ({ incident, processor, reference, received_at, next_due_at }) => ({
            id: incident,
            name: `${processor ?? ''} · ${reference}`,
            note:
              kind === 'incidentsLate' && next_due_at !== null
                ? { word: 'over', day: next_due_at }
                : { word: 'received', day: received_at },
            to: ['incidents', incident],
          }),
        ),
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
  const page = await firstOf(authority.publication.waiting({ limit: FIRST }, { signal }));
  return [
    {
      kind: 'publications',
      to: ['publications'],
      count: page?.count ?? 0,
      waiting: (page?.publications ?? []).map(({ publication, title, waits_since }) => ({
        id: publication,
        name: { 'zh-CN': title['zh-CN'], en: title.en ?? title['zh-CN'] },
        note: sinceDay(waits_since),
        to: ['publications', publication],
      })),
    },
  ];
}

/** Where what waits is read from, in the order of the page. */
export const WAITING_SOURCES: readonly WaitingSource[] = [
  { action: 'complaint.handle', read: complaints },
  { action: 'complaint.lift_hold', read: holds },
  { action: 'referral.answer', read: referrals },
  { action: 'filing.handle', read: filings },
  { action: 'incident.handle', read: incidents },
  { action: 'inspection.handle', read: inspections },
  { action: 'publication.approve', read: publications },
  { action: 'staff.approve', read: accounts },
];
