import {
  AUDIT_ITEMS,
  AuditList,
  AuditView,
  FinishAudit,
  MeasureDone,
  PlanAudit,
  RecordAuditItem,
  SetMeasure,
  SubmitAudit,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { type Principal, ProblemError, type Reading, type Resource, requireVersion } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import { findStaff } from '../staff/staff-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type WholeAudit, openItems } from './audit.ts';
import {
  addAudit,
  addMeasure,
  changeAudit,
  changeMeasure,
  findAudit,
  hadAHand,
  listAudits,
  recordItem,
  settle,
} from './audit-store.ts';
import { auditView } from './audit-view.ts';

const OfAudit = z.strictObject({ audit: z.uuid() });
const OfItem = z.strictObject({
  audit: z.uuid(),
  item: z.coerce.number().int().min(1).max(AUDIT_ITEMS),
});
const OfMeasure = z.strictObject({ audit: z.uuid(), measure: z.uuid() });
const Nothing = z.strictObject({});

type Read = Reading<PlatformTables>;

/** Compliance audits (《个人信息保护法》第五十四条): planned, found item by item, put right, closed by the auditor. */
export function auditRoutes(server: PlatformServer): void {
  readRoutes(server);
  server.command({
    method: 'POST',
    url: '/v1/audits',
    action: 'audit.plan',
    operation: 'audit.plan',
    versioned: true,
    summary: 'Plans an audit, with who audits: nobody who had a hand in what is audited.',
    body: PlanAudit,
    answer: AuditView,
    status: 201,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      const by = actingStaff(principal);
      await requireIndependent(writing, body.auditor, by);
      const audit = await addAudit(writing, body, by, now);
      return shown(writing, audit, now);
    },
  });
  itemRoutes(server);
  measureRoutes(server);
  endRoutes(server);
}

function readRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/audits',
    action: 'audit.read',
    operation: 'audit.list',
    summary: 'Lists audits, the latest first.',
    answer: AuditList,
    about: async () => ({}),
    read: async (reading, _, { now }) => ({
      body: { audits: (await listAudits(reading)).map((one) => auditView(one, now).body) },
    }),
  });
  server.query({
    url: '/v1/audits/:audit',
    action: 'audit.read',
    operation: 'audit.read',
    versioned: true,
    summary: 'Shows an audit, item by item, and what is done about its gaps.',
    params: OfAudit,
    answer: AuditView,
    about: aboutAudit,
    read: async (reading, { params: { audit } }, { now }) => shown(reading, audit, now),
  });
}

