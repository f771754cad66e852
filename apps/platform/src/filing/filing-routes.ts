import { randomUUID } from 'node:crypto';
import {
  AcceptFiling,
  EndUse,
  FilingCheck,
  FilingList,
  FilingOverview,
  FilingView,
  HandInFiling,
  JudgeMinor,
  OpenFiling,
  PackageMade,
  PortalDocument,
  SCAN_MAX_BYTES,
  ScanSlot,
  ScanTaken,
  SetMembers,
  StepFiling,
  SupplementFiling,
  canonicalJson,
  filedOf,
} from '@consentry/contract';
import { portalOrder } from '@consentry/documents';
import { FilingDocument, civilDateAt, reviewFiling } from '@consentry/law';
import { lastCheckpoint, type LedgerKeeper } from '@consentry/ledger-server';
import {
  ProblemError,
  type Reading,
  type Resource,
  type Writing,
  inTransaction,
  requireVersion,
} from '@consentry/server';
import { z } from 'zod';
import { iso } from '../consent/consent.ts';
import { actingStaff } from '../facts/acting-staff.ts';
import { layoutsFor } from '../paper/layout-store.ts';
import { liveFacts } from '../paper/live-facts.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredFiling, isOpen, isPreparing } from './filing.ts';
import {
  addPackage,
  addScan,
  changeFiling,
  findFiling,
  isPending,
  openFiling,
  readChanges,
  readDisposal,
  readEnd,
  readFilings,
  readPackages,
  readScans,
  readSubmissions,
  requireFiling,
  stepFiling,
  tell,
} from './filing-store.ts';
import { disposalOf, facesLeft, filingEntry, filingOverview, filingView, numberOf } from './filing-view.ts';
import { noteAccepted, noteHandedIn, noteSentBack } from './hand-in.ts';
import { type PackageParts, type Scan, filedBy, makePackage, papersOf } from './make-package.ts';
import { materialRoutes } from './material-routes.ts';
import { readOwnOffice } from './office-store.ts';
import { officeRoutes } from './office-routes.ts';
import { configurationOf } from './running-facts.ts';
import { type SealedFiles, digestOf, scanType } from './sealed-files.ts';
import { filingSendingRoutes } from './sending-routes.ts';
import { isOnItsWay } from './sending-store.ts';
import { noteEnd } from './watch-filing.ts';

const OfFiling = z.strictObject({ filing: z.uuid() });
const OfPackage = z.strictObject({ filing: z.uuid(), package: z.uuid() });
const OfScan = z.strictObject({ filing: z.uuid(), slot: ScanSlot });
const OfChange = z.strictObject({ change: z.uuid() });
const Nothing = z.strictObject({});

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** What the routes of filings work with. */
export interface FilingMeans {
  readonly context: PlatformContext;
  readonly files: SealedFiles;
  readonly keeper: LedgerKeeper;
}

/**
 * Filings with the cyberspace authority (§ 第十五条): prepared, checked and recorded here, handed in by people at the
 * portal. Nothing here submits anything there; a department that runs a server of its own can be sent the package.
 */
export function filingRoutes(server: PlatformServer, means: FilingMeans): void {
  readRoutes(server, means);
  prepareRoutes(server);
  packageRoutes(server, means);
  scanRoutes(server, means);
  materialRoutes(server, means);
  answerRoutes(server);
  changeRoutes(server);
  officeRoutes(server);
  filingSendingRoutes(server);
}

