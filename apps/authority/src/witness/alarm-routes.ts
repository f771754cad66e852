import { ListWitnessAlarms, LookIntoAlarm, WitnessAlarmList, WitnessAlarmView } from '@consentry/contract';
import {
  openCursor,
  ProblemError,
  type Reading,
  requireVersion,
  type Resource,
  sealCursor,
} from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { inertFile } from '../http/inert.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import type { WitnessAlarm } from './witness.ts';
import { findAlarm, findLog, listAlarms, lookInto, requireLog } from './witness-store.ts';
import { alarmView } from './witness-view.ts';

const LIST = 'witness alarms';
const OfAlarm = z.strictObject({ alarm: z.uuid() });

/** `/v1/witness/alarms`: what is wrong with the logs a department follows, and who looked into it. */
export function alarmRoutes(server: AuthorityServer, { database, keys }: AuthorityContext): void {
  server.query({
    url: '/v1/witness/alarms',
    action: 'witness.list',
    operation: 'witness.alarms',
    summary: 'Lists the alarms of one’s own department, newest first.',
    query: ListWitnessAlarms,
    answer: WitnessAlarmList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal }) => {
      const { cursor, limit, state, log } = query;
      const [at, alarm] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), alarm: String(alarm) };
      const found = await listAlarms(reading, departmentOf(principal), { state, log }, before, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const alarms = await Promise.all(page.map((row) => shown(reading, row)));
      return {
        body: {
          alarms,
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [last.raised_at, last.alarm]),
        },
      };
    },
  });
  server.query({
    url: '/v1/witness/alarms/:alarm',
    action: 'witness.read',
    operation: 'witness.alarm',
    summary: 'Shows one alarm.',
    versioned: true,
    params: OfAlarm,
    answer: WitnessAlarmView,
    about: (reading, { params }) => aboutAlarm(reading, params.alarm),
    read: async (reading, { params }) => {
      const row = await requireAlarm(reading, params.alarm);
      return { body: await shown(reading, row), version: row.version };
    },
  });
  server.files({
    url: '/v1/witness/alarms/:alarm/evidence',
    action: 'witness.read_evidence',
    params: OfAlarm,
    about: (_query, { alarm }) => aboutAlarm(database.reading, alarm),
    read: async (_path, _query, _asked, { alarm }) => {
      const row = await requireAlarm(database.reading, alarm);
      if (row.evidence === null) return null;
      const name = row.kind === 'wrong_key' ? `${alarm}.txt` : `${alarm}.heads.json`;
      return inertFile(new TextEncoder().encode(row.evidence), name);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/witness/alarms/:alarm/look',
    action: 'witness.look_into',
    summary: 'Notes who looked into an alarm, and what came of it.',
    problems: ['alarm_state', 'version_missing', 'version_other'],
    versioned: true,
    params: OfAlarm,
    body: LookIntoAlarm,
    answer: WitnessAlarmView,
    about: (reading, { params }) => aboutAlarm(reading, params.alarm),
    do: async (writing, { params, body }, asked) => {
      const row = await requireAlarm(writing, params.alarm);
      requireVersion(asked.version, row.version);
      const next = await lookInto(writing, row, { by: staffOf(asked), note: body.note, now: asked.now });
      return { body: await shown(writing, next), version: next.version };
    },
  });
}

async function shown(reading: Reading<AuthorityTables>, row: WitnessAlarm): Promise<WitnessAlarmView> {
  return alarmView(row, await requireLog(reading, row.log));
}

async function requireAlarm(reading: Reading<AuthorityTables>, alarm: string): Promise<WitnessAlarm> {
  const found = await findAlarm(reading, alarm);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

async function aboutAlarm(
  reading: Reading<AuthorityTables>,
  alarm: string,
): Promise<(Resource & { readonly case: string }) | null> {
  const found = await findAlarm(reading, alarm);
  const log = found === null ? null : await findLog(reading, found.log);
  return log === null ? null : { departments: [log.department], case: log.log };
}