function itemRoutes(server: PlatformServer): void {
  server.command({
    method: 'PUT',
    url: '/v1/audits/:audit/items/:item',
    action: 'audit.record',
    operation: 'audit.record',
    versioned: true,
    summary: 'Writes down evidence or a gap of one of the 27 items.',
    params: OfItem,
    body: RecordAuditItem,
    answer: AuditView,
    about: aboutAudit,
    do: async (writing, { params: { audit, item }, body }, { now, principal, version }) => {
      const { row } = await required(writing, audit, version);
      const by = requireAuditor(row, principal);
      if (row.state !== 'planned') throw new ProblemError('audit_state');
      await recordItem(writing, row, item, body, by, now);
      return shown(writing, audit, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/audits/:audit/report',
    action: 'audit.record',
    operation: 'audit.finish',
    versioned: true,
    summary: 'Finishes an audit: every item is recorded, and the report is there.',
    params: OfAudit,
    body: FinishAudit,
    answer: AuditView,
    about: aboutAudit,
    do: async (writing, { params: { audit }, body: { report } }, { now, principal, version }) => {
      const { row, findings } = await required(writing, audit, version);
      requireAuditor(row, principal);
      if (row.state !== 'planned') throw new ProblemError('audit_state');
      const open = openItems(findings);
      if (open.length > 0)
        throw new ProblemError('audit_items_open', { fields: open.map((item) => `/items/${item}`) });
      const finished = { state: 'finished', report, finished_at: now } as const;
      await changeAudit(writing, row, finished, 'audit.finished', now);
      await settle(writing, audit);
      return shown(writing, audit, now);
    },
  });
}

function measureRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/audits/:audit/measures',
    action: 'audit.rectify',
    operation: 'audit.set_measure',
    versioned: true,
    summary: 'Sets what is done about a gap, by whom until when.',
    params: OfAudit,
    body: SetMeasure,
    answer: AuditView,
    status: 201,
    about: aboutAudit,
    do: async (writing, { params: { audit }, body }, { now, principal, version }) => {
      const { row, findings } = await required(writing, audit, version);
      const gap = findings.some(({ item, result }) => item === body.item && result === 'gap');
      if (!gap || row.state === 'dropped') throw new ProblemError('audit_state', { fields: ['/item'] });
      if (body.due_on < civilDateAt(now))
        throw new ProblemError('malformed_request', { fields: ['/due_on'] });
      await addMeasure(writing, row, body, actingStaff(principal), now);
      await settle(writing, audit);
      return shown(writing, audit, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/audits/:audit/measures/:measure/done',
    action: 'audit.rectify',
    operation: 'audit.do_measure',
    versioned: true,
    summary: 'Says that a measure is done, and shows by which documents.',
    params: OfMeasure,
    body: MeasureDone,
    answer: AuditView,
    about: aboutAudit,
    do: async (writing, { params: { audit, measure }, body }, { now, principal, version }) => {
      const found = await required(writing, audit, version);
      const one = measureOf(found, measure);
      if (one.closed_at !== null) throw new ProblemError('audit_state');
      const evidence = JSON.stringify(body.evidence);
      const done = { evidence, done_by: actingStaff(principal), done_at: now };
      await changeMeasure(writing, found, measure, done, 'audit.measure_done', now);
      return shown(writing, audit, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/audits/:audit/measures/:measure/closure',
    action: 'audit.close',
    operation: 'audit.close_measure',
    versioned: true,
    summary: 'The auditor saw by the documents that a measure is done.',
    params: OfMeasure,
    body: Nothing,
    answer: AuditView,
    about: async (reading, { params: { audit, measure } }) => {
      const found = await findAudit(reading, audit);
      const one = found?.measures.find((of) => of.measure === measure);
      if (one === undefined) return null;
      return one.done_by === null ? {} : { proposedBy: one.done_by };
    },
    do: async (writing, { params: { audit, measure } }, { now, principal, version }) => {
      const found = await required(writing, audit, version);
      const by = requireAuditor(found.row, principal);
      const one = measureOf(found, measure);
      // Nobody closes what is not shown, nor what they did themselves.
      if (one.done_at === null || one.closed_at !== null) throw new ProblemError('audit_state');
      if (one.done_by === by) throw new ProblemError('four_eyes');
      const closed = { closed_by: by, closed_at: now };
      await changeMeasure(writing, found, measure, closed, 'audit.measure_closed', now);
      return shown(writing, audit, now);
    },
  });
}

function endRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/audits/:audit/submission',
    action: 'audit.plan',
    operation: 'audit.submit',
    versioned: true,
    summary: 'Writes down when the report was sent to the authority, and its receipt.',
    params: OfAudit,
    body: SubmitAudit,
    answer: AuditView,
    about: aboutAudit,
    do: async (writing, { params: { audit }, body }, { now, version }) => {
      const { row } = await required(writing, audit, version);
      // A report on minors is of the audit; one to an authority that required it, of what was put right.
      const from = row.kind === 'minors' ? row.finished_at : row.rectified_at;
      if (from === null) throw new ProblemError('audit_state');
      if (body.sent_on > civilDateAt(now) || body.sent_on < civilDateAt(from))
        throw new ProblemError('malformed_request', { fields: ['/sent_on'] });
      await changeAudit(writing, row, body, 'audit.submitted', now);
      return shown(writing, audit, now);
    },
  });
  server.command({
    method: 'DELETE',
    url: '/v1/audits/:audit',
    action: 'audit.plan',
    operation: 'audit.drop',
    versioned: true,
    summary: 'Drops an audit that is planned; it stays on record.',
    params: OfAudit,
    body: Nothing.nullish(),
    answer: AuditView,
    about: aboutAudit,
    do: async (writing, { params: { audit } }, { now, version }) => {
      const { row } = await required(writing, audit, version);
      // One that the authority required is done.
      if (row.state !== 'planned' || row.required_on !== null) throw new ProblemError('audit_state');
      await changeAudit(writing, row, { state: 'dropped' }, 'audit.dropped', now);
      return shown(writing, audit, now);
    },
  });
}

/** Who audits is an auditor of staff, has no other role, did not order the audit and had no hand in its object. */
async function requireIndependent(reading: Read, auditor: string, orders: string): Promise<void> {
  const staff = await findStaff(reading, auditor);
  const roles = staff?.roles ?? [];
  const independent =
    staff?.state === 'active' &&
    roles.length === 1 &&
    roles[0] === 'auditor' &&
    auditor !== orders &&
    !(await hadAHand(reading, auditor));
  if (!independent) throw new ProblemError('auditor_not_independent', { fields: ['/auditor'] });
}

/** @throws {ProblemError} `not_your_role` for whoever does not do this audit */
function requireAuditor({ auditor }: WholeAudit['row'], principal: Principal): string {
  const by = actingStaff(principal);
  if (by !== auditor) throw new ProblemError('not_your_role');
  return by;
}

function measureOf({ measures }: WholeAudit, measure: string) {
  const found = measures.find((one) => one.measure === measure);
  if (found === undefined) throw new ProblemError('not_found');
  return found;
}

async function required(reading: Read, audit: string, version: number | null): Promise<WholeAudit> {
  const found = await findAudit(reading, audit);
  if (found === null) throw new ProblemError('not_found');
  requireVersion(version, found.row.revision);
  return found;
}

async function shown(reading: Read, audit: string, now: number) {
  const found = await findAudit(reading, audit);
  if (found === null) throw new ProblemError('not_found');
  return auditView(found, now);
}

async function aboutAudit(
  reading: Read,
  { params: { audit } }: { readonly params: { readonly audit: string } },
): Promise<Resource | null> {
  return (await findAudit(reading, audit)) === null ? null : {};
}
