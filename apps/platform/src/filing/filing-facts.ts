import type { HandedInFacts, HandInFiling } from '@consentry/contract';
import { type FiledChange, FiledFacts, type PostureFacts, civilDate } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredSubmission, earlier } from './filing.ts';
import {
  type StoredPackage,
  documentsOf,
  readChanges,
  readDisposal,
  readEnd,
  readFilings,
  readPackages,
  readSubmissions,
} from './filing-store.ts';
import { assessedConfiguration } from './running-facts.ts';

type Read = Reading<PlatformTables>;
type Section = PostureFacts['filing'];
type LawFiling = Section['filings'][number];

/** The part of the section that the platform knows of its own filings; the rest is the document’s. */
export async function ownFiling(
  reading: Read,
  handedIn: HandedInFacts['filing'],
  stock: Section['stock'],
): Promise<Pick<Section, 'reached' | 'peaks' | 'configuration' | 'filings' | 'changes' | 'cessation'>> {
  const own = await readOwn(reading);
  const ids = new Set(own.filings.map(({ id }) => id));
  const filings = [...own.filings, ...handedIn.filings.filter(({ id }) => !ids.has(id))];
  return {
    reached: { ...handedIn.reached, processor: await reachedOf(reading, handedIn.reached.processor) },
    peaks: await peaksOf(reading, handedIn.peaks),
    configuration: own.running ?? handedIn.configuration,
    filings,
    changes: [...own.changes, ...handedIn.changes],
    cessation: (await cessationOf(reading, stock, own.filings)) ?? handedIn.cessation,
  };
}

async function readOwn(reading: Read) {
  const stored = await readFilings(reading);
  if (stored.length === 0) return { filings: [], changes: [], running: null };
  const packages = await readPackages(reading);
  const submissions = await readSubmissions(reading);
  const filings = stored.flatMap(({ filing, sort, state }) => {
    const handed = submissions.filter((one) => one.filing === filing);
    const latest = packages.find((one) => one.filing === filing);
    const isDraft = ['preparing', 'ready', 'supplement_asked'].includes(state);
    const draft = isDraft && latest !== undefined && handed.every((one) => one.package !== latest.package);
    return [
      ...handed.flatMap((one) => {
        const of = packages.find(({ package: id }) => id === one.package);
        return of === undefined ? [] : [lawFiling(sort, of, one)];
      }),
      ...(draft ? [lawFiling(sort, latest, null)] : []),
    ];
  });
  const handedInAs = new Map(
    submissions.filter(({ returned_on }) => returned_on === null).map((one) => [one.filing, one.package]),
  );
  const changes = (await readChanges(reading)).map(
    ({ change, body, found_on, minor, filing, substantive }) => ({
      id: change,
      field: (JSON.parse(body) as FiledChange).field,
      changed_on: civilDate(found_on),
      minor_by:
        minor !== null
          ? (JSON.parse(minor) as { by: string }).by.slice(0, 64)
          : substantive
            ? null
            : 'platform',
      filing_id: filing === null ? null : (handedInAs.get(filing) ?? null),
    }),
  );
  const handedIn = filings.some(({ submitted_on }) => submitted_on !== null);
  // What runs differs from what is filed only by the changes that are listed: each was found by comparing.
  const running = handedIn
    ? (filings.findLast(({ submitted_on }) => submitted_on !== null)?.configuration ?? null)
    : null;
  return { filings, changes, running };
}

function lawFiling(sort: LawFiling['kind'], one: StoredPackage, handed: StoredSubmission | null): LawFiling {
  const { change_form: _c, deregistration_form: _d, ...made } = documentsOf(one);
  const outside = handed === null ? null : (JSON.parse(handed.outside) as HandInFiling['outside']);
  const documents = {
    ...made,
    credit_code_licence: outside?.credit_code_licence ?? made.credit_code_licence,
    representative_identity: outside?.representative_identity ?? made.representative_identity,
    agent_identity: outside?.agent_identity ?? made.agent_identity,
  };
  const facts = FiledFacts.parse(JSON.parse(one.facts));
  const numbers = 4 + facts.scenarios.length;
  const authority = handed === null ? null : (JSON.parse(handed.authority) as LawFiling['authority']);
  return {
    id: one.package,
    kind: sort,
    submitted_on: handed === null ? null : civilDate(handed.handed_in_on),
    returned_on: dayOrNull(handed?.returned_on),
    accepted_on: dayOrNull(handed?.accepted_on),
    number: handed?.number ?? null,
    receipt: handed?.receipt ?? null,
    channel: handed?.channel ?? 'online_system',
    authority: authority ?? { level: 'provincial', province: facts.processor.registered },
    configuration: one.configuration,
    persons: one.persons,
    counted_at: facts.stock?.counted_at ?? facts.as_of,
    assessed_configuration: assessedConfiguration(facts),
    materials: {
      basic_information: documents.processor_form?.digest ?? null,
      purpose_and_method: documents.application_form?.digest ?? null,
      quantity_and_security: documents.application_form?.digest ?? null,
      rules_and_procedures:
        facts.rules === null || facts.procedures === null
          ? null
          : contentDigest([facts.rules, facts.procedures]),
      assessment_report: documents.assessment_report?.digest ?? null,
    },
    documents,
    commitment: JSON.parse(handed?.commitment ?? 'null') as LawFiling['commitment'],
    // Every number of it was set from the facts that are kept beside it.
    figures: { stated: numbers, traced: numbers },
  };
}

function dayOrNull(day: string | null | undefined) {
  return typeof day === 'string' ? civilDate(day) : null;
}

async function reachedOf(
  reading: Read,
  named: Section['reached']['processor'],
): Promise<Section['reached']['processor']> {
  const rows = await reading.selectFrom('filing_reached').select(['bound', 'day']).execute();
  const own = new Map(rows.map(({ bound, day }) => [bound, civilDate(day)]));
  const certain_on = earlier(named.certain_on, own.get('certain') ?? null);
  return {
    possible_on: earlier(earlier(named.possible_on, own.get('possible') ?? null), certain_on),
    certain_on,
  };
}

/** The higher count of each day, of the platform or the document. */
async function peaksOf(reading: Read, named: Section['peaks']): Promise<Section['peaks']> {
  const rows = await reading
    .selectFrom('filing_days')
    .select(['day', 'upper'])
    .orderBy('day', 'desc')
    .limit(400)
    .execute();
  const days = new Map(named.map(({ on, persons }) => [on, persons]));
  for (const { day, upper } of rows) days.set(civilDate(day), Math.max(upper, days.get(civilDate(day)) ?? 0));
  return [...days]
    .map(([on, persons]) => ({ on, persons }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .slice(-400);
}

async function cessationOf(
  reading: Read,
  stock: Section['stock'],
  filings: readonly LawFiling[],
): Promise<Section['cessation']> {
  const end = await readEnd(reading);
  if (end === null) return null;
  const { ids } = await readDisposal(reading);
  const handed = filings.findLast(
    ({ kind, submitted_on, returned_on }) =>
      kind === 'deregistration' && submitted_on !== null && returned_on === null,
  );
  return {
    ceased_on: civilDate(end.ceased_on),
    faces_left: stock?.processor.upper ?? null,
    certificate: ids.length === 0 ? null : contentDigest(ids),
    filing_id: handed?.id ?? null,
  };
}
