import { randomUUID } from 'node:crypto';
import {
  DrawSample,
  InspectionList,
  InspectionReceipt,
  InspectionView,
  ListInspections,
  ListWaitingInspections,
  NoteFindings,
  NoteRecheck,
  OrderInspection,
  OrderRectification,
  StepInspection,
  WaitingInspections,
} from '@consentry/contract';
import { civilDateAt, register } from '@consentry/law';
import {
  asSpelled,
  codeFor,
  openCursor,
  paperHash,
  ProblemError,
  type Reading,
  requireVersion,
  type Resource,
  sealCursor,
} from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { findComplaint } from '../complaint/complaint-store.ts';
import { addLink, requireReported, stepCase } from '../incident/incident-store.ts';
import { waitingPageOf } from '../search/waiting-page.ts';
import { stepRoute } from '../http/step-route.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type InspectionAct, type StoredInspection, clockOf, draw } from './inspection.ts';
import {
  addInspection,
  filesOf,
  findInspection,
  listInspections,
  requireInspection,
  stepInspection,
  waitingInspections,
} from './inspection-store.ts';
import { rectificationsOf, samplesOf, viewOf } from './inspection-view.ts';
import { isLogKey, processorRoutes } from './processor-routes.ts';
import { inertFile } from '../http/inert.ts';

const LIST = 'inspections';
const OfInspection = z.strictObject({ inspection: z.uuid() });
const OfFile = z.strictObject({ inspection: z.uuid(), file: z.uuid() });
/** Characters of a reference, 50 bits, and of the code that goes with it, 100 bits. */
const REFERENCE_CHARS = 10;
const CODE_CHARS = 20;

/** `/v1/inspections`: an order, what is handed in and drawn, what is found, what is mended by when, and a second look. */
export function inspectionRoutes(server: AuthorityServer, context: AuthorityContext): void {
  processorRoutes(server, context);
  ordering(server, context);
  reading(server, context);
  examining(server);
}

