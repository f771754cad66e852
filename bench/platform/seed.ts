/** Rows of an organisation as the platform would have written them, by SQL: a million in a minute or two. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { type Database, inTransaction, sql } from '@consentry/server';
/* oxlint-disable no-restricted-imports -- rows are made as the platform makes them */
import { personKey } from '../../apps/platform/src/people/people.ts';
import type { PlatformContext } from '../../apps/platform/src/platform.ts';
import type { PlatformTables } from '../../apps/platform/src/store/tables.ts';
import { type Begun, beginPurpose } from '../../apps/platform/src/testing/begun-purpose.ts';

/** How large the organisation is. */
export interface Size {
  readonly persons: number;
  readonly purposes: number;
  readonly devices: number;
  /** Devices that serve one purpose, each with every consent to it. */
  readonly doors: number;
}

/** A device whose key the bench has. */
export interface SeededDevice {
  readonly id: string;
  readonly key: KeyObject;
  readonly purpose: number | null;
}

/** What the bench asks about. */
export interface Seeded {
  readonly purposes: readonly Begun[];
  /** One for each purpose. */
  readonly sites: readonly string[];
  readonly checkpoints: readonly string[];
  readonly devices: readonly SeededDevice[];
}

const CHUNK = 20_000;
const DAY_MS = 86_400_000;

/** Gives the mail address of the person of a number. */
export const emailOf = (n: number): string => `person-${n}@example.com`;

/**
 * Fills the tables. Of the persons one in twenty refused, one in ten withdrew and was erased, one in fifty
 * is a child under a guardian's consent.
 */
