import { type Grant, GuardianGrant, type RefusalReason } from '@consentry/contract';
import { type Reading, type Writing, sql } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { DeviceSet } from './device-set.ts';
import { destroyShare, makeShare } from './share-store.ts';
import { tellStep } from './consent-end-store.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Devices named in one statement. */
const CHUNK = 500;

/** Gives a device its empty set (`admitted` of device-set.ts). */
export async function addSet(writing: Write, device: string, ttl: number): Promise<void> {
  await writing
    .insertInto('device_sets')
    .values({ device, epoch: 1, acknowledged: 0, ttl, longest_ttl: ttl, key_generation: 0 })
    .execute();
}

/**
 * Lets devices match under a consent. For the slice `consent`, in the transaction that writes the consent.
 *
 * @param deviceIds devices of the purpose; those pending approval get it with their first bundle
 * @returns `ended` when the consent was ever withdrawn or ended: then nothing is granted
 * @throws {RangeError} when there is no such device
 */
export async function grantAt(
  writing: Write,
  deviceIds: readonly string[],
  grant: Grant,
): Promise<'granted' | 'ended'> {
  const consent = grant.consent_id;
  if (await hasEnded(writing, consent)) return 'ended';
  await makeShare(writing, consent);
  const guardian = guardianText(grant);
  const devices = [...new Set(deviceIds)];
  for (let at = 0; at < devices.length; at += CHUNK) {
    const some = devices.slice(at, at + CHUNK);
    const { numUpdatedRows } = await writing
      .updateTable('device_sets')
      .set({ epoch: sql<number>`epoch + 1` })
      .where('device', 'in', some)
      .executeTakeFirst();
    if (Number(numUpdatedRows) !== some.length) throw new RangeError('A device that does not exist.');
    await writing
      .insertInto('device_grants')
      .columns(['device', 'consent', 'purpose', 'purpose_version', 'mode', 'not_after', 'epoch', 'guardian'])
      .expression((from) =>
        from
          .selectFrom('device_sets')
          .select([
            'device',
            sql<string>`${consent}`.as('consent'),
            sql<string>`${grant.purpose_id}`.as('purpose'),
            sql<number>`${sql.lit(grant.purpose_version)}`.as('purpose_version'),
            sql<'verify' | 'identify'>`${grant.mode}`.as('mode'),
            sql<number>`${sql.lit(Date.parse(grant.not_after))}`.as('not_after'),
            'epoch',
            sql<string | null>`cast(${guardian} as text)`.as('guardian'),
          ])
          .where('device', 'in', some),
      )
      .onConflict((on) =>
        on.columns(['device', 'consent']).doUpdateSet((row) => ({
          purpose: row.ref('excluded.purpose'),
          purpose_version: row.ref('excluded.purpose_version'),
          mode: row.ref('excluded.mode'),
          not_after: row.ref('excluded.not_after'),
          epoch: row.ref('excluded.epoch'),
          guardian: row.ref('excluded.guardian'),
        })),
      )
      .execute();
  }
  return 'granted';
}

/**
 * Ends a consent at every device for good. For the slice `consent`, in the transaction that writes the
 * withdrawal; a consent that ended by itself (retention, 14th birthday, purpose over) ends here, too.
 *
 * @param now epoch milliseconds
 * @returns whether this ended it; `false` when it was over already
 */
