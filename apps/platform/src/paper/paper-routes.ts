import {
  AskComplaintPaper,
  AskIncidentPaper,
  AskPaper,
  AskSign,
  ExtractRecord,
  type IncidentItems,
  OrganisationPaper,
  PaperList,
  ParticularsView,
  PurposePaper,
  ReportedIncident,
  SetParticulars,
} from '@consentry/contract';
import {
  type Paper,
  auditPaper,
  deviceSign,
  impactAssessment,
  incidentPaper,
  organisationPaper,
  recordExtract,
  scenarioPaper,
  siteApproval,
  videoFiling,
} from '@consentry/documents';
import { civilDate, daysBetween } from '@consentry/law';
import { ProblemError, type Reading, type Resource } from '@consentry/server';
import { z } from 'zod';
import { findAssessment } from '../assessment/assessment-store.ts';
import { assessmentView } from '../assessment/assessment-view.ts';
import { findComplaint, requireComplaint } from '../complaint/complaint-store.ts';
import { findDevice } from '../device/device-store.ts';
import { findIncident } from '../incident/incident-store.ts';
import { viewIncident } from '../incident/incident-view.ts';
import { sendingsOf } from '../incident/report-store.ts';
import { nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { findPurpose } from '../purpose/purpose-store.ts';
import { reasonOf } from '../record/access-reason.ts';
import { extractRecord } from '../record/extract-record.ts';
import { EXTRACT_DAYS_MAX, periodOf } from '../record/record-routes.ts';
import { findSite } from '../siting/siting-store.ts';
import { factsNow, requireScenario } from './facts-now.ts';
import { layoutRoutes } from './layout-routes.ts';
import { readParticulars, setParticulars } from './particulars-store.ts';
import { publicPapers, sendComplaintPaper } from './public-papers.ts';
import { sendPaper } from './send-paper.ts';

/** Every paper of the organisation, filled from what the platform holds when it is asked for. */
export function paperRoutes(server: PlatformServer, context: PlatformContext): void {
  particularsRoutes(server);
  layoutRoutes(server, context);
  organisationRoutes(server, context);
  placeRoutes(server, context);
  caseRoutes(server, context);
  publicPapers(server, context);
}

const there = (found: unknown): Resource | null => (found === null || found === undefined ? null : {});

function particularsRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/particulars',
    action: 'paper.read',
    operation: 'particulars.read',
    summary: 'Shows what only the organisation knows of itself, for its papers.',
    answer: ParticularsView,
    about: async () => ({}),
    read: async (reading) => ({ body: await readParticulars(reading) }),
  });
  server.command({
    method: 'PUT',
    url: '/v1/particulars',
    action: 'paper.supply',
    operation: 'particulars.set',
    summary: 'Sets what only the organisation knows of itself; what is left out is a gap of its papers.',
    body: SetParticulars,
    answer: ParticularsView,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      await setParticulars(writing, body, nameOf(principal), now);
      return { body: await readParticulars(writing) };
    },
  });
}

function organisationRoutes(server: PlatformServer, context: PlatformContext): void {
  const { reading } = context.database;
  server.query({
    url: '/v1/papers',
    action: 'paper.read',
    operation: 'paper.list',
    summary: 'Lists the papers about the organisation as a whole, each with the facts that it still lacks.',
    answer: PaperList,
    about: async () => ({}),
    read: async (_, __, { now }) => {
      const live = await factsNow(context, now);
      const papers = OrganisationPaper.options.map((form) =>
        listed(organisationPaper(form, live, live.layouts), form),
      );
      return { body: { as_of: live.as_of, papers } };
    },
  });
  server.files({
    url: '/v1/papers/:form',
    action: 'paper.read',
    params: z.strictObject({ form: OrganisationPaper }),
    query: AskPaper,
    read: async (_, query, { now }, { form }) => {
      const live = await factsNow(context, now);
      return sendPaper(organisationPaper(form, live, live.layouts), query);
    },
  });
  server.files({
    url: '/v1/purposes/:purpose/papers/:form',
    action: 'purpose.read',
    params: z.strictObject({ purpose: z.uuid(), form: PurposePaper }),
    query: AskPaper,
    about: async (_, { purpose }) => there(await findPurpose(reading, purpose)),
    read: async (_, query, { now }, { purpose, form }) => {
      const live = await factsNow(context, now);
      return sendPaper(scenarioPaper(form, live, requireScenario(live, purpose), live.layouts), query);
    },
  });
  server.files({
    url: '/v1/assessments/:assessment/paper',
    action: 'assessment.read',
    params: z.strictObject({ assessment: z.uuid() }),
    query: AskPaper,
    about: async (_, { assessment }) => there(await findAssessment(reading, assessment)),
    read: async (_, query, { now }, { assessment }) => {
      const found = await findAssessment(reading, assessment);
      if (found === null) return null;
      const live = await factsNow(context, now);
      const one = requireScenario(live, found.purpose);
      return sendPaper(impactAssessment(live, one, assessmentView(found), live.layouts), query);
    },
  });
  server.files({
    url: '/v1/record/extract/paper',
    action: 'record.extract',
    query: z.strictObject({ ...AskPaper.shape, ...ExtractRecord.shape }),
    about: async ({ purpose }) => there(await findPurpose(reading, purpose)),
    read: async (_, { format, language, purpose, from, to }, { now, principal, headers }) => {
      const period = periodOf({ from, to });
      if (daysBetween(civilDate(from), civilDate(to)) >= EXTRACT_DAYS_MAX)
        throw new ProblemError('record_too_long', { fields: ['/query/from', '/query/to'] });
      const reason = reasonOf(headers['access-reason'])?.reason ?? null;
      const asked = { purpose, from, to, period, made_by: nameOf(principal), reason };
      const live = await factsNow(context, now);
      return sendPaper(recordExtract(live, await extractRecord(reading, asked, now), live.layouts), {
        format,
        language,
      });
    },
  });
}