function readRoutes(server: PlatformServer, { context }: FilingMeans): void {
  server.query({
    url: '/v1/filing',
    action: 'filing.read',
    operation: 'filing.overview',
    summary: 'Shows how the organisation stands with its filing: persons, times, changes, the end.',
    answer: FilingOverview,
    about: async () => ({}),
    read: async (reading, _input, { now }) => ({ body: await filingOverview(reading, now) }),
  });
  server.query({
    url: '/v1/filings',
    action: 'filing.read',
    operation: 'filing.list',
    summary: 'Lists filings, changes and deregistrations, the latest first.',
    answer: FilingList,
    about: async () => ({}),
    read: async (reading, _input, { now }) => {
      const submissions = await readSubmissions(reading);
      const filings = (await readFilings(reading)).map((one) => filingEntry(one, submissions, now));
      return { body: { filings: filings.toReversed() } };
    },
  });
  server.query({
    url: '/v1/filings/:filing',
    action: 'filing.read',
    summary: 'Shows a filing: its time, packages, scans, each handing-in and answer, and who did what.',
    versioned: true,
    params: OfFiling,
    answer: FilingView,
    about: aboutFiling,
    read: (reading, { params: { filing } }, { now }) => filingView(reading, filing, now),
  });
  server.query({
    url: '/v1/filings/:filing/check',
    action: 'filing.read',
    operation: 'filing.check',
    summary: 'Says what a filing lacks and where it contradicts itself, from what the platform holds now.',
    params: OfFiling,
    answer: FilingCheck,
    about: aboutFiling,
    read: async (reading, { params: { filing } }, { now }) => ({
      body: await checked(context, await requireFiling(reading, filing), now),
    }),
  });
}

async function aboutFiling(
  reading: Read,
  { params: { filing } }: { readonly params: { readonly filing: string } },
): Promise<Resource | null> {
  return (await findFiling(reading, filing)) === null ? null : {};
}

/** Gathers what a package of it is made from, scans by their digests alone. */
async function partsOf(context: PlatformContext, filing: StoredFiling, now: number): Promise<PackageParts> {
  const { reading, aside } = context.database;
  const live = await liveFacts(aside, context.origins()[0] ?? '', now);
  const pending = (await readChanges(reading, null)).filter(isPending);
  const end = await readEnd(reading);
  const { erased, ids } = await readDisposal(reading);
  const faces = await disposalOf(reading);
  const scans = (await readScans(reading, filing.filing)).filter(({ purged_at }) => purged_at === null);
  const { order } = await readOwnOffice(reading);
  return {
    filing,
    live,
    order: PortalDocument.options.every((slot, at) => order[at] === slot) ? null : order,
    layouts: await layoutsFor(reading, live.posture.filing.location.registered),
    changes:
      filing.sort !== 'change'
        ? []
        : pending.map(({ body, found_on }) => {
            const { field, scenario } = JSON.parse(body) as PackageParts['changes'][number];
            return { field, scenario, changed_on: found_on as PackageParts['changes'][number]['changed_on'] };
          }),
    cessation:
      filing.sort !== 'deregistration' || end === null
        ? null
        : {
            ceased_on: end.ceased_on as PackageParts['changes'][number]['changed_on'],
            faces_left: faces?.faces_left ?? null,
            erased,
            certificates: ids,
          },
    number: numberOf(await readFilings(reading)),
    scans: scans.map(({ slot, name, type, digest }) => ({
      slot,
      name,
      type,
      digest,
      bytes: new Uint8Array(),
    })),
  };
}

async function checked(
  context: PlatformContext,
  filing: StoredFiling,
  now: number,
): Promise<z.input<typeof FilingCheck>> {
  const parts = await partsOf(context, filing, now);
  const { missing, contradictions } = reviewFiling(filedBy(parts, now), now);
  const papers = papersOf(parts).filter(({ paper }) => paper.gaps.length > 0);
  // What stands outside never comes here: that it is not here is no lack.
  const wanted = new Set<string>(missing.map(({ document }) => document));
  const lacking = portalOrder(parts.order ?? undefined).flatMap((place) => {
    const document = FilingDocument.safeParse(place.slot).data;
    if (document === undefined || !wanted.has(document)) return [];
    const where = ScanSlot.safeParse(document).success
      ? ('scan' as const)
      : place.by === 'generated'
        ? ('facts' as const)
        : ('outside' as const);
    return [{ document, title: place.title, where }];
  });
  const outside = new Set(lacking.filter(({ where }) => where === 'outside').map(({ document }) => document));
  const wrong = [
    ...contradictions,
    ...missing.filter(({ document }) => !outside.has(document)).map(({ lapse }) => lapse),
  ];
  return {
    as_of: iso(now),
    complete: papers.length === 0 && lacking.every(({ where }) => where === 'outside') && wrong.length === 0,
    forms: papers.map(({ paper }) => ({
      form: paper.form,
      title: paper.title,
      gaps: paper.gaps.map(({ key, what }) => ({ key, what })),
    })),
    missing: lacking,
    extra_materials: (await readOwnOffice(context.database.reading)).extra_materials,
    contradictions: wrong
      .slice(0, 1000)
      .map(({ risk, fact, finding }) => ({ risk, path: fact.path, finding })),
  };
}

function prepareRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/filings',
    action: 'filing.prepare',
    operation: 'filing.open',
    summary: 'Begins a first filing before it is due; one that is open is given instead.',
    problems: ['filing_state'],
    versioned: true,
    body: OpenFiling,
    answer: FilingView,
    status: 201,
    about: async () => ({}),
    do: async (writing, { body: { members, same } }, { now, principal }) => {
      requireSame(members, same);
      const by = actingStaff(principal);
      const filings = await readFilings(writing);
      if (filings.some(({ sort, state }) => sort === 'initial' && state === 'accepted'))
        throw new ProblemError('filing_state');
      const filing = await openFiling(writing, { sort: 'initial', trigger_on: null, by }, now);
      if (members.length > 0) await setMembers(writing, filing, members, by, now);
      return filingView(writing, filing, now);
    },
  });
  server.command({
    method: 'PUT',
    url: '/v1/filings/:filing/members',
    action: 'filing.prepare',
    operation: 'filing.set_members',
    summary: 'Makes it for the whole group: a consolidated filing.',
    problems: ['filing_state'],
    versioned: true,
    params: OfFiling,
    body: SetMembers,
    answer: FilingView,
    about: aboutFiling,
    do: async (writing, { params: { filing }, body: { members, same } }, { now, principal, version }) => {
      requireSame(members, same);
      const one = await required(writing, filing, version);
      if (one.sort !== 'initial' || !isOpen(one) || one.state === 'handed_in')
        throw new ProblemError('filing_state');
      await setMembers(writing, filing, members, actingStaff(principal), now);
      return filingView(writing, filing, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/steps',
    action: 'filing.prepare',
    operation: 'filing.step',
    summary: 'Moves its preparation on: begin, ready, open again, drop.',
    problems: ['filing_state', 'filing_incomplete', 'filing_faces_left', 'filing_on_its_way'],
    versioned: true,
    params: OfFiling,
    body: StepFiling,
    answer: FilingView,
    about: aboutFiling,
    do: async (writing, { params: { filing }, body }, { now, principal, version }) => {
      const one = await required(writing, filing, version);
      const by = actingStaff(principal);
      // It may have arrived: what is changed now would be another package than theirs.
      if ((body.step === 'reopen' || body.step === 'drop') && (await isOnItsWay(writing, filing)))
        throw new ProblemError('filing_on_its_way');
      if (body.step === 'make_ready') {
        await requireWhole(writing, one, body.despite);
        await stepFiling(writing, one, { step: 'make_ready', by, despite: body.despite }, now);
      } else if (body.step === 'drop') {
        await requireDroppable(writing, one);
        const dropped = JSON.stringify({ by, at: iso(now), reason: body.reason });
        await stepFiling(writing, one, { step: 'drop', by, dropped }, now);
      } else {
        await stepFiling(writing, one, { step: body.step, by }, now);
      }
      return filingView(writing, filing, now);
    },
  });
}

/** One filing for all is practice only where the four are the same: a person says so (reading G4). */
function requireSame(members: readonly object[], same: object | null): void {
  if (members.length > 0 && same === null) throw new ProblemError('malformed_request', { fields: ['/same'] });
}

async function setMembers(
  writing: Write,
  filing: string,
  members: readonly object[],
  by: string,
  now: number,
): Promise<void> {
  const one = await requireFiling(writing, filing);
  const told = { kind: 'filing.members_set', by, members: members.length };
  await changeFiling(writing, one, { members: JSON.stringify(members) }, told, now);
}

async function required(reading: Read, filing: string, version: number | null): Promise<StoredFiling> {
  const found = await requireFiling(reading, filing);
  requireVersion(version, found.revision);
  return found;
}

/**
 * The last package says whether anything is missing. Faces that are left make a deregistration untrue, whatever
 * anybody gives as a reason (§ 第十五条第二款).
 */
async function requireWhole(reading: Read, one: StoredFiling, despite: string | null): Promise<void> {
  if (one.sort === 'deregistration' && (await facesLeft(reading)) > 0)
    throw new ProblemError('filing_faces_left');
  const [last] = await readPackages(reading, one.filing);
  if (last === undefined) throw new ProblemError('filing_incomplete', { fields: ['/package'] });
  if (last.gaps > 0 && despite === null)
    throw new ProblemError('filing_incomplete', { fields: ['/despite'] });
}

/** Nothing undoes that 100,000 was reached, that something changed or that the use is over. */
async function requireDroppable(reading: Read, { sort, trigger_on }: StoredFiling): Promise<void> {
  if (sort === 'initial' && trigger_on === null) return;
  if (sort === 'change' && !(await readChanges(reading, null)).some(isPending)) return;
  throw new ProblemError('filing_state');
}

function packageRoutes(server: PlatformServer, { context, files, keeper }: FilingMeans): void {
  const { database } = context;
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/packages',
    action: 'filing.prepare',
    operation: 'filing.make_package',
    summary: 'Makes the package from what the platform holds now, in the order of the portal.',
    problems: ['filing_state', 'paper_unset'],
    params: OfFiling,
    body: Nothing,
    answer: PackageMade,
    status: 201,
    about: aboutFiling,
    before: async ({ params: { filing } }, { now }) => {
      const one = await requireFiling(database.reading, filing);
      if (!isPreparing(one)) throw new ProblemError('filing_state');
      const parts = await partsOf(context, one, now);
      const scans = await Promise.all(
        (await readScans(database.reading, filing))
          .filter(({ purged_at }) => purged_at === null)
          .map(async ({ scan, slot, name, type, digest }): Promise<Scan[]> => {
            const bytes = await files.read(scan);
            return bytes === null ? [] : [{ slot, name, type, digest, bytes }];
          }),
      );
      const checkpoint = (await lastCheckpoint(database.reading))?.note ?? null;
      const made = await makePackage(
        { ...parts, scans: scans.flat() },
        { ledger: keeper.ledger, checkpoint },
        now,
      );
      await files.write(made.manifest.package, made.zip);
      return made;
    },
    do: async (writing, { params: { filing } }, { now, principal }, { manifest, digest, zip }) => {
      const one = await requireFiling(writing, filing);
      if (!isPreparing(one)) throw new ProblemError('filing_state');
      const { facts } = manifest;
      const row = {
        package: manifest.package,
        filing,
        digest,
        facts: canonicalJson(facts),
        configuration: configurationOf(facts),
        documents: JSON.stringify(filedOf(manifest).documents),
        persons: facts.stock?.processor.upper ?? 0,
        gaps: manifest.gaps.length,
        bytes: zip.length,
        made_by: actingStaff(principal),
        made_at: now,
        purged_at: null,
      };
      await addPackage(writing, row, now);
      const { package: made, made_by, bytes, gaps, persons } = row;
      return {
        body: { package: made, digest, made_at: iso(now), made_by, bytes, gaps, persons, purged_at: null },
      };
    },
  });
  server.files({
    url: '/v1/filings/:filing/packages/:package',
    action: 'filing.read',
    params: OfPackage,
    about: async (_, { filing }) => ((await findFiling(database.reading, filing)) === null ? null : {}),
    read: async (_path, _query, _asked, { filing, package: wanted }) => {
      const of = await readPackages(database.reading, filing);
      if (!of.some((one) => one.package === wanted && one.purged_at === null)) return null;
      const bytes = await files.read(wanted);
      if (bytes === null) return null;
      const headers = { 'content-disposition': `attachment; filename="filing-${wanted}.zip"` };
      return { type: 'application/zip', bytes, headers };
    },
  });
}

