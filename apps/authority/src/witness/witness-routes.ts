import { randomUUID } from 'node:crypto';
import {
  ChangeWitnessedLog,
  EndWitnessing,
  ListWitnessedHeads,
  ListWitnessedLogs,
  RegisterLog,
  WitnessedHeadList,
  WitnessedLogList,
  WitnessedLogView,
  WitnessKeyView,
} from '@consentry/contract';
import { LedgerError, NoteKey } from '@consentry/ledger';
import {
  openCursor,
  parseTarget,
  ProblemError,
  type Reading,
  requireVersion,
  type Resource,
  sealCursor,
  type TargetSettings,
} from '@consentry/server';
import { countTries, staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { alarmRoutes } from './alarm-routes.ts';
import { postedLog, REQUEST_MAX_BYTES, takePosted } from './take-posted.ts';
import { OVER_WHEN, type WitnessedLog } from './witness.ts';
import {
  addLog,
  alarmsOf,
  changeLog,
  endAlarms,
  findLog,
  listHeads,
  listLogs,
  requireLog,
} from './witness-store.ts';
import { headView, logView } from './witness-view.ts';

const LIST = 'witnessed logs';
const HEADS = 'witnessed heads';
const OfLog = z.strictObject({ log: z.uuid() });
/** Heads that are posted from one address within fifteen minutes: one a second of three logs. */
const POSTED_MAX = 2700;

/** `/v1/witness`: the evidence logs of processors that this server cosigns, and what is wrong with them. */
export function witnessRoutes(server: AuthorityServer, context: AuthorityContext): void {
  publicRoutes(server, context);
  registering(server, context.outgoing.settings);
  reading(server, context);
  alarmRoutes(server, context);
}

function publicRoutes(server: AuthorityServer, context: AuthorityContext): void {
  const { database, keys, origins } = context;
  const { key } = context.witness;
  server.query({
    url: '/v1/witness',
    action: 'witness.read_key',
    summary: 'Gives the key by which this server cosigns heads of evidence logs.',
    answer: WitnessKeyView,
    about: async () => ({}),
    read: async () => ({
      body: { name: key.name, key: key.toString(), address: `${origins()[0] ?? ''}/witness` },
    }),
  });
  server.exchange({
    url: '/witness/add-checkpoint',
    action: 'witness.post',
    maxBytes: REQUEST_MAX_BYTES,
    about: async () => ({}),
    take: async (body, { address, now }) => {
      const log = await postedLog(context, body);
      if (log !== null) {
        const tried = { kind: 'witness post', name: address, limit: POSTED_MAX };
        await countTries(database, keys.secret, [tried], now);
      }
      return takePosted(context, log, body);
    },
  });
}

function registering(server: AuthorityServer, targets: TargetSettings): void {
  server.command({
    method: 'POST',
    url: '/v1/witness/logs',
    action: 'witness.register',
    summary: 'Begins to follow the evidence log of a processor.',
    problems: ['log_key_malformed', 'log_registered', 'log_url_refused'],
    status: 201,
    body: RegisterLog,
    answer: WitnessedLogView,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    do: async (writing, { body }, asked) => {
      const key = logKey(body.key);
      requireAddress(body.url, targets);
      const row: WitnessedLog = {
        ...body,
        log: randomUUID(),
        department: departmentOf(asked.principal),
        key: key.toString(),
        origin: key.name,
        registered_by: staffOf(asked),
        registered_at: asked.now,
        ask_again_at: asked.now,
        ...NOTHING_SEEN,
        version: 1,
      };
      await addLog(writing, row);
      return { body: logView(row, [], asked.now), version: row.version };
    },
  });
  server.command({
    method: 'PATCH',
    url: '/v1/witness/logs/:log',
    action: 'witness.register',
    operation: 'witness.change',
    summary: 'Changes the name, the address or the time of stall of a log that is followed.',
    problems: ['log_ended', 'log_url_refused', 'version_missing', 'version_other'],
    versioned: true,
    params: OfLog,
    body: ChangeWitnessedLog,
    answer: WitnessedLogView,
    about: (reading, { params }) => aboutLog(reading, params.log),
    do: async (writing, { params, body }, asked) => {
      const row = await followed(writing, params.log, asked.version);
      const { processor = row.processor, url = row.url, stall_hours = row.stall_hours } = body;
      requireAddress(url, targets);
      // At another address it is asked at once, and has not failed yet.
      const moved = url === row.url ? {} : { ask_again_at: asked.now, failing_since: null, failure: null };
      const change = { processor, url, stall_hours, ...moved };
      const next = await changeLog(writing, row, change, {
        kind: 'log_changed',
        by: staffOf(asked),
        at: asked.now,
      });
      if (url !== row.url) await endAlarms(writing, row.log, OVER_WHEN.answered, asked.now);
      return shown(writing, next, asked.now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/witness/logs/:log/end',
    action: 'witness.register',
    operation: 'witness.end',
    summary: 'Follows a log no more; its heads and alarms are kept.',
    problems: ['log_ended', 'version_missing', 'version_other'],
    versioned: true,
    params: OfLog,
    body: EndWitnessing,
    answer: WitnessedLogView,
    about: (reading, { params }) => aboutLog(reading, params.log),
    do: async (writing, { params, body }, asked) => {
      const row = await followed(writing, params.log, asked.version);
      const change = { ended_at: asked.now, end_reason: body.reason };
      const event = { kind: 'log_ended', by: staffOf(asked), at: asked.now } as const;
      const next = await changeLog(writing, row, change, event);
      await endAlarms(writing, row.log, [...OVER_WHEN.answered, ...OVER_WHEN.newer], asked.now);
      return shown(writing, next, asked.now);
    },
  });
}

const NOTHING_SEEN = {
  ended_at: null,
  end_reason: null,
  size: 0,
  root: null,
  note: null,
  head_at: null,
  cosigned_at: null,
  counted: null,
  asked_at: null,
  failure: null,
  failing_since: null,
} as const;

function reading(server: AuthorityServer, { keys, witness }: AuthorityContext): void {
  server.query({
    url: '/v1/witness/logs',
    action: 'witness.list',
    summary: 'Lists the evidence logs that one’s own department follows, newest first.',
    query: ListWitnessedLogs,
    answer: WitnessedLogList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal, now }) => {
      const { cursor, limit, key } = query;
      const [at, log] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const before = at === undefined ? null : { at: Number(at), log: String(log) };
      const found = await listLogs(reading, departmentOf(principal), key ?? null, before, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const alarms = await alarmsOf(
        reading,
        page.map((row) => row.log),
      );
      return {
        body: {
          logs: page.map((row) => logView(row, alarms, now)),
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [last.registered_at, last.log]),
        },
      };
    },
  });
  server.query({
    url: '/v1/witness/logs/:log',
    action: 'witness.read',
    summary: 'Shows one log: its last head, how far it lags, how it stands.',
    versioned: true,
    params: OfLog,
    answer: WitnessedLogView,
    about: (reading, { params }) => aboutLog(reading, params.log),
    read: async (reading, { params }, { now }) => shown(reading, await requireLog(reading, params.log), now),
  });
  server.query({
    url: '/v1/witness/logs/:log/heads',
    action: 'witness.read',
    operation: 'witness.heads',
    summary: 'Lists the heads of one log that were cosigned, the largest first.',
    params: OfLog,
    query: ListWitnessedHeads,
    answer: WitnessedHeadList,
    about: (reading, { params }) => aboutLog(reading, params.log),
    read: async (reading, { params, query: { cursor, limit } }) => {
      const [below] = cursor === undefined ? [] : openCursor(keys.secret, HEADS, cursor);
      const found = await listHeads(
        reading,
        params.log,
        below === undefined ? null : Number(below),
        limit + 1,
      );
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          heads: page.map((head) => headView(head, witness)),
          cursor: last === undefined ? null : sealCursor(keys.secret, HEADS, [last.size]),
        },
      };
    },
  });
}

async function shown(reading: Reading<AuthorityTables>, row: WitnessedLog, now: number) {
  return { body: logView(row, await alarmsOf(reading, [row.log]), now), version: row.version };
}

async function followed(
  reading: Reading<AuthorityTables>,
  log: string,
  version: number | null,
): Promise<WitnessedLog> {
  const row = await requireLog(reading, log);
  requireVersion(version, row.version);
  if (row.ended_at !== null) throw new ProblemError('log_ended');
  return row;
}

function logKey(text: string): NoteKey {
  try {
    const key = NoteKey.parse(text);
    if (key.kind === 'log') return key;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
  throw new ProblemError('log_key_malformed', { fields: ['/body/key'] });
}

function requireAddress(url: string | null, targets: TargetSettings): void {
  if (url === null || typeof parseTarget(url, targets) !== 'string') return;
  throw new ProblemError('log_url_refused', { fields: ['/body/url'] });
}

async function aboutLog(
  reading: Reading<AuthorityTables>,
  log: string,
): Promise<(Resource & { readonly case: string }) | null> {
  const found = await findLog(reading, log);
  return found === null ? null : { departments: [found.department], case: log };
}
