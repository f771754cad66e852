import { randomUUID } from 'node:crypto';
import {
  DeclineReferral,
  ListReferrals,
  NoteMeasure,
  ProposeReferral,
  ReferralList,
  ReferralView,
  StepReferral,
  WaitingPages,
  WaitingReferrals,
} from '@consentry/contract';
import {
  openCursor,
  ProblemError,
  type Reading,
  type Resource,
  sealCursor,
  type Writing,
} from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { Action } from '../access/access-table.ts';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { aboutOwnComplaint, OfComplaint } from '../complaint/about-complaint.ts';
import { requireComplaint, stepComplaint } from '../complaint/complaint-store.ts';
import { findDepartment } from '../department/department-store.ts';
import { waitingPageOf } from '../search/waiting-page.ts';
import { stepRoute } from '../http/step-route.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type ReferralAct, type StoredReferral, opensCase } from './referral.ts';
import {
  addMeasure,
  addReferral,
  findReferral,
  listReferrals,
  requireReferral,
  shareCase,
  stepReferral,
  unshareCase,
  waitingReferrals,
} from './referral-store.ts';
import { referralView, referralViews } from './referral-view.ts';

const OfReferral = z.strictObject({ referral: z.uuid() });
const LIST = 'referrals';

/** Which of the two departments an act is for. */
type Side = 'from_department' | 'to_department';
const BOTH: readonly Side[] = ['from_department', 'to_department'];

/** `/v1/referrals`: departments that tell each other, share, work together or hand over (§ 第十六条). */
export function referralRoutes(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.command({
    method: 'POST',
    url: '/v1/complaints/:complaint/referrals',
    action: 'referral.propose',
    summary: 'Proposes to another department to be told, to read, to work together or to take the case over.',
    problems: ['referral_to', 'referral_open', 'complaint_state'],
    status: 201,
    params: OfComplaint,
    body: ProposeReferral,
    answer: ReferralView,
    about: (reading, { params }) => aboutOwnComplaint(reading, params.complaint),
    do: async (writing, { params, body }, asked) => {
      const { department: from, complaint, state } = await requireComplaint(writing, params.complaint);
      const to = await findDepartment(writing, body.to);
      if (to === null || to.state !== 'active' || to.department === from) {
        throw new ProblemError('referral_to', { fields: ['/body/to'] });
      }
      // What was decided is told by whoever decided it (R17.2).
      if (body.kind === 'refer' && !['received', 'in_hand', 'asked'].includes(state)) {
        throw new ProblemError('complaint_state');
      }
      const row: StoredReferral = {
        referral: randomUUID(),
        complaint,
        kind: body.kind,
        state: 'open',
        from_department: from,
        to_department: to.department,
        purpose: body.purpose,
        scope: body.scope,
        proposed_by: staffOf(asked),
        proposed_at: asked.now,
        answered_by: null,
        answered_at: null,
        reason: null,
        ended_at: null,
        version: 1,
      };
      await addReferral(writing, row);
      return { body: await referralView(writing, row) };
    },
  });
  server.query({
    url: '/v1/referrals',
    action: 'referral.list',
    summary: 'Lists what one’s own department proposed to others, and others to it, newest first.',
    query: ListReferrals,
    answer: ReferralList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal }) => {
      const { cursor, limit } = query;
      const [at, referral] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), referral: String(referral) };
      const found = await listReferrals(reading, departmentOf(principal), query, before, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          referrals: await referralViews(reading, page),
          cursor:
            last === undefined ? null : sealCursor(keys.secret, LIST, [last.proposed_at, last.referral]),
        },
      };
    },
  });
  server.query({
    url: '/v1/referrals/waiting',
    action: 'referral.list',
    operation: 'referral.waiting',
    summary: 'Lists what waits for an answer of one’s own department, the longest waiting first.',
    query: WaitingPages,
    answer: WaitingReferrals,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal }) => {
      const all = await waitingReferrals(reading, departmentOf(principal));
      const sealed = { secret: keys.secret, list: 'waiting referrals' };
      const { page, ...rest } = waitingPageOf(all, query, sealed, (row) => ({
        clock: row.proposed_at,
        id: row.referral,
      }));
      return { body: { referrals: await referralViews(reading, page), ...rest } };
    },
  });
  server.query({
    url: '/v1/referrals/:referral',
    action: 'referral.read',
    summary: 'Shows one to either department; of the case no more than its reference, topic and region.',
    versioned: true,
    params: OfReferral,
    answer: ReferralView,
    about: (reading, { params }) => aboutReferral(reading, params.referral, BOTH),
    read: async (reading, { params }) => {
      const row = await requireReferral(reading, params.referral);
      return { body: await referralView(reading, row), version: row.version };
    },
  });
  step(server, {
    at: 'acceptance',
    act: 'accept',
    action: 'referral.answer',
    side: ['to_department'],
    summary: 'Accepts: from now on the department reads the case, or has it.',
    problems: ['complaint_state'],
    body: StepReferral,
    change: async (writing, row, _body, by, now) => {
      await open(writing, row, by, now);
      return { answered_by: by, answered_at: now };
    },
  });
  step(server, {
    at: 'refusal',
    act: 'decline',
    action: 'referral.answer',
    side: ['to_department'],
    summary: 'Declines, with the reason; the case stays where it is.',
    body: DeclineReferral,
    change: async (_writing, _row, { reason }, by, now) => ({ answered_by: by, answered_at: now, reason }),
  });
  step(server, {
    at: 'end',
    act: 'end',
    action: 'referral.end',
    side: ['from_department'],
    summary: 'Takes a proposal or a share back: the other department reads no more from now on.',
    body: StepReferral,
    change: async (writing, row, _body, _by, now) => {
      if (opensCase(row.kind, row.state)) await unshareCase(writing, row);
      return { ended_at: now };
    },
  });
  step(server, {
    at: 'measures',
    act: 'note_measure',
    action: 'referral.note_measure',
    side: BOTH,
    summary: 'Notes what one’s own department does in joint work, with the provisions it rests on.',
    body: NoteMeasure,
    change: async (writing, { referral }, { text, basis }, by, now, department) => {
      const measure = { measure: randomUUID(), referral, department, text, basis: JSON.stringify(basis) };
      await addMeasure(writing, { ...measure, noted_by: by, noted_at: now });
      return {};
    },
  });
}