function scanRoutes(server: PlatformServer, { context: { database }, files }: FilingMeans): void {
  server.upload({
    url: '/v1/filings/:filing/scans/:slot',
    action: 'filing.prepare',
    params: OfScan,
    maxBytes: SCAN_MAX_BYTES,
    answer: ScanTaken,
    about: async (reading, params) => aboutFiling(reading, { params }),
    take: async (bytes, { filing, slot }, { now, principal }) => {
      const uploaded_by = actingStaff(principal);
      const one = await requireFiling(database.reading, filing);
      if (!isPreparing(one)) throw new ProblemError('filing_state');
      const type = scanType(bytes);
      if (type === null) throw new ProblemError('scan_unfit');
      const scan = randomUUID();
      const digest = digestOf(bytes);
      await files.write(scan, bytes);
      const replaced = await inTransaction(database, async (writing) => {
        const before = (await readScans(writing, filing)).filter(
          (row) => row.slot === slot && row.purged_at === null,
        );
        for (const { scan: old } of before)
          await writing.updateTable('filing_scans').set({ purged_at: now }).where('scan', '=', old).execute();
        await addScan(writing, { scan, filing, slot, type, digest, uploaded_by, bytes: bytes.length }, now);
        await tell(writing, { kind: 'filing.scan_added', filing, slot, digest, by: uploaded_by }, now);
        return before;
      });
      for (const { scan: old } of replaced) await files.remove(old);
      return { slot, digest, bytes: bytes.length };
    },
  });
}

function answerRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/hand-in',
    action: 'filing.hand_in',
    summary: 'Records that somebody handed a package in at the portal, when and how.',
    problems: ['filing_state', 'time_order'],
    versioned: true,
    params: OfFiling,
    body: HandInFiling,
    answer: FilingView,
    about: aboutFiling,
    do: async (writing, { params: { filing }, body }, { now, principal, version }) => {
      const one = await required(writing, filing, version);
      await noteHandedIn(writing, one, body, actingStaff(principal), now);
      return filingView(writing, filing, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/supplement',
    action: 'filing.hand_in',
    operation: 'filing.ask_supplement',
    summary:
      'Records that the authority asked for a supplement: the package is then made and handed in anew.',
    problems: ['filing_state', 'time_order'],
    versioned: true,
    params: OfFiling,
    body: SupplementFiling,
    answer: FilingView,
    about: aboutFiling,
    do: async (writing, { params: { filing }, body }, { now, principal, version }) => {
      const one = await required(writing, filing, version);
      await noteSentBack(writing, one, body, actingStaff(principal), now);
      return filingView(writing, filing, now);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/acceptance',
    action: 'filing.hand_in',
    operation: 'filing.accept',
    summary: 'Records that the authority accepted it, with its number and receipt.',
    problems: ['filing_state', 'time_order'],
    versioned: true,
    params: OfFiling,
    body: AcceptFiling,
    answer: FilingView,
    about: aboutFiling,
    do: async (writing, { params: { filing }, body }, { now, principal, version }) => {
      const one = await required(writing, filing, version);
      await noteAccepted(writing, one, body, actingStaff(principal), now);
      return filingView(writing, filing, now);
    },
  });
}

function changeRoutes(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/filing/changes/:change/minor',
    action: 'filing.judge',
    summary: 'Records counsel’s decision that a change is not one of substance, with the reason.',
    problems: ['filing_state'],
    params: OfChange,
    body: JudgeMinor,
    answer: FilingOverview,
    about: async (reading, { params: { change } }) =>
      (await readChanges(reading)).some((one) => one.change === change) ? {} : null,
    do: async (writing, { params: { change }, body: { reason } }, { now, principal }) => {
      const one = (await readChanges(writing, null)).find((of) => of.change === change);
      if (one === undefined || !isPending(one)) throw new ProblemError('filing_state');
      const by = actingStaff(principal);
      const minor = JSON.stringify({ by, at: iso(now), reason });
      await writing.updateTable('filing_changes').set({ minor }).where('change', '=', change).execute();
      await tell(writing, { kind: 'filing.change_minor', change, by }, now);
      return { body: await filingOverview(writing, now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/filing/end',
    action: 'filing.end',
    summary: 'Records that the use of face recognition is over; what was filed is then to be deregistered.',
    problems: ['filing_in_use', 'time_order'],
    body: EndUse,
    answer: FilingOverview,
    about: async () => ({}),
    do: async (writing, { body: { ceased_on, reason } }, { now, principal }) => {
      const used = await writing
        .selectFrom('purposes')
        .select('purpose')
        .where('state', 'in', ['active', 'suspended'])
        .limit(1)
        .executeTakeFirst();
      if (used !== undefined) throw new ProblemError('filing_in_use');
      if (ceased_on > civilDateAt(now)) throw new ProblemError('time_order', { fields: ['/ceased_on'] });
      await noteEnd(writing, { ceased_on, reason, said_by: actingStaff(principal) }, now);
      return { body: await filingOverview(writing, now) };
    },
  });
}
