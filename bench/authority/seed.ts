/**
 * Cases as an authority would have written them, by SQL: a million complaints, with what they are found by. Their
 * events are left out: a log that is a million entries behind is no state of an authority.
 */
import { hash } from 'node:crypto';
import { type Database, inTransaction, sql } from '@consentry/server';
/* oxlint-disable no-restricted-imports -- rows are made as the authority makes them */
import { arrivalOf, termsOf, wordsOf } from '../../apps/authority/src/search/terms.ts';
import type { AuthorityTables } from '../../apps/authority/src/store/tables.ts';
import { Chance, companyOf, placeOf, regionOf } from './names.ts';

/** How much there is. */
export interface Size {
  readonly filings: number;
  readonly complaints: number;
}

type Value = string | number | null;
type Rows = readonly (readonly Value[])[];

const CHUNK = 10_000;
/** The Measures have been in force since (§ 第二十条). */
const SINCE = Date.parse('2025-06-01T00:00:00+08:00');
const DAY_MS = 86_400_000;
const TOPICS = 'private_space no_consent only_way not_told kept_or_sent child leak other'.split(' ');
const TOPIC_SHARES = [6, 24, 22, 16, 12, 6, 4, 10];
const STATES = 'received in_hand asked decided told closed'.split(' ');
const STATE_SHARES = [4, 8, 2, 2, 4, 80];
const FILER_STATES = 'pending accepted changing deregistered turned_down'.split(' ');
const FILER_SHARES = [6, 74, 6, 10, 4];
const TEXT =
  '小区物业换了刷脸门禁，没有告知，也没有别的方式可以进门。家里老人和孩子也被录了照片，问物业照片存在哪里、谁能看，都不回答。请查。';
const REVIEW = JSON.stringify({ findings: [], differences: [], key_known: false, proved: 0 });

/** Indexes that are made again after the rows: sorted once instead of found a place in one by one. */
const LATER = {
  complaint_terms_of: 'complaint_terms (arrival)',
  filing_terms_of: 'filing_terms (arrival)',
} as const;

/** Fills the tables; every case is with one department. @returns seconds by what was made */
export async function seed(
  database: Database<AuthorityTables>,
  department: string,
  size: Size,
  now: number,
): Promise<Readonly<Record<string, number>>> {
  const took: Record<string, number> = {};
  const timed = async (what: string, work: () => Promise<void>): Promise<void> => {
    const began = performance.now();
    await work();
    took[what] = (performance.now() - began) / 1000;
    process.stderr.write(`  ${what} ${took[what]?.toFixed(1) ?? ''} s\n`);
  };
  if (database.engine === 'sqlite') await run(database, 'pragma cache_size = -2000000');
  for (const name of Object.keys(LATER)) await run(database, `drop index ${name}`);
  const postgres = database.engine === 'postgresql';
  for (const table of ['complaint_terms', 'filing_terms']) {
    if (postgres) await run(database, `alter table ${table} drop constraint ${table}_one`);
    // One by one each term would touch a page of its own: they are put in order first.
    else await run(database, `create table bench_${table} (term integer, arrival integer)`);
  }
  await timed('filings', () => filings(database, department, size.filings, now));
  await timed('complaints', () => complaints(database, department, size.complaints, now));
  await timed('indexes of terms', async () => {
    if (postgres) {
      for (const table of ['complaint_terms', 'filing_terms'])
        await run(database, `alter table ${table} add constraint ${table}_one primary key (term, arrival)`);
    } else {
      for (const table of ['complaint_terms', 'filing_terms']) {
        await run(
          database,
          `insert into ${table} select term, arrival from bench_${table} order by term, arrival`,
        );
        await run(database, `drop table bench_${table}`);
      }
    }
    for (const [name, on] of Object.entries(LATER)) await run(database, `create index ${name} on ${on}`);
  });
  // As autovacuum does by itself within minutes.
  if (postgres) await timed('analyze', () => run(database, 'analyze'));
  return took;
}

async function run(database: Database<AuthorityTables>, statement: string): Promise<void> {
  await inTransaction(
    database,
    async (writing) => {
      if (database.engine === 'postgresql')
        await sql.raw("set local maintenance_work_mem = '1GB'").execute(writing);
      await sql.raw(statement).execute(writing);
    },
    'read committed',
  );
}