/** What comes with an acceptance: the case is read there, or is there. */
async function open(
  writing: Writing<AuthorityTables>,
  row: StoredReferral,
  by: string,
  now: number,
): Promise<void> {
  const { complaint, kind, purpose, scope, proposed_by, from_department, to_department } = row;
  const share = { case_id: complaint, purpose, shared_at: now };
  if (kind === 'share' || kind === 'joint') {
    await shareCase(writing, { ...share, scope, department: to_department, shared_by: proposed_by });
  }
  if (kind !== 'refer') return;
  const found = await requireComplaint(writing, complaint);
  if (found.department !== from_department) throw new ProblemError('referral_state');
  await stepComplaint(writing, found, 'hand_over', { department: to_department, accepted_by: by }, by, now);
  // Whoever handed it over still sees what becomes of it.
  await shareCase(writing, { ...share, scope: 'case', department: from_department, shared_by: by });
}

interface Step<B extends z.ZodType> {
  /** Behind the address of the referral. */
  readonly at: string;
  readonly act: ReferralAct;
  readonly action: Action;
  readonly side: readonly Side[];
  readonly summary: string;
  readonly problems?: readonly string[];
  readonly body: B;
  readonly change: (
    writing: Writing<AuthorityTables>,
    row: StoredReferral,
    body: z.output<B>,
    by: string,
    now: number,
    department: string,
  ) => Promise<Partial<StoredReferral>>;
}

const REFERRAL = {
  name: 'referral',
  url: '/v1/referrals/:referral',
  params: OfReferral,
  answer: ReferralView,
  problem: 'referral_state',
  require: (reading: Reading<AuthorityTables>, { referral }: z.output<typeof OfReferral>) =>
    requireReferral(reading, referral),
  view: referralView,
};

function step<B extends z.ZodType>(server: AuthorityServer, route: Step<B>): void {
  stepRoute(server, REFERRAL, {
    ...route,
    operation: route.act,
    about: (reading, { referral }) => aboutReferral(reading, referral, route.side),
    take: async (writing, row, body, { by, now, principal }) => {
      // The state first: what cannot be done changes nothing.
      const next = await stepReferral(writing, row, route.act, {}, by, now);
      const change = await route.change(writing, row, body, by, now, departmentOf(principal));
      if (Object.keys(change).length > 0) {
        await writing.updateTable('referrals').set(change).where('referral', '=', row.referral).execute();
      }
      return { ...next, ...change };
    },
  });
}

/** What the access table asks: the departments it is between, and the case for the record of accesses. */
async function aboutReferral(
  reading: Reading<AuthorityTables>,
  referral: string,
  sides: readonly Side[],
): Promise<(Resource & { readonly case: string }) | null> {
  const found = await findReferral(reading, referral);
  if (found === null) return null;
  return { departments: sides.map((side) => found[side]), case: found.complaint };
}