function listed(
  { title, layout, gaps }: Paper,
  form: OrganisationPaper,
): z.input<typeof PaperList>['papers'][number] {
  return { form, title, layout: { ...layout }, gaps: gaps.map(({ key, what }) => ({ key, what })) };
}

/** What hangs at a place, and what is filed of it. */
function placeRoutes(server: PlatformServer, context: PlatformContext): void {
  const { reading } = context.database;
  server.files({
    url: '/v1/devices/:device/sign/paper',
    action: 'device.read',
    params: z.strictObject({ device: z.uuid() }),
    query: AskSign,
    about: async (_, { device }) => {
      const row = await findDevice(reading, device);
      return row === null ? null : { site: row.site, device: row.device };
    },
    read: async (_, { size, ...query }, { now }, { device }) => {
      const live = await factsNow(context, now);
      const found = live.devices.find(({ device_id }) => device_id === device);
      if (found === undefined) return null;
      const one = live.scenarios.find(({ purpose }) => found.purpose_ids.includes(purpose));
      return sendPaper(deviceSign(live, found, one ?? null, live.layouts), query, size);
    },
  });
  server.files({
    url: '/v1/sites/:site/paper',
    action: 'site.read',
    params: z.strictObject({ site: z.uuid() }),
    query: z.strictObject({
      ...AskPaper.shape,
      /** The filing of its video system, or its approval (§ 第十三条). */
      paper: z.enum(['video_filing', 'approval']).default('video_filing'),
    }),
    about: async (_, { site }) => ((await findSite(reading, site)) === null ? null : { site }),
    read: async (_, { paper, ...query }, { now }, { site }) => {
      const live = await factsNow(context, now);
      const found = live.sites.find(({ site_id }) => site_id === site);
      if (found === undefined) return null;
      const make = paper === 'approval' ? siteApproval : videoFiling;
      return sendPaper(make(live, found, live.layouts), query);
    },
  });
}

/** Reads the items of an incident as they were reported last; `null` where nothing was. */
async function reportedItems(
  reading: Reading<PlatformTables>,
  incident: string,
): Promise<IncidentItems | null> {
  const last = (await sendingsOf(reading, incident)).findLast(({ stage }) => stage !== 'answer');
  return last === undefined ? null : ReportedIncident.parse(JSON.parse(last.content)).items;
}

const INCIDENT_FORM = {
  report: 'incident_report',
  network_report: 'network_incident_report',
  notice: 'incident_notice',
} as const;

/** Papers of one audit, complaint or incident. */
function caseRoutes(server: PlatformServer, context: PlatformContext): void {
  const { reading } = context.database;
  server.files({
    url: '/v1/audits/:audit/paper',
    action: 'audit.read',
    params: z.strictObject({ audit: z.uuid() }),
    query: AskPaper,
    read: async (_, query, { now }, { audit }) => {
      const live = await factsNow(context, now);
      const found = live.audits.find((one) => one.audit === audit);
      return found === undefined ? null : sendPaper(auditPaper(live, found, live.layouts), query);
    },
  });
  server.files({
    url: '/v1/complaints/:complaint/paper',
    action: 'complaint.read',
    params: z.strictObject({ complaint: z.uuid() }),
    query: AskComplaintPaper,
    about: async (_, { complaint }) => there(await findComplaint(reading, 'complaint', complaint)),
    read: async (_, query, { now }, { complaint }) =>
      sendComplaintPaper(context, await requireComplaint(reading, complaint), query, now),
  });
  server.files({
    url: '/v1/incidents/:incident/paper',
    action: 'incident.read',
    params: z.strictObject({ incident: z.uuid() }),
    query: AskIncidentPaper,
    about: async (_, { incident }) => there(await findIncident(reading, incident)),
    read: async (_, { paper, ...query }, { now }, { incident }) => {
      const { body } = await viewIncident(reading, incident, now);
      const live = await factsNow(context, now);
      const said = await reportedItems(reading, incident);
      return sendPaper(incidentPaper(INCIDENT_FORM[paper], live, body, live.layouts, said), query);
    },
  });
}