/** Inserts rows given as lists of values. @param columns `name`, or `name|type` where it is no text */
async function insert(
  database: Database<AuthorityTables>,
  table: string,
  columns: readonly string[],
  rows: Rows,
): Promise<void> {
  const postgres = database.engine === 'postgresql';
  const values = columns.map((column, n) => {
    const [, type] = column.split('|');
    return type === undefined ? `value ->> ${n}` : `cast(value ->> ${n} as ${type})`;
  });
  const names = columns.map((column) => column.split('|')[0]).join(', ');
  const json = JSON.stringify(rows);
  const from = postgres ? sql`jsonb_array_elements(${json}::jsonb)` : sql`json_each(${json})`;
  await inTransaction(
    database,
    async (writing) => {
      // Rows that refer to one another are made together here: looking each up again would take most of the time.
      if (postgres) await sql.raw('set local session_replication_role = replica').execute(writing);
      await sql`insert into ${sql.raw(table)} (${sql.raw(names)}) select ${sql.raw(values.join(', '))} from ${from}`.execute(
        writing,
      );
    },
    'read committed',
  );
}

const uuidOf = (kind: string, n: number): string => {
  const hex = hash('sha256', `${kind} ${n}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const COMPLAINT =
  'complaint reference code_hash once_hash topic region department place processor text contact_sealed fears_retaliation|FLAG language received_on received_at|bigint arrival|bigint words state decided_at|bigint told_by told_at|bigint closed_at|bigint result outcome basis version|bigint';
const FILING =
  'filing reference number state kind department region name words credit_code key persons|bigint scenarios|bigint devices|bigint broken|bigint received_at|bigint arrival|bigint accepted_at|bigint version|bigint';
const PACKAGE =
  'package filing round|bigint kind state code_hash file file_digest digest bytes|bigint review summary received_at|bigint';

/** Terms by hand, since there are twenty times as many. SQLite puts them in order later. */
async function insertTerms(
  database: Database<AuthorityTables>,
  table: 'complaint_terms' | 'filing_terms',
  found: Rows,
): Promise<void> {
  if (database.engine === 'sqlite') {
    await insert(database, `bench_${table}`, ['term|bigint', 'arrival|bigint'], found);
    return;
  }
  const column = (at: number) => found.map((row) => row[at]).join(',');
  await inTransaction(
    database,
    async (writing) => {
      await sql.raw('set local session_replication_role = replica').execute(writing);
      await sql`insert into ${sql.table(table)} (term, arrival)
        select * from unnest(string_to_array(${column(0)}, ',')::bigint[], string_to_array(${column(1)}, ',')::bigint[])`.execute(
        writing,
      );
    },
    'read committed',
  );
}

/** A SQLite database keeps flags as 0 and 1. */
function columnsOf(database: Database<AuthorityTables>, columns: string): readonly string[] {
  return columns.replace('FLAG', database.engine === 'sqlite' ? 'integer' : 'boolean').split(' ');
}

/** Hashing the same pair a million times would measure the bench. */
function termsFor() {
  const known = new Map<string, readonly number[]>();
  return (described: Parameters<typeof termsOf>[0]): readonly number[] => {
    const lines = described.words.split('\n');
    const all = lines.flatMap((line) => {
      const found = known.get(line);
      if (found !== undefined) return found;
      const made = termsOf({ ...described, words: line }).filter((term) => term < 0);
      if (known.size < 400_000) known.set(line, made);
      return made;
    });
    return [...new Set([...all, ...termsOf({ ...described, words: '' })])];
  };
}

async function complaints(
  database: Database<AuthorityTables>,
  department: string,
  count: number,
  now: number,
): Promise<void> {
  const chance = new Chance(17);
  const terms = termsFor();
  for (let at = 0; at < count; at += CHUNK) {
    const rows: Value[][] = [];
    const found: number[][] = [];
    for (let n = at; n < Math.min(count, at + CHUNK); n += 1) {
      const received = Math.floor(SINCE + ((now - SINCE) * n) / count);
      const { region, city } = regionOf(chance);
      const place = chance.under(8) === 0 ? null : placeOf(chance, city);
      const processor = chance.under(6) === 0 ? null : companyOf(chance, city);
      const sort = TOPICS[chance.share(TOPIC_SHARES, 100)] ?? 'other';
      const state = STATES[chance.share(STATE_SHARES, 100)] ?? 'closed';
      const words = wordsOf([processor, place]);
      const arrival = arrivalOf(received, n);
      const id = uuidOf('c', n);
      const isDecided = ['decided', 'told', 'closed'].includes(state);
      const isTold = ['told', 'closed'].includes(state);
      rows.push([
        id,
        `C${String(n).padStart(9, '0')}`,
        hash('sha256', `code ${n}`),
        hash('sha256', `once ${n}`),
        sort,
        region,
        department,
        place,
        processor,
        TEXT,
        chance.under(3) === 0 ? null : `sealed ${id}${id}`,
        database.engine === 'sqlite' ? 0 : 'false',
        'zh-CN',
        new Date(received + 28_800_000).toISOString().slice(0, 10),
        received,
        arrival,
        words,
        state,
        isDecided ? received + 9 * DAY_MS : null,
        isTold ? 'code' : null,
        isTold ? received + 10 * DAY_MS : null,
        state === 'closed' ? received + 20 * DAY_MS : null,
        isDecided ? 'upheld' : null,
        isDecided ? '已责令改正。' : null,
        isDecided ? '["《人脸识别技术应用安全管理办法》第十条"]' : null,
        isDecided ? 5 : 1,
      ]);
      for (const term of terms({ department, region, words, sort })) found.push([term, arrival]);
    }
    await insert(database, 'complaints', columnsOf(database, COMPLAINT), rows);
    await insertTerms(database, 'complaint_terms', found);
  }
}

async function filings(
  database: Database<AuthorityTables>,
  department: string,
  count: number,
  now: number,
): Promise<void> {
  const chance = new Chance(23);
  const terms = termsFor();
  for (let at = 0; at < count; at += CHUNK) {
    const rows: Value[][] = [];
    const packages: Value[][] = [];
    const found: number[][] = [];
    for (let n = at; n < Math.min(count, at + CHUNK); n += 1) {
      const received = Math.floor(SINCE + ((now - SINCE) * n) / count);
      const { region: county, city } = regionOf(chance);
      const region = `${county.slice(0, 2)}0000`;
      const state = FILER_STATES[chance.share(FILER_SHARES, 100)] ?? 'accepted';
      const kind = { deregistered: 'deregistration', changing: 'change' }[state] ?? 'first';
      const name = companyOf(chance, city);
      const english = `Company ${n} Ltd`;
      const words = wordsOf([name, english]);
      const arrival = arrivalOf(received, n);
      const id = uuidOf('f', n);
      const isAccepted = ['accepted', 'changing', 'deregistered'].includes(state);
      rows.push([
        id,
        `F${String(n).padStart(9, '0')}`,
        isAccepted
          ? `人脸备${region.slice(0, 2)}-${new Date(received).getFullYear()}-${String(n).padStart(6, '0')}`
          : null,
        state,
        kind,
        department,
        region,
        JSON.stringify({ 'zh-CN': name, en: english }),
        words,
        `91${region}MA${String(n).padStart(8, '0')}`,
        `log.example/${n}+00000000+key`,
        100_000 + chance.under(900_000),
        1 + chance.under(20),
        1 + chance.under(300),
        0,
        received,
        arrival,
        isAccepted ? received + 15 * DAY_MS : null,
        isAccepted ? 2 : 1,
      ]);
      const digest = hash('sha256', `package ${n}`);
      const open = state === 'pending' || state === 'changing';
      packages.push([
        uuidOf('p', n),
        id,
        1,
        kind,
        open ? 'received' : state === 'turned_down' ? 'turned_down' : 'accepted',
        hash('sha256', `code of ${n}`),
        uuidOf('file', n),
        digest,
        digest,
        2_000_000,
        REVIEW,
        JSON.stringify({
          name: { 'zh-CN': name, en: english },
          credit_code: null,
          persons: 100_000,
          scenarios: 1,
          devices: 1,
        }),
        received,
      ]);
      for (const term of terms({ department, region, words, sort: kind })) found.push([term, arrival]);
    }
    await insert(database, 'filings', columnsOf(database, FILING), rows);
    await insert(database, 'filing_packages', PACKAGE.split(' '), packages);
    await insertTerms(database, 'filing_terms', found);
  }
}
