import { randomUUID } from 'node:crypto';
import { civilDate, review } from '@consentry/law';
import { type Database, inTransaction, readEvents } from '@consentry/server';
// oxlint-disable-next-line no-restricted-imports -- only tests may have it, so no index names it
import { describeOnBoth } from '@consentry/server/testing';
import { expect, test } from 'vitest';
import { addTestDevice } from '../device/testing/add-test-device.ts';
import { grantAt, revokeEverywhere } from '../device/set-store.ts';
import { PostureKeeper } from '../posture/posture-keeper.ts';
import { noteReview } from '../posture/posture-store.ts';
import { addPurpose } from '../purpose/purpose-store.ts';
import { platformMigrations } from '../store/migrations/index.ts';
import type { PlatformTables } from '../store/tables.ts';
import { evidenceOf } from '../ledger/evidence-of.ts';
import { gatherFacts } from './gather-facts.ts';
import { addHandedIn } from './handed-in-store.ts';
import { nothingHandedIn } from './nothing-handed-in.ts';
import { lawfulContent } from './testing/lawful-facts.ts';

const NOW = Date.parse('2026-11-22T09:00:00+08:00');
const DAY_MS = 86_400_000;

interface Person {
  readonly born?: string;
  readonly keys?: readonly string[];
  readonly decision?: 'given' | 'refused';
  readonly by?: 'person' | 'guardian';
  readonly notAfter?: number;
  readonly version?: number;
}

/** Registers people with one decision each. @returns their consents */
async function decide(
  database: Database<PlatformTables>,
  purpose: string,
  people: readonly Person[],
): Promise<readonly string[]> {
  return inTransaction(database, async (writing) => {
    const consents: string[] = [];
    for (const { born, keys = ['email'], decision = 'given', by = 'person', ...more } of people) {
      const [person, consent, presentation] = [randomUUID(), randomUUID(), randomUUID()];
      const not_after = more.notAfter ?? NOW + 100 * DAY_MS;
      const version = more.version ?? 1;
      const of = { person, purpose, recipient: '', kind: 'recognition' } as const;
      await writing
        .insertInto('people')
        .values({ person, site: null, state: 'active', registered_at: NOW, registered_by: 's', version: 1 })
        .execute();
      for (const kind of keys as ReadonlyArray<'email'>)
        await writing.insertInto('person_keys').values({ kind, key: randomUUID(), person }).execute();
      if (born !== undefined)
        await writing
          .insertInto('ages')
          .values({ person, born_on: born, band: null, proof: null, told_at: NOW, told_by: 'staff' })
          .execute();
      await writing
        .insertInto('presentations')
        .values({
          ...of,
          presentation,
          shown_to: person,
          purpose_version: version,
          notice_digest: 'a'.repeat(64),
          language: 'en',
          place_kind: 'portal',
          place: null,
          shown_by: person,
          shown_at: NOW - DAY_MS,
          shown_digest: null,
        })
        .execute();
      await writing
        .insertInto('consents')
        .values({
          ...of,
          consent,
          decision,
          given_by: by,
          decided_by: person,
          way: 'session',
          request: null,
          purpose_version: version,
          mode: 'verify',
          notice_digest: 'a'.repeat(64),
          presentation,
          decided_at: NOW - DAY_MS,
          retention_ends_at: not_after,
          not_after,
          receipt: '{}',
          receipt_digest: 'b'.repeat(64),
          paper_hash: null,
        })
        .execute();
      if (decision === 'given')
        await writing
          .insertInto('open_consents')
          .values({ ...of, consent, not_after })
          .execute();
      consents.push(consent);
    }
    return consents;
  });
}

