import {
  NumberFiling,
  AskSupplement,
  FILING_MAX_BYTES,
  FilerList,
  FilerView,
  FilingStatus,
  FollowFiling,
  ListFilers,
  ListWaitingFilings,
  PackageTaken,
  TurnDownPackage,
  WaitingFilings,
} from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import type { LedgerKeeper } from '@consentry/ledger-server';
import {
  asSpelled,
  openCursor,
  paperHash,
  ProblemError,
  type Reading,
  requireVersion,
  type Resource,
  sealCursor,
} from '@consentry/server';
import { countTries, staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { AuthorityContext, AuthorityServer } from '../authority.ts';
import { sharedWith } from '../department/department-store.ts';
import { pageOf } from '../search/page.ts';
import { departmentOf } from '../staff/staff-routes.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type FilingAct, type StoredFiling, type StoredPackage, Summary, registered } from './filing.ts';
import {
  countWaiting,
  filingsAt,
  findFiling,
  findFilings,
  findPackage,
  nextNumber,
  openPackage,
  packagesOf,
  requireFiling,
  stepFiling,
  waitingFilings,
} from './filing-store.ts';
import { entryOf, reviewOf, statusOf, viewOf } from './filing-view.ts';
import { takePackage } from './take-package.ts';
import { inertFile } from '../http/inert.ts';

const LIST = 'filings';
const WAITING = 'waiting filings';
const OfFiling = z.strictObject({ filing: z.uuid() });
const OfPackage = z.strictObject({ filing: z.uuid(), package: z.uuid() });
/** Packages, and looks, from one address within fifteen minutes. */
const SENT_MAX = 20;
const FOLLOWED_MAX = 60;

type About = Resource & { readonly departments: readonly string[]; readonly case: string };

/** With which departments a filing is, or was shared: whoever it is shared with reads, and does nothing. */
async function aboutFiling(reading: Reading<AuthorityTables>, filing: string): Promise<About | null> {
  const about = await aboutOwnFiling(reading, filing);
  if (about === null) return null;
  return { ...about, departments: [...about.departments, ...(await sharedWith(reading, filing))] };
}

async function aboutOwnFiling(reading: Reading<AuthorityTables>, filing: string): Promise<About | null> {
  const found = await findFiling(reading, 'filing', filing);
  return found === null ? null : { departments: [found.department], case: filing };
}

/** `/v1/filings`: handed in and followed by a filer, looked at by the department of the province (§ 第十五条). */
export function filingRoutes(server: AuthorityServer, context: AuthorityContext, keeper: LedgerKeeper): void {
  handingIn(server, context, keeper);
  reading(server, context);
  deciding(server);
}

function handingIn(server: AuthorityServer, context: AuthorityContext, keeper: LedgerKeeper): void {
  const { database, keys } = context;
  server.upload({
    url: '/v1/filings',
    action: 'filing.submit',
    maxBytes: FILING_MAX_BYTES,
    answer: PackageTaken,
    about: async () => ({}),
    take: async (bytes, _params, { headers, address, now }) => {
      await countTries(database, keys.secret, [{ kind: 'filing', name: address, limit: SENT_MAX }], now);
      const reference = String(headers['filing-reference'] ?? '');
      const code = String(headers['filing-code'] ?? '');
      const supplements = reference === '' ? null : { reference, code };
      return takePackage(context, bytes, supplements, keeper.ledger.signer, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/filings/follow-up',
    action: 'filing.follow',
    summary: 'Shows whoever has its reference and code how far a filing is, and what is asked for.',
    problems: ['code_wrong', 'rate_limited'],
    secret: true,
    body: FollowFiling,
    answer: FilingStatus,
    about: async () => ({}),
    before: async (_input, { address, now }) =>
      countTries(
        database,
        keys.secret,
        [{ kind: 'filing follow-up', name: address, limit: FOLLOWED_MAX }],
        now,
      ),
    do: async (writing, { body }, { now }) => {
      const row = await findFiling(writing, 'reference', asSpelled(body.reference));
      const all = row === null ? [] : await packagesOf(writing, row.filing);
      const hash = paperHash(body.code);
      const [last] = all;
      if (row === null || last === undefined || !all.some(({ code_hash }) => code_hash === hash)) {
        throw new ProblemError('code_wrong');
      }
      return { body: statusOf(row, last, keeper.ledger.signer, now) };
    },
  });
}

function reading(server: AuthorityServer, { database, keys, packages }: AuthorityContext): void {
  server.query({
    url: '/v1/filings',
    action: 'filing.list',
    summary: 'Lists the filings of one’s own department, and those shared with it, the latest first.',
    query: ListFilers,
    answer: FilerList,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query }, { principal }) => {
      const { page, next, found } = await pageOf(
        query,
        { secret: keys.secret, list: LIST },
        async (before, limit) => findFilings(reading, departmentOf(principal), query, before, limit),
      );
      const rows = await filingsAt(reading, page);
      return { body: { filings: rows.map(entryOf), found, cursor: next } };
    },
  });
  server.query({
    url: '/v1/filings/waiting',
    action: 'filing.list',
    operation: 'filing.waiting',
    summary: 'Lists the filings that wait for one’s own department, the one that waits longest first.',
    query: ListWaitingFilings,
    answer: WaitingFilings,
    about: async (_reading, _input, principal) => ({ departments: [departmentOf(principal)] }),
    read: async (reading, { query: { cursor, limit } }, { principal, now }) => {
      const of = departmentOf(principal);
      const today = civilDateAt(now);
      const [after = -1] = cursor === undefined ? [] : openCursor(keys.secret, WAITING, cursor);
      const found = await waitingFilings(reading, of, Number(after), limit + 1, today);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          filings: page.map(entryOf),
          count: await countWaiting(reading, of, today),
          cursor: last === undefined ? null : sealCursor(keys.secret, WAITING, [last.arrival]),
        },
      };
    },
  });
  server.query({
    url: '/v1/filings/:filing',
    action: 'filing.read',
    summary: 'Shows one filing with every package and what a machine found in it.',
    versioned: true,
    params: OfFiling,
    answer: FilerView,
    about: (reading, { params }) => aboutFiling(reading, params.filing),
    read: async (reading, { params }, { now }) => {
      const row = await requireFiling(reading, params.filing);
      return { body: viewOf(row, await packagesOf(reading, row.filing), now), version: row.version };
    },
  });
  server.files({
    url: '/v1/filings/:filing/packages/:package',
    action: 'filing.read_package',
    params: OfPackage,
    about: (_query, { filing }) => aboutFiling(database.reading, filing),
    read: async (_path, _query, _asked, params) => {
      const row = await findPackage(database.reading, params.package);
      if (row === null || row.filing !== params.filing) return null;
      const bytes = await packages.read(row.file, row.file_digest);
      if (bytes === null) throw new ProblemError('attachment_damaged');
      return inertFile(bytes, `${row.package}.zip`);
    },
  });
}

