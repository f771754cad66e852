/**
 * What an authority does with 100,000 filings and 1,000,000 complaints, all of one department.
 *
 *   node bench/authority.ts --store sqlite|postgresql [--filings 100000] [--complaints 1000000] [--runs 200]
 *     [--plain 5] [--keep FOLDER]
 *
 * The authority runs in a process of its own and is asked by HTTP, one request after the other, as an official who is
 * signed in; PostgreSQL is started in a temporary folder, as Debian configures it (`shared_buffers` 128 MB). Rows are
 * made by SQL (`bench/authority/seed.ts`) through the real tables. Beside each search stands, in the same run on the
 * same database, the plain way: one statement that looks at the rows (`LIKE '%…%'`, latest first, one page), without
 * HTTP. At last it is asked of every statement of a list how the database would answer it: by an index, or by
 * looking at all rows. `--keep`, with SQLite: the rows are made there once, and found there the next time.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { writeFiling } from '@consentry/documents';
import { exampleFiles, exampleFiling } from '@consentry/documents/testing';
import { NoteSigner } from '@consentry/ledger';
import { type Database, inTransaction, openDatabase, sealCursor, sql } from '@consentry/server';
import { beginSession } from '@consentry/staff';
/* oxlint-disable no-restricted-imports -- it fills the tables and speaks as officials do, which no package offers */
import { findComplaints } from '../apps/authority/src/complaint/complaint-store.ts';
import { firstDepartment } from '../apps/authority/src/department/department-store.ts';
import { findFilings } from '../apps/authority/src/filing/filing-store.ts';
import { folded } from '../apps/authority/src/search/terms.ts';
import { type AuthorityKeys, authorityKeys } from '../apps/authority/src/settings/keys.ts';
import { addOfficial } from '../apps/authority/src/staff/staff-store.ts';
import { authorityMigrations } from '../apps/authority/src/store/migrations/index.ts';
import type { AuthorityTables } from '../apps/authority/src/store/tables.ts';
import { startCluster } from '../packages/server/src/database/testing/cluster.ts';
import { seed } from './authority/seed.ts';
import { plansOf } from './authority/plans.ts';
import { type Load, load } from './platform/load.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    filings: { type: 'string', default: '100000' },
    complaints: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '200' },
    plain: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
});
const SIZE = { filings: Number(values.filings), complaints: Number(values.complaints) };
const RUNS = Number(values.runs);
/** The plain way takes seconds where a name is rare: as often as tells its middle. */
const PLAIN_RUNS = Number(values.plain);
const MIB = 2 ** 20;
const NOW = Date.now();
const MONTH = 30 * 86_400_000;
const day = (before: number) => new Date(NOW - before).toISOString().slice(0, 10);
const CASES = ['filings', 'complaints'] as const;
type Cases = (typeof CASES)[number];

