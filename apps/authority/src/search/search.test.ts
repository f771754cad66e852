import { createSecretKey, randomUUID } from 'node:crypto';
import type { FilerState, ReportTopic } from '@consentry/contract';
import type { FilingKind } from '@consentry/law';
import { type Database, inTransaction, sql } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredComplaint } from '../complaint/complaint.ts';
import { findComplaints, stepComplaint } from '../complaint/complaint-store.ts';
import { takeComplaint } from '../complaint/take-complaint.ts';
import { addDepartment } from '../department/department-store.ts';
import { isWithin } from '../department/department.ts';
import { namesOf, type StoredFiling, type StoredPackage } from '../filing/filing.ts';
import { addPackage, findFilings } from '../filing/filing-store.ts';
import { shareCase } from '../referral/referral-store.ts';
import { authorityMigrations } from '../store/migrations/index.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { searchCases } from './search-store.ts';
import { folded, termsOf } from './terms.ts';
import { waitingPageOf } from './waiting-page.ts';

const SECRET = createSecretKey(Buffer.alloc(32, 7));
const NOW = Date.parse('2026-03-01T08:00:00+08:00');
const DAY_MS = 86_400_000;
const HERE = '00000000-0000-4000-8000-000000000031';
const THERE = '00000000-0000-4000-8000-000000000032';
const REGIONS = ['310000', '310100', '310115', '310104', '320000', '320100'];
const TOPICS: readonly ReportTopic[] = ['private_space', 'leak', 'other'];
const KINDS: readonly FilingKind[] = ['first', 'change', 'deregistration'];
const STATES: readonly FilerState[] = ['pending', 'accepted', 'changing'];
/** Few words, so that parts of names meet often; some of them mean something to a pattern. */
const WORDS = ['上海', '海上', '智慧', '物业', '100%', 'a_b', '!', 'Ｔower', 'tower', '𠮷田', ' ', 'İ'];

let state = 1;
function pick<T>(from: readonly T[]): T {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return from[state % from.length] as T;
}
const name = () => `${pick(WORDS)}${pick(WORDS)}${pick(WORDS)}司`;
const is = (of: string) => ({ 'zh-CN': of, en: of });

async function filled(database: Database<AuthorityTables>, cases: number): Promise<void> {
  await inTransaction(database, async (writing) => {
    for (const [department, region] of [
      [HERE, '310000'],
      [THERE, '320000'],
    ] as const) {
      await addDepartment(writing, {
        department,
        kind: 'cac',
        region,
        name: JSON.stringify(is('网信办')),
        state: 'active',
        proposed_by: null,
        approved_by: null,
        added_at: NOW,
      });
    }
    for (let n = 0; n < cases; n += 1) {
      const now = NOW + Math.floor(n / 3) * 3 * 3_600_000;
      await takeComplaint(
        writing,
        SECRET,
        {
          once: randomUUID(),
          topic: pick(TOPICS),
          region: pick(REGIONS),
          place: pick([null, name()]),
          processor: pick([null, name()]),
          text: '我在换衣间看见了摄像头',
          contact: '13800001111',
          fears_retaliation: false,
          language: 'zh-CN',
        },
        now,
      );
      await addFiling(writing, n, now);
    }
    const some = { purpose: 'p', scope: 'case', shared_by: 's', shared_at: NOW } as const;
    for (const [table, id] of [
      ['complaints', 'complaint'],
      ['filings', 'filing'],
    ] as const) {
      const rows = await writing
        .selectFrom(table)
        .selectAll()
        .where('department', '=', THERE)
        .limit(9)
        .execute();
      for (const row of rows) {
        const case_id = String((row as unknown as Record<string, unknown>)[id]);
        await shareCase(writing, { ...some, case_id, department: HERE });
      }
    }
  });
}