function ordering(server: AuthorityServer, { keys }: AuthorityContext): void {
  server.command({
    method: 'POST',
    url: '/v1/inspections',
    action: 'inspection.order',
    summary: 'Orders an inspection under a case number; the code for the processor is shown once.',
    problems: ['case_number_taken', 'not_found', 'day_past', 'scope_backwards', 'log_key_malformed'],
    secret: true,
    status: 201,
    body: OrderInspection,
    answer: InspectionReceipt,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    do: async (writing, { body }, asked) => {
      const { answer_by, scope, complaint, incident, log_key } = body;
      requireAhead(answer_by, '/body/answer_by', asked.now);
      if (scope.until < scope.from)
        throw new ProblemError('scope_backwards', { fields: ['/body/scope/until'] });
      if (log_key !== null && !(await isLogKey(log_key)))
        throw new ProblemError('log_key_malformed', { fields: ['/body/log_key'] });
      const department = departmentOf(asked.principal);
      // A complaint of somebody else is none.
      const of = complaint === null ? null : await findComplaint(writing, 'complaint', complaint);
      if (complaint !== null && of?.department !== department) throw new ProblemError('not_found');
      const about = incident === undefined ? null : await requireReported(writing, department, incident);
      const inspection = randomUUID();
      const reference = asSpelled(
        codeFor(keys.secret, ['inspection reference', inspection], REFERENCE_CHARS),
      );
      const code = newCode(keys, inspection);
      await addInspection(writing, {
        inspection,
        reference,
        code_hash: paperHash(code),
        case_number: body.case_number,
        department,
        region: body.region,
        processor: body.processor,
        scope: JSON.stringify(scope),
        text: body.text,
        basis: JSON.stringify(body.basis),
        answer_by,
        complaint,
        log_key,
        state: 'ordered',
        samples: '[]',
        findings: '[]',
        rectifications: '[]',
        ordered_by: staffOf(asked),
        ordered_at: asked.now,
        closed_at: null,
        version: 1,
      });
      if (about !== null) {
        const by = staffOf(asked);
        const link = { kind: 'inspection', id: inspection, linked_by: by, linked_at: asked.now } as const;
        await addLink(writing, { incident: about.incident, ...link });
        await stepCase(writing, about, 'link', {}, { by }, asked.now);
      }
      return { body: { inspection, reference, code } };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/inspections/:inspection/code',
    action: 'inspection.order',
    operation: 'inspection.renew_code',
    summary: 'Makes a new code for the processor, shown once; the one before opens nothing any more.',
    problems: ['inspection_state', 'version_missing', 'version_other'],
    secret: true,
    versioned: true,
    params: OfInspection,
    body: StepInspection,
    answer: InspectionReceipt,
    about: (reading, { params }) => aboutInspection(reading, params.inspection),
    do: async (writing, { params }, asked) => {
      const row = await requireInspection(writing, params.inspection);
      requireVersion(asked.version, row.version);
      const { inspection, reference } = row;
      const code = newCode(keys, inspection);
      const change = { code_hash: paperHash(code) };
      const next = await stepInspection(writing, row, 'renew_code', change, staffOf(asked), asked.now);
      return { body: { inspection, reference, code }, version: next.version };
    },
  });
}

function newCode({ secret }: AuthorityContext['keys'], inspection: string): string {
  return codeFor(secret, ['inspection code', inspection, randomUUID()], CODE_CHARS);
}

function reading(server: AuthorityServer, { database, keys, bundles }: AuthorityContext): void {
  server.query({
    url: '/v1/inspections',
    action: 'inspection.list',
    summary: 'Lists the inspections of one’s own department, newest first.',
    problems: ['not_found'],
    query: ListInspections,
    answer: InspectionList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal, now }) => {
      const { cursor, limit, reporter_of: incident, ...narrow } = query;
      const department = departmentOf(principal);
      const asked =
        incident === undefined
          ? narrow
          : { ...narrow, of: await requireReported(reading, department, incident) };
      const [at, inspection] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), inspection: String(inspection) };
      const found = await listInspections(reading, department, asked, before, limit + 1, now);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const files = await filesOf(
        reading,
        page.map((row) => row.inspection),
      );
      return {
        body: {
          inspections: page.map((row) => viewOf(row, files, now)),
          cursor:
            last === undefined ? null : sealCursor(keys.secret, LIST, [last.ordered_at, last.inspection]),
        },
      };
    },
  });
  server.query({
    url: '/v1/inspections/waiting',
    action: 'inspection.list',
    operation: 'inspection.waiting',
    summary: 'Lists the inspections of one’s own department that wait, by their clock over all of them.',
    query: ListWaitingInspections,
    answer: WaitingInspections,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal, now }) => {
      const all = await waitingInspections(reading, departmentOf(principal), query.what, now);
      const list = `waiting inspections ${query.what}`;
      const { page, ...rest } = waitingPageOf(all, query, { secret: keys.secret, list }, (row) => ({
        clock: clockOf(row, rectificationsOf(row)),
        id: row.inspection,
      }));
      const files = await filesOf(
        reading,
        page.map((row) => row.inspection),
      );
      return { body: { inspections: page.map((row) => viewOf(row, files, now)), ...rest } };
    },
  });
  server.query({
    url: '/v1/inspections/:inspection',
    action: 'inspection.read',
    summary: 'Shows one inspection with what was handed in, drawn, found and ordered.',
    versioned: true,
    params: OfInspection,
    answer: InspectionView,
    about: (reading, { params }) => aboutInspection(reading, params.inspection),
    read: async (reading, { params }, { now }) => {
      const row = await requireInspection(reading, params.inspection);
      return { body: viewOf(row, await filesOf(reading, [row.inspection]), now), version: row.version };
    },
  });
  server.files({
    url: '/v1/inspections/:inspection/files/:file',
    action: 'inspection.read_file',
    params: OfFile,
    about: (_query, { inspection }) => aboutInspection(database.reading, inspection),
    read: async (_path, _query, _asked, { inspection, file }) => {
      const row = (await filesOf(database.reading, [inspection])).find((one) => one.file === file);
      if (row === undefined) return null;
      const bytes = await bundles.read(row.file, row.digest);
      if (bytes === null) throw new ProblemError('attachment_damaged');
      return inertFile(bytes, `${file}.bin`);
    },
  });
}