const data = values.keep ?? mkdtempSync(join(tmpdir(), 'consentry-bench-'));
const made = join(data, 'made');
const cluster = values.store === 'postgresql' ? startCluster() : null;
const url = cluster?.url ?? `sqlite:${join(data, 'authority.db')}`;
let child: ChildProcess | null = null;
try {
  await using database = await openDatabase<AuthorityTables>(url, {
    migrations: authorityMigrations,
    statementMs: 0,
  });
  const keys = authorityKeys(data);
  const { department, token } = await official(database);
  const began = performance.now();
  const took = existsSync(made) ? {} : await seed(database, department, SIZE, NOW);
  if (values.keep !== undefined) writeFileSync(made, '');
  console.log(
    `\n${values.store}: ${SIZE.filings} filings, ${SIZE.complaints} complaints, made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  console.log(
    Object.entries(took)
      .map(([what, seconds]) => `  ${what} ${seconds.toFixed(0)} s`)
      .join('\n'),
  );
  for (const [what, bytes] of await sizes(database)) console.log(`  ${what} ${(bytes / MIB).toFixed(0)} MiB`);
  const program = join(import.meta.dirname, 'authority/serve.ts');
  const started = performance.now();
  child = fork(program, [data, url], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ url: at }] = (await once(child, 'message')) as [{ readonly url: string }];
  console.log(`started in ${(performance.now() - started).toFixed(0)} ms\n`);
  const setting = { database, keys, at, token, department };
  await lists(setting);
  await opening(setting);
  await intake(setting);
  const { rss, peak } = await weigh();
  console.log(`\nresident ${(rss / MIB).toFixed(0)} MiB, peak ${(peak / MIB).toFixed(0)} MiB`);
  await plans(setting);
} finally {
  child?.kill('SIGKILL');
  cluster?.[Symbol.dispose]();
  if (values.keep === undefined) rmSync(data, { recursive: true, force: true });
}

interface Setting {
  readonly database: Database<AuthorityTables>;
  readonly keys: AuthorityKeys;
  readonly at: string;
  readonly token: string;
  readonly department: string;
}

async function official(database: Database<AuthorityTables>) {
  return inTransaction(database, async (writing) => {
    const department = await firstDepartment(writing, undefined, NOW);
    const staff = randomUUID();
    await addOfficial(writing, {
      staff,
      login: staff,
      name: 'Bench',
      roles: ['officer'],
      department,
      state: 'active',
      invitedBy: null,
      approvedBy: null,
      changedAt: null,
      changedBy: null,
      passwordHash: null,
      totpSealed: null,
      totpStep: -1,
      joinedAt: NOW,
      version: 1,
    });
    const session = { began_at: NOW, seen_at: NOW, stepped_up_at: NOW };
    return { department, token: await beginSession(writing, staff, session) };
  });
}

async function sizes(database: Database<AuthorityTables>): Promise<ReadonlyArray<readonly [string, number]>> {
  if (database.engine === 'sqlite') {
    const file = join(data, 'authority.db');
    const all = statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
    return [['the database', all]];
  }
  const size = async (of: string) => {
    const { rows } = await inTransaction(database, (writing) =>
      sql<{ bytes: string }>`select ${sql.raw(of)} as bytes`.execute(writing),
    );
    return Number(rows[0]?.bytes ?? 0);
  };
  return [
    ['the database', await size('pg_database_size(current_database())')],
    ['of it complaint_terms', await size("pg_total_relation_size('complaint_terms')")],
    ['of it complaints', await size("pg_total_relation_size('complaints')")],
    ['of it filing_terms', await size("pg_total_relation_size('filing_terms')")],
  ];
}

/** What is asked of each list: by address, and by the plain statement. */
interface Question {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  /** What the plain statement asks beside the department, where it is put beside. */
  readonly plain?: string;
}

async function questionsOf(
  cases: Cases,
  { database, keys, department }: Setting,
): Promise<readonly Question[]> {
  const rows = await database.reading
    .selectFrom(cases)
    .select(['arrival', 'words', 'reference', 'region'])
    .where('department', '=', department)
    .where('words', '!=', '')
    .orderBy('arrival')
    .offset(Math.floor(SIZE[cases] / 2))
    .limit(1)
    .execute();
  const middle = rows[0];
  if (middle === undefined) throw new Error('There is nothing to ask for.');
  const cursor = sealCursor(keys.secret, cases, [middle.arrival]);
  const whole = middle.words.split('\n')[0] ?? '';
  const like = (part: string) => `words like '%${folded(part)}%'`;
  const find = (name: string, part: string): Question => ({ name, query: { find: part }, plain: like(part) });
  const [state, sort] = cases === 'filings' ? ['pending', { kind: 'change' }] : ['asked', { topic: 'leak' }];
  const [[sortName, sortValue] = ['', '']] = Object.entries(sort);
  return [
    { name: 'first page', query: {} },
    { name: 'page in the middle', query: { cursor } },
    { name: 'by state', query: { state }, plain: `state = '${state}'` },
    { name: 'by province', query: { region: '540000' }, plain: `region like '54%'` },
    { name: `by ${sortName}`, query: { [sortName]: sortValue }, plain: `${sortName} = '${sortValue}'` },
    { name: 'by a month a year ago', query: { from: day(12 * MONTH), to: day(11 * MONTH) } },
    {
      name: 'by state, province and month',
      query: { state, region: '310000', from: day(9 * MONTH), to: day(8 * MONTH) },
    },
    { name: 'by reference', query: { find: middle.reference }, plain: like(middle.reference) },
    find('by two characters, common (物业)', '物业'),
    find('by two characters, seldom (龙碧)', '龙碧'),
    find('by a whole name, seldom', whole),
    find('by a name that is not there, of common pairs', '物业管理服务公司海口'),
    find('by a name that is not there', '火星探测'),
    {
      name: 'by a common name in a small province',
      query: { find: '物业', region: '540000' },
      plain: `${like('物业')} and region like '54%'`,
    },
  ];
}

async function weigh() {
  if (child === null) throw new Error('No authority runs.');
  child.send('weigh');
  const [told] = await once(child, 'message');
  return told as { readonly rss: number; readonly peak: number; readonly processorMs: number };
}

/** Asks the authority, and tells the times with what it took of its processor: the one figure that others do not change. */
async function asked(
  what: string,
  runs: number,
  work: (run: number) => Promise<unknown>,
  more = () => '',
): Promise<void> {
  const before = await weigh();
  const times = await load(runs, 1, work);
  const after = await weigh();
  const each = (after.processorMs - before.processorMs) / runs;
  line(`${what}${more()}`, times, `, processor ${each.toFixed(1)} ms`);
}

function line(what: string, of: Omit<Load, 'perSecond'>, more = ''): void {
  console.log(
    `  ${what.padEnd(52)} p50 ${of.p50.toFixed(1).padStart(7)}  p95 ${of.p95.toFixed(1).padStart(7)}  max ${of.max.toFixed(0).padStart(6)} ms (${of.done})${more}`,
  );
}

async function lists(setting: Setting): Promise<void> {
  const { at, token, database, department } = setting;
  for (const cases of CASES) {
    console.log(`${cases} (load ${loadavg()[0]?.toFixed(1) ?? ''})`);
    for (const { name, query, plain } of await questionsOf(cases, setting)) {
      const address = `${at}/v1/${cases}?${new URLSearchParams(query).toString()}`;
      let hits = '';
      await asked(
        name,
        RUNS,
        async () => {
          const body = await get(address, token);
          const { found, [cases]: rows } = body as Record<string, unknown>;
          const all = found as { count: number; more: boolean } | null;
          hits = all === null ? `${(rows as unknown[]).length}` : `${all.count}${all.more ? '+' : ''}`;
        },
        () => ` → ${hits}`,
      );
      if (plain === undefined) continue;
      const scan = await load(PLAIN_RUNS, 1, async () =>
        inTransaction(
          database,
          (writing) =>
            sql`select * from ${sql.table(cases)} where department = ${department} and ${sql.raw(plain)} order by arrival desc limit 51`.execute(
              writing,
            ),
          'read committed',
        ),
      );
      line('    the plain statement, one page', scan);
    }
  }
  await asked('filings that wait', 20, async () => get(`${at}/v1/filings/waiting`, token));
  await asked('complaints that wait', 20, async () => get(`${at}/v1/complaints/waiting`, token));
  await asked('clock of complaints', 20, async () => get(`${at}/v1/complaints/clock`, token));
}

async function get(address: string, token: string): Promise<object> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as object;
}

async function opening({ at, token, database }: Setting): Promise<void> {
  console.log('opening a case, with the record of who did (durable)');
  for (const [cases, id] of [
    ['filings', 'filing'],
    ['complaints', 'complaint'],
  ] as const) {
    const rows = await database.reading.selectFrom(cases).selectAll().orderBy(id).limit(RUNS).execute();
    const ids = rows.map((row) => String((row as unknown as Record<string, unknown>)[id]));
    await asked(`one of the ${cases}`, RUNS, async (run) =>
      get(`${at}/v1/${cases}/${ids[run] ?? ''}`, token),
    );
  }
}

async function intake({ at }: Setting): Promise<void> {
  console.log('taking in');
  const from = (run: number) => ({ 'x-forwarded-for': `10.1.${run >> 8}.${run & 255}` });
  await asked('a complaint', RUNS, async (run) => {
    const answer = await fetch(`${at}/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...from(run) },
      body: JSON.stringify({
        once: randomUUID(),
        topic: 'only_way',
        region: '310104',
        place: '上海市天钥桥路某小区东门',
        processor: '上海华润物业管理有限公司',
        text: '只能刷脸进门。',
        contact: '13800001111',
        fears_retaliation: false,
        language: 'zh-CN',
      }),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
  });
  const zips = Array.from({ length: RUNS }, () => {
    const signer = NoteSigner.generate('log', 'platform.luzhong.example/ledger');
    const content = exampleFiling({
      package: randomUUID(),
      log: { key: signer.key.toString(), checkpoint: null },
    });
    return writeFiling({ ...content, gaps: [] }, exampleFiles(), (text) => `${text}\n${signer.sign(text, 0)}`)
      .zip;
  });
  await asked('a filing package', RUNS, async (run) => {
    const answer = await fetch(`${at}/v1/filings`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...from(run) },
      body: Buffer.from(zips[run] ?? []),
    });
    const { taken } = (await answer.json()) as { readonly taken?: boolean };
    if (taken !== true) throw new Error(`A package was not taken: ${answer.status}`);
  });
}

/** Asks how each statement of a list is answered. */
async function plans(setting: Setting): Promise<void> {
  const { database, department } = setting;
  const asked = [
    {},
    { state: 'received' },
    { region: '310000' },
    { topic: 'leak' },
    { kind: 'change' },
    { find: '火星探测' },
    { find: '物业' },
    { from: day(12 * MONTH), to: day(11 * MONTH) },
  ];
  let scans = 0;
  for (const one of asked) {
    for (const [cases, find] of [
      ['complaints', findComplaints],
      ['filings', findFilings],
    ] as const) {
      for (const plan of await plansOf(database, (reading) =>
        find(reading, department, one as never, null, 51),
      )) {
        if (!plan.scans) continue;
        scans += 1;
        console.log(
          `\n${cases} by ${JSON.stringify(one)} looks at all rows:\n${plan.sql.slice(0, 300)}\n${plan.text}`,
        );
      }
    }
  }
  console.log(`\nstatements of lists that look at all rows of cases or terms: ${scans}`);
}
