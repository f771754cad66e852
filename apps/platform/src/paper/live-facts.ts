import type { LiveFacts, Scenario } from '@consentry/documents';
import type { Reading } from '@consentry/server';
import { readCheckpoints } from '../alternatives/alternatives-store.ts';
import { checkpointView } from '../alternatives/alternatives-view.ts';
import { readAssessments } from '../assessment/assessment-store.ts';
import { assessmentView } from '../assessment/assessment-view.ts';
import { listAudits } from '../audit/audit-store.ts';
import { auditView } from '../audit/audit-view.ts';
import { guideNow } from '../complaint/guide-store.ts';
import { iso } from '../consent/consent.ts';
import { spotOf } from '../device/device-store.ts';
import { changeView, isPending, readChanges } from '../filing/filing-store.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import { noticesInForce } from '../notice/notice-store.ts';
import { noticeEntry } from '../notice/notice-view.ts';
import { readVersions } from '../purpose/purpose-store.ts';
import { readKept } from '../retention/retention-store.ts';
import { siteView } from '../siting/siting-store.ts';
import { listsOf } from '../staff/staff.ts';
import type { PlatformTables } from '../store/tables.ts';
import { TransferNoticeDocument } from '@consentry/contract';
import { readParticulars } from './particulars-store.ts';
import { readSigned } from './signed-store.ts';

type Read = Reading<PlatformTables>;

/** Gathers everything that papers are made from, as it is now. */
export async function liveFacts(reading: Read, origin: string, now: number): Promise<LiveFacts> {
  const handedIn = await latestHandedIn(reading);
  const guide = await guideNow(reading);
  const { particulars, own, set_at } = await readParticulars(reading);
  return {
    as_of: iso(now),
    origin,
    posture: await gatherFacts(reading, handedIn, {}, now),
    handed_in_at: handedIn === null ? null : iso(handedIn.at),
    supplied: { ...particulars, ...own },
    supplied_at: set_at,
    scenarios: await scenarios(reading),
    staff: await staff(reading),
    sites: (await reading.selectFrom('sites').selectAll().orderBy('site').execute()).map(siteView),
    devices: await devices(reading),
    audits: (await listAudits(reading)).map((one) => auditView(one, now).body),
    guide: guide?.guide ?? null,
    changes: (await readChanges(reading, null)).filter(isPending).map(changeView),
    disposal: await readSigned(reading),
  };
}

async function scenarios(reading: Read): Promise<readonly Scenario[]> {
  const rows = await reading.selectFrom('purposes').selectAll().orderBy('purpose').execute();
  const versions = await readVersions(reading);
  const notices = await noticesInForce(reading);
  const assessments = await readAssessments(reading);
  const checkpoints = await readCheckpoints(reading);
  const kept = await readKept(reading);
  const transfers = await reading
    .selectFrom('transfer_notices')
    .select(['purpose', 'document'])
    .where('state', '=', 'in_force')
    .execute();
  const persons = await countPersons(reading);
  return rows.flatMap(({ purpose, state, version }) => {
    const found = versions.find((one) => one.purpose === purpose && one.version === version);
    if (found === undefined) return [];
    const notice = notices.find((one) => one.purpose === purpose);
    const assessed = assessments.find((one) => one.purpose === purpose && one.approved_at !== null);
    return {
      purpose,
      state,
      version,
      content: found.content,
      in_force_at: found.in_force_at === null ? null : iso(found.in_force_at),
      notice: notice === undefined ? null : noticeEntry(notice, null),
      assessment: assessed === undefined ? null : assessmentView(assessed),
      checkpoints: checkpoints
        .filter((one) => one.purpose === purpose)
        .map((one) => checkpointView(one).body),
      kept: kept.filter((one) => one.purpose === purpose),
      transfers: transfers
        .filter((one) => one.purpose === purpose)
        .map(({ document }) => TransferNoticeDocument.parse(JSON.parse(document))),
      persons: persons.get(purpose) ?? 0,
    };
  });
}

/** Persons whose consent to recognition nothing has ended, of each purpose. */
async function countPersons(reading: Read): Promise<ReadonlyMap<string, number>> {
  const rows = await reading
    .selectFrom('consents')
    .leftJoin('withdrawals', 'withdrawals.consent', 'consents.consent')
    .select((e) => ['consents.purpose', e.fn.count<number>('consents.person').distinct().as('persons')])
    .where('consents.decision', '=', 'given')
    .where('consents.kind', '=', 'recognition')
    .where('withdrawals.consent', 'is', null)
    .groupBy('consents.purpose')
    .execute();
  return new Map(rows.map(({ purpose, persons }) => [purpose, persons]));
}

/** Everybody who has or had an account, as the records of staff have them. */
async function staff(reading: Read): Promise<LiveFacts['staff']> {
  const rows = await reading.selectFrom('staff').select(['staff', 'name', 'roles', 'sites']).execute();
  return rows.map((row) => ({ staff: row.staff, name: row.name, roles: listsOf(row).roles }));
}

async function devices(reading: Read): Promise<LiveFacts['devices']> {
  const rows = await reading.selectFrom('devices').selectAll().orderBy('device').execute();
  const served = await reading.selectFrom('device_purposes').select(['device', 'purpose']).execute();
  const byDevice = Map.groupBy(served, ({ device }) => device);
  return rows.map((row) => ({
    device_id: row.device,
    site_id: row.site,
    state: row.state,
    spot: spotOf(row),
    purpose_ids: (byDevice.get(row.device) ?? []).map(({ purpose }) => purpose),
  }));
}