/** What a step writes of the filing and of its open package. */
interface Changed {
  readonly filing?: Partial<StoredFiling>;
  readonly package: Partial<StoredPackage>;
}

interface Step<B extends z.ZodType> {
  readonly at: string;
  readonly act: FilingAct;
  readonly action: 'filing.handle' | 'filing.decide';
  readonly summary: string;
  readonly problems: readonly string[];
  readonly body: B;
  readonly change: (
    writing: Parameters<typeof nextNumber>[0],
    row: StoredFiling,
    open: StoredPackage,
    body: z.output<B>,
    now: number,
  ) => Promise<Changed>;
}

function deciding(server: AuthorityServer): void {
  step(server, {
    at: 'supplement',
    act: 'ask',
    action: 'filing.handle',
    summary: 'Asks the filer for what is lacking, and by when.',
    problems: ['answer_by_past'],
    body: AskSupplement,
    change: async (_writing, _row, _open, { text, answer_by }, now) => {
      if (answer_by < civilDateAt(now)) {
        throw new ProblemError('answer_by_past', { fields: ['/body/answer_by'] });
      }
      return { package: { asked: text, answer_by } };
    },
  });
  step(server, {
    at: 'acceptance',
    act: 'accept',
    action: 'filing.decide',
    summary: 'Accepts what was handed in: a first filing with a number, a change, or an end.',
    problems: ['filing_contradicts'],
    body: NumberFiling,
    change: async (writing, row, open, { despite }, now) => {
      const broken = reviewOf(open).findings.filter(({ risk }) => risk === 'broken');
      if (broken.length > 0 && despite === null) {
        throw new ProblemError('filing_contradicts', { broken: broken.map(({ finding }) => finding) });
      }
      const number = row.number ?? (await nextNumber(writing, row.region, now));
      // What is deregistered keeps what it last was.
      const kept = open.kind === 'deregistration' ? {} : registered(Summary.parse(JSON.parse(open.summary)));
      return {
        filing: { ...kept, number, broken: 0, accepted_at: row.accepted_at ?? now },
        package: { decided_at: now, reason: despite },
      };
    },
  });
  step(server, {
    at: 'refusal',
    act: 'turn_down',
    action: 'filing.decide',
    summary: 'Turns down what was handed in, with the reason; what was accepted before stays.',
    problems: [],
    body: TurnDownPackage,
    change: async (_writing, _row, _open, { reason }, now) => ({
      filing: { broken: 0 },
      package: { decided_at: now, reason },
    }),
  });
}

function step<B extends z.ZodType>(server: AuthorityServer, route: Step<B>): void {
  server.command({
    method: 'POST',
    url: `/v1/filings/:filing/${route.at}`,
    action: route.action,
    operation: `filing.${route.act}`,
    summary: route.summary,
    problems: ['filing_state', 'version_missing', 'version_other', ...route.problems],
    versioned: true,
    params: OfFiling,
    body: route.body,
    answer: FilerView,
    about: (reading, { params }) => aboutOwnFiling(reading, params.filing),
    do: async (writing, { params, body }, asked) => {
      const row = await requireFiling(writing, params.filing);
      requireVersion(asked.version, row.version);
      const open = openPackage(await packagesOf(writing, row.filing));
      if (open === null) throw new ProblemError('filing_state');
      const by = staffOf(asked);
      const change = await route.change(writing, row, open, body, asked.now);
      const decided = route.act === 'ask' ? change.package : { ...change.package, decided_by: by };
      const next = await stepFiling(writing, row, route.act, { ...change, package: decided }, by, asked.now);
      const packages = await packagesOf(writing, row.filing);
      return { body: viewOf(next, packages, asked.now), version: next.version };
    },
  });
}
