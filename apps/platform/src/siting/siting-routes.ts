import { randomUUID } from 'node:crypto';
import { ListPage, SiteList, SiteSurvey, SiteView } from '@consentry/contract';
import { type Principal, ProblemError, requireVersion, sealCursor, openCursor } from '@consentry/server';
import { z } from 'zod';
import { changeDevice } from '../device/device-store.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { judgeSite } from './siting.ts';
import { approveSite, findSite, listSites, saveSurvey, siteView, surveyOf } from './siting-store.ts';

const Params = z.strictObject({ site: z.uuid() });
const Nothing = z.strictObject({}).nullish();
const PAGE = 50;

/** Every route of the slice `siting`; where a device stands in its site is a route of the device. */
export function sitingRoutes(server: PlatformServer, context: PlatformContext): void {
  readRoutes(server, context);
  server.command({
    method: 'POST',
    url: '/v1/sites',
    action: 'site.survey',
    summary: 'Writes the survey of a new site.',
    versioned: true,
    status: 201,
    body: SiteSurvey,
    answer: SiteView,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      const saved = await saveSurvey(writing, randomUUID(), body, idOf(principal), 1, now);
      return { body: siteView(saved), version: saved.version };
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/sites/:site',
    action: 'site.survey_again',
    summary: 'Writes the survey of a site anew; its devices are suspended until both are approved again.',
    problems: ['version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: SiteSurvey,
    answer: SiteView,
    about: async (reading, { params }) => ((await findSite(reading, params.site)) === null ? null : params),
    do: async (writing, { params, body }, { now, principal, version }) => {
      const before = await findSite(writing, params.site);
      if (before === null) throw new ProblemError('not_found');
      requireVersion(version, before.version);
      const saved = await saveSurvey(writing, params.site, body, idOf(principal), before.version + 1, now);
      const working = await writing
        .selectFrom('devices')
        .selectAll()
        .where('site', '=', params.site)
        .where('state', '=', 'approved')
        .execute();
      for (const device of working)
        await changeDevice(writing, device, { state: 'suspended' }, 'device_suspended', now);
      return { body: siteView(saved), version: saved.version };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/sites/:site/approval',
    action: 'site.approve',
    summary: 'Approves a site for devices, if the law permits one there.',
    problems: ['not_lawful', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: Nothing,
    answer: SiteView,
    about: async (reading, { params }) => {
      const row = await findSite(reading, params.site);
      return row === null ? null : { site: row.site, proposedBy: row.surveyed_by };
    },
    do: async (writing, { params }, { now, principal, version }) => {
      const before = await findSite(writing, params.site);
      if (before === null) throw new ProblemError('not_found');
      requireVersion(version, before.version);
      if (before.surveyed_by === idOf(principal)) throw new ProblemError('four_eyes');
      const { broken } = judgeSite(surveyOf(before), now);
      if (broken.length > 0) throw new ProblemError('not_lawful', { broken });
      const approved = await approveSite(writing, before, idOf(principal), now);
      return { body: siteView(approved), version: approved.version };
    },
  });
}

function readRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/sites/:site',
    action: 'site.read',
    summary: 'Reads a site.',
    versioned: true,
    params: Params,
    answer: SiteView,
    about: async (reading, { params }) => ((await findSite(reading, params.site)) === null ? null : params),
    read: async (reading, { params }) => {
      const row = await findSite(reading, params.site);
      if (row === null) throw new ProblemError('not_found');
      return { body: siteView(row), version: row.version };
    },
  });
  server.query({
    url: '/v1/sites',
    action: 'site.list',
    summary: 'Lists the sites of whoever asks.',
    query: ListPage,
    answer: SiteList,
    about: async () => ({}),
    read: async (reading, { query }, { principal, by }) => {
      const [after = ''] = query.cursor === undefined ? [] : openCursor(keys.secret, 'sites', query.cursor);
      const rows = await listSites(reading, sitesSeen(principal, by), String(after), PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const more = rows.length > PAGE && last !== undefined;
      return {
        body: {
          sites: shown.map(siteView),
          cursor: more ? sealCursor(keys.secret, 'sites', [last.site]) : null,
        },
      };
    },
  });
}

/** The sites a list shows: installers and operators see where they work; `null` is all. */
export function sitesSeen(principal: Principal, by: string): readonly string[] | null {
  if (by !== 'installer' && by !== 'operator') return null;
  return principal.kind === 'staff' ? principal.sites : [];
}

function idOf(principal: Principal): string {
  return principal.kind === 'staff' ? principal.id : '';
}