export async function seed(
  context: Pick<PlatformContext, 'database' | 'keys' | 'now'>,
  size: Size,
): Promise<Seeded> {
  const { database, keys } = context;
  const purposes: Begun[] = [];
  for (let n = 0; n < size.purposes; n += 1) purposes.push(await beginPurpose({ context } as never));
  const sites = purposes.map(() => randomUUID());
  const checkpoints = purposes.map(() => randomUUID());
  const devices = Array.from({ length: size.devices }, (_, n) => ({
    id: randomUUID(),
    ...generateKeyPairSync('ed25519'),
    purpose: n < size.purposes * size.doors ? n % size.purposes : null,
  }));
  // Keys are random, as in life: with SQLite's 2 MB of cache each would be read from the file again.
  if (database.engine === 'sqlite') await run(database, 'pragma cache_size = -1500000');
  await places(database, size, {
    purposes,
    sites,
    checkpoints,
    devices: devices.map(({ id, publicKey, purpose }) => ({
      id,
      purpose,
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    })),
  });
  await persons(database, keys.secret, size, purposes, sites);
  for (const [name, statement] of Object.entries(ROWS)) {
    const began = performance.now();
    await run(database, statement);
    process.stderr.write(`  ${name} ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  }
  await run(database, 'drop table bench_persons');
  // As autovacuum does by itself within minutes.
  if (database.engine === 'postgresql') await run(database, 'analyze');
  return {
    purposes,
    sites,
    checkpoints,
    devices: devices.map(({ id, privateKey, purpose }) => ({ id, key: privateKey, purpose })),
  };
}

async function run(database: Database<PlatformTables>, statement: string): Promise<void> {
  await inTransaction(database, (writing) => sql.raw(statement).execute(writing), 'read committed');
}

/** Inserts rows given as lists of values, by one statement for many. @param columns `name` or `name|type` */
async function insert(
  database: Database<PlatformTables>,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const postgres = database.engine === 'postgresql';
  for (let at = 0; at < rows.length; at += CHUNK) {
    const json = JSON.stringify(rows.slice(at, at + CHUNK));
    const values = columns.map((column, n) => {
      const [, type] = column.split('|');
      return type === undefined ? `value ->> ${n}` : `cast(value ->> ${n} as ${type})`;
    });
    const names = columns.map((column) => column.split('|')[0]).join(', ');
    const from = postgres ? sql`json_array_elements(${json}::json)` : sql`json_each(${json})`;
    await inTransaction(
      database,
      (writing) =>
        sql`insert into ${sql.raw(table)} (${sql.raw(names)}) select ${sql.raw(values.join(', '))} from ${from}`.execute(
          writing,
        ),
      'read committed',
    );
  }
}

interface Places {
  readonly purposes: readonly Begun[];
  readonly sites: readonly string[];
  readonly checkpoints: readonly string[];
  readonly devices: ReadonlyArray<{
    readonly id: string;
    readonly purpose: number | null;
    readonly publicKey: string;
  }>;
}

async function places(database: Database<PlatformTables>, size: Size, all: Places): Promise<void> {
  const at = Date.now() - 300 * DAY_MS;
  const { purposes, sites, checkpoints, devices } = all;
  await insert(
    database,
    'sites',
    'site name_zh name_en place managing_unit surveyed_by surveyed_at|bigint approved_at|bigint approved_by version|integer'.split(
      ' ',
    ),
    sites.map((site, n) => [site, `${n} 号楼`, `Building ${n}`, 'non_public', '物业', 's', at, at, 'd', 1]),
  );
  await insert(
    database,
    'checkpoints',
    ['checkpoint', 'purpose', 'site', 'preset', 'made_at|bigint', 'revision|integer'],
    checkpoints.map((id, n) => [id, purposes[n]?.purpose_id ?? '', sites[n] ?? '', 'other', at, 1]),
  );
  const area = JSON.stringify([
    [0.2, 0.1],
    [0.8, 0.1],
    [0.8, 0.9],
  ]);
  await insert(
    database,
    'devices',
    'device site state state_since|bigint public_key installed_by joined_at|bigint space capture_area sign_photo_on placed_by sign_approved_at|bigint approved_by version|integer'.split(
      ' ',
    ),
    devices.map(({ id, publicKey }, n) => [
      id,
      sites[n % size.purposes] ?? '',
      'approved',
      at,
      publicKey,
      's',
      at,
      'entrance',
      area,
      '2026-01-02',
      's',
      at,
      'd',
      3,
    ]),
  );
  await insert(
    database,
    'device_sets',
    [
      'device',
      'epoch|integer',
      'acknowledged|integer',
      'ttl|integer',
      'longest_ttl|integer',
      'key_generation|integer',
    ],
    devices.map(({ id }) => [id, 2, 2, 900_000, 900_000, 1]),
  );
  await insert(
    database,
    'device_purposes',
    ['purpose', 'device'],
    devices.flatMap(({ id, purpose }) =>
      purpose === null ? [] : [[purposes[purpose]?.purpose_id ?? '', id]],
    ),
  );
}

async function persons(
  database: Database<PlatformTables>,
  secret: KeyObject,
  size: Size,
  purposes: readonly Begun[],
  sites: readonly string[],
): Promise<void> {
  await run(
    database,
    `create table bench_persons (n integer primary key, person text, consent text, presentation text, email text,
      email_key text, phone text, phone_key text, born_on text, guardian text, site text, purpose text,
      digest text, at bigint)`,
  );
  const columns =
    'n|integer person consent presentation email email_key phone phone_key born_on guardian site purpose digest at|bigint'.split(
      ' ',
    );
  const now = Date.now();
  let before = '';
  for (let from = 0; from < size.persons; from += CHUNK) {
    const rows: (string | number | null)[][] = [];
    for (let n = from; n < Math.min(size.persons, from + CHUNK); n += 1) {
      const [email, phone] = [emailOf(n), `+86138${String(n).padStart(8, '0')}`];
      const person = randomUUID();
      const isChild = n % 50 === 49;
      const year = isChild ? 2016 : 1950 + (n % 55);
      const born = `${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
      const purpose = n % size.purposes;
      rows.push([
        n,
        person,
        randomUUID(),
        randomUUID(),
        email,
        personKey(secret, { kind: 'email', value: email }),
        phone,
        personKey(secret, { kind: 'phone', value: phone }),
        born,
        isChild ? before : null,
        sites[purpose] ?? '',
        purposes[purpose]?.purpose_id ?? '',
        purposes[purpose]?.notice_digest ?? '',
        now - (1 + (n % 290)) * DAY_MS,
      ]);
      before = person;
    }
    await insert(database, 'bench_persons', columns, rows);
  }
}

const REFUSED = 'n % 20 = 7';
const WITHDREW = 'n % 10 = 3';
const OPEN = `not (${REFUSED}) and not (${WITHDREW})`;
const YEAR_MS = 365 * DAY_MS;
/** As long as a receipt is. */
const RECEIPT = JSON.stringify({ terms: 'x'.repeat(1200) });

/** By the table they fill, in the order of what refers to what. */
const ROWS = {
  people: `insert into people (person, site, state, registered_at, registered_by, version)
    select person, site, 'active', at, 'staff s', 1 from bench_persons order by person`,
  identities: `insert into identities (person, name, email, phone, employee_number, language, changed_at, version)
    select person, '王芳', email, phone, null, 'zh-CN', at, 1 from bench_persons`,
  emails: `insert into person_keys (kind, key, person) select 'email', email_key, person from bench_persons`,
  phones: `insert into person_keys (kind, key, person) select 'phone', phone_key, person from bench_persons`,
  ages: `insert into ages (person, born_on, band, proof, told_at, told_by)
    select person, born_on, null, 'id', at, 'staff' from bench_persons`,
  guardianships: `insert into guardianships (guardianship, child, guardian, proof, manner, checked_at, checked_by)
    select consent, person, guardian, 'p', 'paper', at - 1, 's' from bench_persons where guardian is not null`,
  presentations: `insert into presentations (presentation, person, shown_to, kind, purpose, purpose_version,
      notice_digest, language, place_kind, place, shown_by, shown_at)
    select presentation, person, coalesce(guardian, person), 'recognition', purpose, 1, digest, 'zh-CN', 'portal', null,
      'person', at - 1000 from bench_persons`,
  consents: `insert into consents (consent, person, kind, decision, given_by, decided_by, way, request, purpose,
      purpose_version, mode, notice_digest, presentation, decided_at, retention_ends_at, not_after, receipt,
      receipt_digest, paper_hash)
    select consent, person, 'recognition', case when ${REFUSED} then 'refused' else 'given' end,
      case when guardian is null then 'person' else 'guardian' end, coalesce(guardian, person), 'session', null,
      purpose, 1, 'verify', digest, presentation, at, at + ${YEAR_MS}, at + ${YEAR_MS}, '${RECEIPT}', consent,
      consent from bench_persons`,
  open_consents: `insert into open_consents (person, purpose, kind, recipient, consent, not_after)
    select person, purpose, 'recognition', '', consent, at + ${YEAR_MS} from bench_persons where ${OPEN}`,
  consent_grants: `insert into consent_grants (consent, purpose, purpose_version, mode, not_after)
    select consent, purpose, 1, 'verify', at + ${YEAR_MS} from bench_persons where ${OPEN}`,
  device_grants: `insert into device_grants (device, consent, purpose, purpose_version, mode, not_after, epoch)
    select d.device, b.consent, b.purpose, 1, 'verify', b.at + ${YEAR_MS}, 2
    from bench_persons b join device_purposes d on d.purpose = b.purpose where ${OPEN}`,
  withdrawals: `insert into withdrawals (withdrawal, consent, reason, by_kind, by_id, accepted_at)
    select presentation, consent, 'withdrawn', 'person', person, at + ${DAY_MS} from bench_persons where ${WITHDREW}`,
  consent_ends: `insert into consent_ends (consent, accepted_at, effective_at, erased_at)
    select consent, at + ${DAY_MS}, at + ${DAY_MS} + 900, at + ${DAY_MS} + 5000 from bench_persons where ${WITHDREW}`,
  device_tombstones: `insert into device_tombstones (device, consent, epoch, erased_at)
    select d.device, b.consent, 2, b.at + ${DAY_MS} + 5000
    from bench_persons b join device_purposes d on d.purpose = b.purpose where ${WITHDREW}`,
  verification_uses: `insert into verification_uses ("use", verification, checkpoint, device, person, purpose,
      purpose_version, way, mode, outcome, model, checked_by, at, reported_at)
    select consent, null, null, null, person, purpose, 1, 'face', 'verify', 'admitted', null, null, at, at
    from bench_persons where ${OPEN}`,
  streams: `insert into streams (stream, last) select 'consents', count(*) from bench_persons`,
  events: `insert into events (stream, sequence, kind, body, at)
    select 'consents', n + 1, 'consent.given', '{"consent":"' || consent || '"}', at from bench_persons`,
} as const;