async function addFiling(writing: Parameters<typeof addPackage>[0], n: number, now: number): Promise<void> {
  const filing = randomUUID();
  const region = pick(REGIONS);
  const called = is(name());
  const kind = pick(KINDS);
  const row = {
    filing,
    reference: `REF${n}`,
    number: n % 3 === 0 ? `人脸备31-2026-${String(n).padStart(6, '0')}` : null,
    state: pick(STATES),
    kind,
    department: region.startsWith('31') ? HERE : THERE,
    region,
    name: JSON.stringify(called),
    words: namesOf(called),
    credit_code: `91310000MA${String(n % 20).padStart(8, '0')}`,
    key: 'k',
    persons: 1,
    scenarios: 1,
    devices: 1,
    broken: 0,
    received_at: now,
    accepted_at: null,
    version: 1,
  } as Omit<StoredFiling, 'arrival'>;
  const one: StoredPackage = {
    package: randomUUID(),
    filing,
    round: 1,
    kind,
    state: 'received',
    code_hash: 'h',
    file: 'f',
    file_digest: 'd',
    digest: 'd',
    bytes: 1,
    review: '{}',
    summary: '{}',
    received_at: now,
    asked: null,
    answer_by: null,
    decided_by: null,
    decided_at: null,
    reason: null,
  };
  await addPackage(writing, row, one, null);
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const finds = [
  '上海 海上海 物业司 00% TOWER a_b b! 𠮷田司 物业 %a !! t'.split(' '),
  '火星 人脸备31-2026-000003 ref5 91310000ma00000004'.split(' '),
];
/** What a list may be asked for, of either kind of case. */
const asked = fc.record({
  sort: seldom(fc.nat(2)),
  state: seldom(fc.constantFrom('pending', 'accepted', 'received', 'in_hand')),
  region: seldom(fc.constantFrom(...REGIONS, '000000', '330000')),
  find: fc.option(fc.constantFrom(...finds.flat()), { nil: undefined }),
  from: seldom(fc.constantFrom('2026-03-02', '2026-03-05', '2026-09-01')),
  to: seldom(fc.constantFrom('2026-03-01', '2026-03-04', '2025-01-01')),
  limit: fc.constantFrom(1, 7, 1001),
  skip: fc.nat(30),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

type Filter = Omit<Asked, 'sort' | 'skip' | 'limit'>;

interface Row {
  readonly arrival: number;
  readonly id: string;
  readonly department: string;
  readonly region: string;
  readonly state: string;
  readonly sort: string;
  readonly lines: readonly (string | null)[];
  readonly names: readonly (string | null)[];
  readonly received_at: number;
}

/** The plain way: every row is looked at, and nothing of an index. */
function scanned(rows: readonly Row[], shared: ReadonlySet<string>, asked: Filter, sort: string | undefined) {
  const { find, from, to } = asked;
  const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  return rows
    .filter(
      (row) =>
        (row.department === HERE || shared.has(row.id)) &&
        (asked.state === undefined || row.state === asked.state) &&
        (sort === undefined || row.sort === sort) &&
        (asked.region === undefined || isWithin(row.region, asked.region)) &&
        (from === undefined || day(row.received_at) >= from) &&
        (to === undefined || day(row.received_at) <= to) &&
        (find === undefined ||
          row.lines.some((line) => line !== null && folded(line).includes(folded(find))) ||
          row.names.includes(find) ||
          row.names.includes(find.toUpperCase())),
    )
    .map(({ arrival }) => arrival)
    .toSorted((a, b) => b - a);
}

async function allRows(database: Database<AuthorityTables>) {
  const { reading } = database;
  const complaints = await reading.selectFrom('complaints').selectAll().execute();
  const filings = await reading.selectFrom('filings').selectAll().execute();
  const shares = await reading.selectFrom('case_shares').select('case_id').execute();
  return {
    shared: new Set(shares.map(({ case_id }) => case_id)),
    complaints: complaints.map((row): Row => {
      const lines = [row.place, row.processor];
      return { ...row, id: row.complaint, sort: row.topic, lines, names: [row.reference] };
    }),
    filings: filings.map((row): Row => {
      const { number, credit_code, reference } = row;
      const names = [reference, number, credit_code];
      return { ...row, id: row.filing, sort: row.kind, lines: Object.values(JSON.parse(row.name)), names };
    }),
  };
}

/** Compares both ways on many questions. @throws for the first difference */
async function assertExact(database: Database<AuthorityTables>, numRuns: number): Promise<void> {
  const { shared, complaints, filings } = await allRows(database);
  const { reading } = database;
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ sort, skip, limit, ...rest }) => {
      const topic = sort === undefined ? undefined : TOPICS[sort];
      const kind = sort === undefined ? undefined : KINDS[sort];
      const all = scanned(complaints, shared, rest, topic);
      const before = all[skip - 1] ?? null;
      const left = all.filter((one) => before === null || one < before).slice(0, limit);
      expect(await findComplaints(reading, HERE, { ...rest, topic } as never, before, limit)).toEqual(left);
      const filers = scanned(filings, shared, rest, kind).slice(0, limit);
      expect(await findFilings(reading, HERE, { ...rest, kind } as never, null, limit)).toEqual(filers);
      hits += left.length + filers.length;
    }),
    // A control that fails is not made smaller.
    { numRuns, seed: 42, endOnFailure: true },
  );
  expect(hits).toBeGreaterThan(2 * numRuns);
}

test('what waits is paged by its clock over all of it, each once, whatever clocks are alike (property)', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (clocks, limit) => {
      const all = clocks.map((clock, at) => ({ clock, id: String(at).padStart(2, '0') }));
      const seen: typeof all = [];
      let cursor: string | undefined;
      do {
        const asked = cursor === undefined ? { limit } : { limit, cursor };
        const got = waitingPageOf(all, asked, { secret: SECRET, list: 'x' }, (one) => one);
        expect(got.count).toBe(all.length);
        expect(got.page.length).toBeLessThanOrEqual(limit);
        seen.push(...got.page);
        cursor = got.cursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(all.toSorted((a, b) => a.clock - b.clock || (a.id < b.id ? -1 : 1)));
    }),
  );
});