export async function revokeEverywhere(writing: Write, consentId: string, now: number): Promise<boolean> {
  if (!(await endOnce(writing, consentId, now))) return false;
  await destroyShare(writing, consentId);
  await writing.deleteFrom('consent_grants').where('consent', '=', consentId).execute();
  const held = writing.selectFrom('device_grants').select('device').where('consent', '=', consentId);
  const { numUpdatedRows } = await writing
    .updateTable('device_sets')
    .set({ epoch: sql<number>`epoch + 1` })
    .where('device', 'in', held)
    .executeTakeFirst();
  const told = await writing
    .selectFrom('device_tombstones')
    .select('device')
    .where('consent', '=', consentId)
    .where('erased_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0 && told === undefined) {
    // No device was ever told of it, or all have erased it: nothing can match, and there is nothing to erase.
    const over = { effective_at: now, erased_at: now };
    await writing.updateTable('consent_ends').set(over).where('consent', '=', consentId).execute();
    for (const step of ['effective', 'erased'] as const) await tellStep(writing, step, consentId, now);
    return true;
  }
  await buryGrants(writing, 'consent', consentId);
  return true;
}

/** Writes that a consent is over. @returns `false` where it was over already */
async function endOnce(writing: Write, consent: string, now: number): Promise<boolean> {
  const ended = await writing
    .insertInto('consent_ends')
    .values({ consent, accepted_at: now, effective_at: null, erased_at: null })
    .onConflict((on) => on.column('consent').doNothing())
    .returning('consent')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Puts a tombstone in the place of every grant of a consent, or at a device, under the epoch each set has by now. */
async function buryGrants(writing: Write, by: 'consent' | 'device', id: string): Promise<void> {
  await writing
    .insertInto('device_tombstones')
    .columns(['device', 'consent', 'epoch', 'erased_at', 'refusal'])
    .expression((from) =>
      from
        .selectFrom('device_grants as g')
        .innerJoin('device_sets as s', 's.device', 'g.device')
        .select([
          'g.device',
          'g.consent',
          's.epoch',
          sql<number | null>`null`.as('erased_at'),
          sql<RefusalReason | null>`null`.as('refusal'),
        ])
        .where(`g.${by}`, '=', id),
    )
    .execute();
  await writing.deleteFrom('device_grants').where(by, '=', id).execute();
}

/**
 * Makes a new epoch of every device at a site, because the face was stopped there for a purpose or goes on.
 * For the slice `alternatives`, in the transaction that writes it.
 */
export async function renewSetsAt(writing: Write, site: string): Promise<void> {
  await writing
    .updateTable('device_sets')
    .set({ epoch: sql<number>`epoch + 1` })
    .where('device', 'in', writing.selectFrom('devices').select('device').where('site', '=', site))
    .execute();
}

/**
 * Ends a consent that was given at a device and is not taken: the device learns why, and erases it.
 *
 * @param now epoch milliseconds
 */
export async function refuseAt(
  writing: Write,
  device: string,
  consent: string,
  reason: RefusalReason,
  now: number,
): Promise<void> {
  if (!(await endOnce(writing, consent, now))) return;
  const epoch = await renewSet(writing, device);
  await writing
    .insertInto('device_tombstones')
    .values({ device, consent, epoch, erased_at: null, refusal: reason })
    .execute();
}

/**
 * Takes from a device for good whatever it may match: a tombstone for each of its grants, at this device alone.
 * The consents go on elsewhere. In the transaction that retires it.
 */
export async function emptySet(writing: Write, device: string): Promise<void> {
  await writing.deleteFrom('device_purposes').where('device', '=', device).execute();
  await renewSet(writing, device);
  await buryGrants(writing, 'device', device);
}

/** Keeps that a device holds a consent as over, where no grant and no tombstone says that it was told of it. */
export async function tombstoneAt(writing: Write, device: string, consent: string): Promise<void> {
  for (const table of ['device_tombstones', 'device_grants'] as const) {
    const known = await writing
      .selectFrom(table)
      .select('device')
      .where('device', '=', device)
      .where('consent', '=', consent)
      .executeTakeFirst();
    if (known !== undefined) return;
  }
  const epoch = await renewSet(writing, device);
  await writing
    .insertInto('device_tombstones')
    .values({ device, consent, epoch, erased_at: null, refusal: null })
    .execute();
}

/** Tells whether a consent is over for good. */
export async function hasEnded(reading: Read, consent: string): Promise<boolean> {
  const row = await reading
    .selectFrom('consent_ends')
    .select('consent')
    .where('consent', '=', consent)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes the next epoch of a device come after one that it holds. */
export async function passEpoch(writing: Write, device: string, held: number): Promise<void> {
  const { epoch } = await writing
    .selectFrom('device_sets')
    .select('epoch')
    .where('device', '=', device)
    .executeTakeFirstOrThrow();
  const next = Math.max(epoch, held) + 1;
  await writing.updateTable('device_sets').set({ epoch: next }).where('device', '=', device).execute();
}

async function renewSet(writing: Write, device: string): Promise<number> {
  const { epoch } = await writing
    .updateTable('device_sets')
    .set({ epoch: sql<number>`epoch + 1` })
    .where('device', '=', device)
    .returning('epoch')
    .executeTakeFirstOrThrow();
  return epoch;
}

/**
 * Lets every grant of a purpose rest, because people have to consent to other words first. It does not end:
 * whoever consents again has another, and the old one is over then.
 *
 * @param now epoch milliseconds
 */
export async function restGrants(writing: Write, purpose: string, now: number): Promise<void> {
  const awake = writing
    .selectFrom('device_grants')
    .select('device')
    .where('purpose', '=', purpose)
    .where('rests_since', 'is', null);
  await writing
    .updateTable('device_sets')
    .set({ epoch: sql<number>`epoch + 1` })
    .where('device', 'in', awake)
    .execute();
  await writing
    .updateTable('device_grants')
    .set({
      rests_since: now,
      epoch: sql<number>`(select s.epoch from device_sets as s where s.device = device_grants.device)`,
    })
    .where('purpose', '=', purpose)
    .where('rests_since', 'is', null)
    .execute();
  await writing
    .updateTable('consent_grants')
    .set({ rests_since: now })
    .where('purpose', '=', purpose)
    .where('rests_since', 'is', null)
    .execute();
}

/** Makes a new epoch of every device that serves a purpose, because it was stopped or goes on. */
export async function renewSetsOf(writing: Write, purpose: string): Promise<void> {
  const serving = writing.selectFrom('device_purposes').select('device').where('purpose', '=', purpose);
  await writing
    .updateTable('device_sets')
    .set({ epoch: sql<number>`epoch + 1` })
    .where('device', 'in', serving)
    .execute();
}

/**
 * Takes a device's word of what it holds durably (`acknowledge` of device-set.ts), and keeps the longest
 * lease it was ever given.
 *
 * @returns `false` when it says it holds an epoch that was never made
 */
export async function acknowledgeAt(
  writing: Write,
  device: string,
  heldEpoch: number,
  ttl: number,
): Promise<boolean> {
  const set = await writing
    .selectFrom('device_sets')
    .selectAll()
    .where('device', '=', device)
    .executeTakeFirstOrThrow();
  if (heldEpoch > set.epoch) return false;
  if (heldEpoch <= set.acknowledged && ttl === set.ttl) return true;
  await writing
    .updateTable('device_sets')
    .set({
      acknowledged: Math.max(set.acknowledged, heldEpoch),
      ttl,
      longest_ttl: Math.max(set.longest_ttl, ttl),
    })
    .where('device', '=', device)
    .execute();
  return true;
}

/** Tries of reading a set that changes meanwhile. */
const READ_TRIES = 20;

/**
 * Reads a set whole, as of one moment: each change makes an epoch, so that what lies between two readings
 * of the same epoch belongs to it. Holds up no write, however large the set is.
 *
 * @param since the set as it was read before: then only what has changed is read
 * @returns `null` for a device that does not exist, or whose set changed at each try
 */
export async function readSet(
  reading: Read,
  device: string,
  since: DeviceSet | null = null,
): Promise<DeviceSet | null> {
  let before = await readHead(reading, device);
  for (let tries = 0; before !== undefined && tries < READ_TRIES; tries += 1) {
    const members = await readMembers(reading, device, since?.epoch ?? -1);
    const stopped = await readStopped(reading, device);
    const after = await readHead(reading, device);
    if (after?.epoch === before.epoch) {
      const { epoch, acknowledged, ttl, longest_ttl: longestTtl } = after;
      return {
        deviceId: device,
        epoch,
        acknowledged,
        ttl,
        longestTtl,
        stopped,
        ...(since === null ? members : joined(since, members)),
      };
    }
    before = after;
  }
  return null;
}

/** Reads a set without its members; `undefined` for a device that does not exist. */
export async function readHead(reading: Read, device: string) {
  return reading.selectFrom('device_sets').selectAll().where('device', '=', device).executeTakeFirst();
}

async function readStopped(reading: Read, device: string): Promise<ReadonlySet<string>> {
  const rows = await reading
    .selectFrom('checkpoints as c')
    .innerJoin('devices as d', 'd.site', 'c.site')
    .select('c.purpose')
    .where('d.device', '=', device)
    .where('c.face_stopped_at', 'is not', null)
    .execute();
  const notActive = await reading
    .selectFrom('device_purposes as s')
    .innerJoin('purposes as p', 'p.purpose', 's.purpose')
    .select('s.purpose')
    .where('s.device', '=', device)
    .where('p.state', '<>', 'active')
    .execute();
  return new Set([...rows, ...notActive].map(({ purpose }) => purpose));
}

type Members = Pick<DeviceSet, 'grants' | 'granted' | 'tombstones' | 'refusals'>;

/** Reads what changed after an epoch; before the first, everything. */
async function readMembers(reading: Read, device: string, after: number): Promise<Members> {
  const grants = await reading
    .selectFrom('device_grants')
    .selectAll()
    .where('device', '=', device)
    .where('epoch', '>', after)
    .execute();
  const tombstones = await reading
    .selectFrom('device_tombstones')
    .select(['consent', 'epoch', 'refusal'])
    .where('device', '=', device)
    .where('epoch', '>', after)
    .execute();
  return {
    grants: new Map(grants.map((row) => [row.consent, grantOfRow(row)])),
    granted: new Map(grants.map(({ consent, epoch }) => [consent, epoch])),
    tombstones: new Map(tombstones.map(({ consent, epoch }) => [consent, epoch])),
    refusals: new Map(
      tombstones.flatMap(({ consent, refusal }) => (refusal === null ? [] : [[consent, refusal]])),
    ),
  };
}

function grantOfRow(row: PlatformTables['device_grants']): Grant {
  return {
    consent_id: row.consent,
    purpose_id: row.purpose,
    purpose_version: row.purpose_version,
    mode: row.mode,
    not_after: new Date(row.not_after).toISOString(),
    ...(row.rests_since === null ? {} : { rests: true as const }),
    ...(row.guardian === null ? {} : { guardian: GuardianGrant.parse(JSON.parse(row.guardian)) }),
  };
}

/** Puts what the gate asks of a guardian as it is stored. */
export function guardianText({ guardian }: Grant): string | null {
  return guardian === undefined ? null : JSON.stringify(guardian);
}

/** Puts changes into what was there: a grant goes by its tombstone alone. */
function joined(before: Members, changes: Members): Members {
  if (changes.granted.size + changes.tombstones.size === 0) {
    const { grants, granted, tombstones, refusals } = before;
    return { grants, granted, tombstones, refusals };
  }
  const grants = new Map([...before.grants, ...changes.grants]);
  const granted = new Map([...before.granted, ...changes.granted]);
  for (const consent of changes.tombstones.keys()) {
    grants.delete(consent);
    granted.delete(consent);
  }
  return {
    grants,
    granted,
    tombstones: new Map([...before.tombstones, ...changes.tombstones]),
    refusals: new Map([...before.refusals, ...changes.refusals]),
  };
}