function examining(server: AuthorityServer): void {
  step(server, {
    at: 'samples',
    act: () => 'draw',
    operation: 'draw',
    action: 'inspection.handle',
    summary: 'Draws entries of the log, or devices, by chance; the processor is told which.',
    body: DrawSample,
    change: (row, { what, of, count }, now) => {
      const sample = { what, of, drawn: draw(count, of), drawn_at: new Date(now).toISOString() };
      return { samples: JSON.stringify([...samplesOf(row), sample]) };
    },
  });
  step(server, {
    at: 'findings',
    act: () => 'note_findings',
    operation: 'note_findings',
    action: 'inspection.handle',
    summary: 'Notes what was found, each by a row of the register; nothing where nothing was.',
    problems: ['requirement_unknown'],
    body: NoteFindings,
    change: (_row, { findings }) => {
      const unknown = findings.findIndex(({ requirement }) => !ROWS.has(requirement));
      if (unknown >= 0) {
        throw new ProblemError('requirement_unknown', { fields: [`/body/findings/${unknown}/requirement`] });
      }
      return { findings: JSON.stringify(findings) };
    },
  });
  step(server, {
    at: 'rectification',
    act: () => 'order_rectification',
    operation: 'order_rectification',
    action: 'inspection.decide',
    summary: 'Orders what was found to be mended by a day, with the provisions it rests on.',
    problems: ['day_past'],
    body: OrderRectification,
    change: (row, { text, basis, by }, now) => {
      requireAhead(by, '/body/by', now);
      return { rectifications: added(row, { text, basis, by }, now) };
    },
  });
  step(server, {
    at: 'recheck',
    act: ({ fulfilled }) => (fulfilled ? 'confirm' : 'send_back'),
    operation: 'recheck',
    action: 'inspection.decide',
    summary: 'Notes the second look: mended and closed, or not, and by when it is to be now.',
    problems: ['day_past'],
    body: NoteRecheck,
    change: (row, body, now) => {
      const seen = { fulfilled: body.fulfilled, rechecked: body.text };
      const all = rectificationsOf(row).map((one, at, { length }) =>
        at === length - 1 ? { ...one, ...seen } : one,
      );
      const rechecked = { ...row, rectifications: JSON.stringify(all) };
      const last = all.at(-1);
      if (body.fulfilled || last === undefined) return { rectifications: rechecked.rectifications };
      requireAhead(body.by, '/body/by', now);
      return { rectifications: added(rechecked, { text: last.text, basis: last.basis, by: body.by }, now) };
    },
  });
  step(server, {
    at: 'closing',
    act: () => 'close',
    operation: 'close',
    action: 'inspection.decide',
    summary: 'Ends an inspection that found nothing; what was found ends by a recheck.',
    body: StepInspection,
    change: () => ({}),
  });
}

const ROWS: ReadonlySet<string> = new Set(Object.keys(register));

/** The orders to mend so far, and one more. */
function added(
  row: Pick<StoredInspection, 'rectifications'>,
  order: { readonly text: string; readonly basis: readonly string[]; readonly by: string },
  now: number,
): string {
  const open = { reported: null, reported_at: null, fulfilled: null, rechecked: null };
  const next = { ...order, ordered_at: new Date(now).toISOString(), ...open };
  return JSON.stringify([...rectificationsOf(row), next]);
}

function requireAhead(day: string, field: string, now: number): void {
  if (day < civilDateAt(now)) throw new ProblemError('day_past', { fields: [field] });
}

interface Step<B extends z.ZodType> {
  readonly at: string;
  readonly act: (body: z.output<B>) => InspectionAct;
  readonly operation: string;
  readonly action: 'inspection.handle' | 'inspection.decide';
  readonly summary: string;
  readonly problems?: readonly string[];
  readonly body: B;
  readonly change: (row: StoredInspection, body: z.output<B>, now: number) => Partial<StoredInspection>;
}

const INSPECTION = {
  name: 'inspection',
  url: '/v1/inspections/:inspection',
  params: OfInspection,
  answer: InspectionView,
  problem: 'inspection_state',
  require: (reading: Reading<AuthorityTables>, { inspection }: z.output<typeof OfInspection>) =>
    requireInspection(reading, inspection),
  view: async (reading: Reading<AuthorityTables>, row: StoredInspection, now: number) =>
    viewOf(row, await filesOf(reading, [row.inspection]), now),
};

function step<B extends z.ZodType>(server: AuthorityServer, route: Step<B>): void {
  stepRoute(server, INSPECTION, {
    ...route,
    about: (reading, { inspection }) => aboutInspection(reading, inspection),
    take: (writing, row, body, { by, now }) =>
      stepInspection(writing, row, route.act(body), route.change(row, body, now), by, now),
  });
}

async function aboutInspection(
  reading: Reading<AuthorityTables>,
  inspection: string,
): Promise<(Resource & { readonly case: string }) | null> {
  const found = await findInspection(reading, 'inspection', inspection);
  return found === null ? null : { departments: [found.department], case: inspection };
}