describeOnBoth('search', ({ open, engine }) => {
  const opened = async () => open<AuthorityTables>({ migrations: authorityMigrations });

  test('finds what looking at every case would find, whatever is asked for together', async () => {
    const database = await opened();
    await filled(database, 90);
    await assertExact(database, 60);
    // Control: a case without its terms is missed.
    await inTransaction(database, (writing) =>
      writing.deleteFrom('complaint_terms').where('term', '<', 0).execute(),
    );
    await expect(assertExact(database, 60)).rejects.toThrow();
  }, 60_000);

  test('terms follow a case to another department, and go with what is erased of it, and with the case', async () => {
    const database = await opened();
    await filled(database, 6);
    const { reading } = database;
    const one = await reading
      .selectFrom('complaints')
      .selectAll()
      .where('department', '=', HERE)
      .where('place', 'is not', null)
      .executeTakeFirstOrThrow();
    const termsNow = async () => {
      const rows = await reading
        .selectFrom('complaint_terms')
        .select('term')
        .where('arrival', '=', one.arrival)
        .execute();
      return rows.map(({ term }) => term).toSorted((a, b) => a - b);
    };
    const wanted = (row: StoredComplaint) =>
      [...termsOf({ ...row, sort: row.topic })].toSorted((a, b) => a - b);
    expect(await termsNow()).toEqual(wanted(one));
    const find = String(one.place).slice(-3);
    const found = (department: string, sought: object) =>
      searchCases(reading, 'complaints', department, sought, null, 99);
    expect(await found(HERE, { find })).toContain(one.arrival);

    const moved = await inTransaction(database, (writing) =>
      stepComplaint(writing, one, 'hand_over', { department: THERE }, 's', NOW + DAY_MS),
    );
    expect(await termsNow()).toEqual(wanted(moved));
    expect(await found(HERE, { find })).not.toContain(one.arrival);
    expect(await found(THERE, { find })).toContain(one.arrival);

    const complaint = moved.complaint;
    await inTransaction(database, (writing) =>
      writing
        .updateTable('complaints')
        .set({ place: null, processor: null, text: '' })
        .where('complaint', '=', complaint)
        .execute(),
    );
    expect((await termsNow()).filter((term) => term < 0)).toEqual([]);
    const { words } = await reading
      .selectFrom('complaints')
      .select('words')
      .where('complaint', '=', complaint)
      .executeTakeFirstOrThrow();
    expect(words).toBe('');
    expect(await found(THERE, { find })).not.toContain(one.arrival);
    expect(await found(THERE, { region: one.region })).toContain(one.arrival);

    const filing = await reading.selectFrom('filings').selectAll().executeTakeFirstOrThrow();
    const left = async () =>
      reading.selectFrom('filing_terms').select('term').where('arrival', '=', filing.arrival).execute();
    expect(await left()).not.toEqual([]);
    await inTransaction(database, async (writing) => {
      await writing.deleteFrom('filing_packages').where('filing', '=', filing.filing).execute();
      await writing.deleteFrom('filings').where('filing', '=', filing.filing).execute();
    });
    expect(await left()).toEqual([]);
  });

  test('cases of before are put in order and found, too', async () => {
    const steps = Object.entries(authorityMigrations.steps).filter(([name]) => name < '0011');
    const before = await open<AuthorityTables>({
      migrations: { set: 'authority', steps: Object.fromEntries(steps) },
    });
    await inTransaction(before, async (writing) => {
      const run = (statement: string) => sql.raw(statement).execute(writing);
      await run(`insert into departments (department, kind, region, name, state, added_at)
        values ('${HERE}', 'cac', '310000', '{}', 'active', 0)`);
      for (const n of [1, 2])
        await run(`insert into complaints (complaint, reference, code_hash, once_hash, topic, region, department, place,
          processor, text, fears_retaliation, language, received_on, received_at, state, version) values ('c${n}', 'R${n}',
          'h', 'o${n}', 'leak', '310115', '${HERE}', '东门${n}', '智慧物业', 't', ${engine === 'sqlite' ? '0' : 'false'}, 'zh-CN',
          '2026-03-01', ${NOW}, 'received', 1)`);
      await run(`insert into filings (filing, reference, state, department, region, name, name_zh, key, persons, scenarios,
        devices, broken, received_at, version) values ('f1', 'F1', 'pending', '${HERE}', '310000',
        '{"zh-CN":"上海智慧科技","en":"Smart"}', '上海智慧科技', 'k', 1, 1, 1, 0, ${NOW}, 1)`);
    });
    const database = await opened();
    const found = (cases: 'complaints' | 'filings', sought: object) =>
      searchCases(database.reading, cases, HERE, sought, null, 99);
    expect(await found('complaints', { find: '慧物', region: '310100', sort: 'leak' })).toHaveLength(2);
    expect(await found('complaints', { find: '东门2' })).toEqual([NOW * 1000 + 1]);
    expect(await found('filings', { find: 'SMART' })).toEqual([NOW * 1000]);
  });

  test('what a complainant wrote, and how to reach them, is found by nothing', async () => {
    const database = await opened();
    await filled(database, 9);
    for (const find of ['换衣间', '摄像头', '13800001111', '1111'])
      expect(await searchCases(database.reading, 'complaints', HERE, { find }, null, 99)).toEqual([]);
    expect(await searchCases(database.reading, 'complaints', HERE, { find: '司' }, null, 99)).not.toEqual([]);
  });
});
