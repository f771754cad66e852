import type { FilingEntry, FilingOverview, FilingView } from '@consentry/contract';
import { both, civilDate } from '@consentry/law';
import { type Reading, ProblemError } from '@consentry/server';
import { iso } from '../consent/consent.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredFiling, dueOf, isOpen, standingHandIn, standingOf } from './filing.ts';
import {
  changeView,
  filedElsewhere,
  findFiling,
  historyOf,
  isPending,
  readChanges,
  readDisposal,
  readEnd,
  readFilings,
  readPackages,
  readScans,
  readSubmissions,
} from './filing-store.ts';
import { readOwnOffice } from './office-store.ts';

type Read = Reading<PlatformTables>;
/** Days of which the count is shown, for the forecast. */
const DAYS_SHOWN = 400;
type Submission = PlatformTables['filing_submissions'];

/** There is no public interface of the portal: see docs/law/filing.md. */
const STATEMENT = both(
  '本产品只准备备案材料，不在备案系统代为提交：该系统没有公开接口。请由经办人在系统提交，然后在这里记录。部门自己运行服务器的，可以发送到它的服务器。',
  'This product prepares a filing and submits nothing at the portal, which has no public interface. Whoever handles it does so there, and then records it here. To a department that runs a server of its own it can be sent.',
);

/** A filing as a list shows it. */
export function filingEntry(
  filing: StoredFiling,
  submissions: readonly Submission[],
  now: number,
): FilingEntry {
  const handed = standingHandIn(submissions, filing.filing);
  return {
    filing: filing.filing,
    sort: filing.sort,
    state: filing.state,
    trigger_on: filing.trigger_on,
    ...dueOf(filing, handed?.handed_in_on ?? null, now),
    opened_at: iso(filing.opened_at),
    number: filing.number,
    revision: filing.revision,
  };
}

/** Number of the filing that stands; `null` while none was given. */
export function numberOf(filings: readonly Pick<StoredFiling, 'sort' | 'number'>[]): string | null {
  return filings.findLast(({ sort, number }) => sort === 'initial' && number !== null)?.number ?? null;
}

/** How the organisation stands. */
export async function filingOverview(reading: Read, now: number): Promise<FilingOverview> {
  const filings = await readFilings(reading);
  const before = await filedElsewhere(reading);
  const submissions = await readSubmissions(reading);
  const changes = await readChanges(reading, null);
  const end = await readEnd(reading);
  const reached = new Map(
    (await reading.selectFrom('filing_reached').select(['bound', 'day']).execute()).map((one) => [
      one.bound,
      one.day,
    ]),
  );
  const days = (
    await reading.selectFrom('filing_days').selectAll().orderBy('day', 'desc').limit(DAYS_SHOWN).execute()
  )
    .map(({ day, lower, upper }) => ({ on: civilDate(day), lower, upper }))
    .toReversed();
  return {
    as_of: iso(now),
    standing: standingOf({
      filings: [...before.filings, ...filings],
      reached:
        before.reachedOn !== null ||
        reached.has('possible') ||
        filings.some(({ trigger_on, sort }) => sort === 'initial' && trigger_on !== null),
      changed: changes.some(isPending),
      ended: end !== null,
    }),
    stock: days.at(-1) ?? null,
    days,
    reached: {
      possible_on: earlierDay(reached.get('possible') ?? null, before.reachedOn),
      certain_on: reached.get('certain') ?? null,
    },
    number: numberOf([...before.filings, ...filings]),
    open: filings.filter(isOpen).map((one) => filingEntry(one, submissions, now)),
    changes: changes.map(changeView),
    end: end === null ? null : { ceased_on: end.ceased_on, by: end.said_by, reason: end.reason },
    statement: STATEMENT,
    office: await readOwnOffice(reading),
  };
}

function earlierDay(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** A filing, whole, with its version. @throws {ProblemError} `not_found` */
export async function filingView(
  reading: Read,
  id: string,
  now: number,
): Promise<{ readonly body: FilingView; readonly version: number }> {
  const filing = await findFiling(reading, id);
  if (filing === null) throw new ProblemError('not_found');
  const submissions = await readSubmissions(reading, id);
  const packages = await readPackages(reading, id);
  const scans = await readScans(reading, id);
  const inIt = await readChanges(reading, id);
  const pending = filing.sort === 'change' && isOpen(filing) ? await readChanges(reading, null) : [];
  return {
    version: filing.revision,
    body: {
      ...filingEntry(filing, submissions, now),
      opened_by: filing.opened_by,
      members: [...filing.members],
      despite: filing.despite,
      dropped: filing.dropped,
      packages: packages.map((one) => ({
        package: one.package,
        digest: one.digest,
        made_at: iso(one.made_at),
        made_by: one.made_by,
        bytes: one.bytes,
        gaps: one.gaps,
        persons: one.persons,
        purged_at: one.purged_at === null ? null : iso(one.purged_at),
      })),
      scans: scans.map(({ scan, slot, name, type, bytes, digest, uploaded_by, uploaded_at, purged_at }) => ({
        scan,
        slot,
        name,
        type,
        bytes,
        digest,
        uploaded_by,
        uploaded_at: iso(uploaded_at),
        purged_at: purged_at === null ? null : iso(purged_at),
      })),
      handed_in: submissions.map((one) => ({
        package: one.package,
        on: one.handed_in_on,
        channel: one.channel,
        by: one.said_by,
        supplement: one.returned_on === null ? null : { on: one.returned_on, asked: one.asked ?? '' },
        accepted_on: one.accepted_on,
        number: one.number,
        receipt: one.receipt,
      })),
      changes: [...inIt, ...pending].map(changeView),
      disposal: filing.sort === 'deregistration' ? await disposalOf(reading) : null,
      history: (await historyOf(reading, id)).map(({ kind, at, by }) => ({ kind, at: iso(at), by })),
    },
  };
}

/** What became of the face information; `null` while the use goes on. */
export async function disposalOf(reading: Read): Promise<FilingView['disposal']> {
  const end = await readEnd(reading);
  if (end === null) return null;
  const { erased, certificates } = await readDisposal(reading);
  return { ceased_on: end.ceased_on, faces_left: await facesLeft(reading), erased, certificates };
}

/** Persons of whom the platform does not know that every template is gone. */
export async function facesLeft(reading: Read): Promise<number> {
  const [open] = await reading
    .selectFrom('open_consents')
    .select((e) => e.fn.count<number>('person').distinct().as('persons'))
    .where('kind', '=', 'recognition')
    .execute();
  const [ended] = await reading
    .selectFrom('consent_ends as e')
    .innerJoin('consents as c', 'c.consent', 'e.consent')
    .select((e) => e.fn.count<number>('c.person').distinct().as('persons'))
    .where('e.erased_at', 'is', null)
    .where('c.kind', '=', 'recognition')
    .execute();
  return (open?.persons ?? 0) + (ended?.persons ?? 0);
}