describeOnBoth('facts of the running platform', ({ open }) => {
  test('count persons by purpose, version, age and hash, and what has ended and is not gone', async () => {
    const database = await open<PlatformTables>({ migrations: platformMigrations });
    const purpose = await inTransaction(database, (writing) =>
      addPurpose(writing, lawfulContent(), 's', NOW),
    );
    const device = await addTestDevice(database, 60_000);
    const [first] = await decide(database, purpose, [
      { born: '1990-05-01' },
      { born: '1990-05-01', keys: ['email', 'phone'] },
      { born: '2015-05-01', by: 'guardian' },
      { born: '2010-03-01' },
      { keys: [] },
      { notAfter: NOW - 1 },
      { version: 2 },
      { decision: 'refused' },
    ]);
    const consent = first ?? '';
    await inTransaction(database, async (writing) => {
      const not_after = new Date(NOW + DAY_MS).toISOString();
      const grant = {
        consent_id: consent,
        purpose_id: purpose,
        purpose_version: 1,
        mode: 'verify',
        not_after,
      };
      await grantAt(writing, [device], { ...grant, mode: 'verify' });
      await writing.deleteFrom('open_consents').where('consent', '=', consent).execute();
      await writing
        .insertInto('withdrawals')
        .values({
          withdrawal: randomUUID(),
          consent,
          reason: 'withdrawn',
          by_kind: 'person',
          by_id: 'p',
          accepted_at: NOW - 1000,
        })
        .execute();
      await revokeEverywhere(writing, consent, NOW - 1000);
    });
    const facts = await gatherFacts(database.reading, null, {}, NOW);
    const [one] = facts.consent.by_purpose;
    expect(one).toMatchObject({
      persons: 7,
      held: { current: 4, older_version: 1, withdrawn: 2, older_notice: 0 },
      refusals: 1,
      withdrawals: 1,
      receipts_handed: 4,
    });
    expect(facts.consent.withdrawal.channels).toMatchObject([{ id: 'web' }]);
    expect(facts.filing.stock).toMatchObject({
      // Everybody but the one without a hash is somebody for certain.
      processor: { lower: 6, upper: 7 },
      records: 7,
      places: { known: 1, counted: 0 },
    });
    const [minors] = facts.minors.purposes;
    expect(minors).toMatchObject({
      under_18: 2,
      under_14: 1,
      with_guardian_consent: 1,
      guardian_checked: 0,
      fourteenth_birthdays: [{ planned_on: '2029-05-01', persons: 1 }],
    });
    expect(facts.minors.first_record_on).toBe('2026-11-21');
    expect(facts.retention.erasures).toMatchObject([
      { purpose_id: purpose, cause: 'consent_withdrawn', persons: 1, devices_open: 1, out_of_use_at: null },
    ]);
    expect(facts.siting.devices).toMatchObject([{ id: device, state: 'approved', operation: 'passive' }]);
    expect(facts.audit.persons).toBeNull();
    // The control: the law can read all of it.
    expect(review(facts, NOW)).toHaveLength(125);
  });

  test('of two replicas that review at once each change is written once, and an older review writes nothing', async () => {
    const database = await open<PlatformTables>({ migrations: platformMigrations });
    const context = { database, now: () => NOW };
    const [here, there] = [new PostureKeeper(context), new PostureKeeper(context)];
    const old = await here.gather();
    const noted = await Promise.all([noteReview(database, old), noteReview(database, await there.gather())]);
    expect(noted.toSorted((a, b) => a - b)).toEqual([0, 125]);
    const device = await addTestDevice(database, 60_000);
    await inTransaction(database, async (writing) => {
      await writing.updateTable('devices').set({ space: 'toilet' }).where('device', '=', device).execute();
      await writing.insertInto('streams').values({ stream: 'devices', last: 1 }).execute();
    });
    const [one, two] = [await here.gather(), await there.gather()];
    const written = await Promise.all([noteReview(database, one), noteReview(database, two)]);
    expect(written.filter((count) => count === 0)).toHaveLength(1);
    expect(Math.max(...written)).toBeGreaterThan(0);
    const rows = await database.reading
      .selectFrom('posture_rows')
      .selectAll()
      .where('row', '=', 'R13.4')
      .execute();
    expect(rows).toMatchObject([{ state: 'broken' }]);
    expect(await noteReview(database, old)).toBe(0);
    const told = await database.reading
      .selectFrom('events')
      .select('sequence')
      .where('stream', '=', 'posture')
      .execute();
    expect(told).toHaveLength(2);
  });

  test('another state of the filings is an event of its own, and the same again is none', async () => {
    const database = await open<PlatformTables>({ migrations: platformMigrations });
    const facts = nothingHandedIn(NOW);
    const cessation = {
      ceased_on: civilDate('2026-11-20'),
      faces_left: 0,
      certificate: null,
      filing_id: null,
    };
    const ended = { ...facts, filing: { ...facts.filing, cessation } };
    const told = async () => (await readEvents(database.reading, 'filings', 0)).map(({ kind }) => kind);
    const after: number[] = [];
    for (const [at, one] of [facts, ended, ended, facts].entries()) {
      await inTransaction(database, (writing) => addHandedIn(writing, one, 'dpo-1', NOW + at));
      after.push((await told()).length);
    }
    expect(after).toEqual([0, 1, 1, 2]);
    const [event] = await readEvents(database.reading, 'filings', 0);
    expect(event && evidenceOf({ stream: 'filings', ...event })?.type).toBe('filing.changed');
  });
});
