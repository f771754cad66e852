import { randomUUID } from 'node:crypto';
import type { FilingClock, FilingManifest, OrganisationPaper, ScanSlot } from '@consentry/contract';
import { filedOf } from '@consentry/contract';
import {
  type FileForFiling,
  type FilingContent,
  type Layouts,
  type LiveFacts,
  type Paper,
  impactAssessment,
  organisationPaper,
  portalOrder,
  writeFiling,
} from '@consentry/documents';
import { type Filed, documentsWanted } from '@consentry/law';
import { type Ledger } from '@consentry/ledger-server';
import { iso } from '../consent/consent.ts';
import { setPaper } from '../paper/set-paper.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredFiling, clockOf, kindOf } from './filing.ts';
import { runningFacts } from './running-facts.ts';

/** A scan as it was uploaded. */
export interface Scan {
  readonly slot: ScanSlot | 'other';
  /** What further materials are called; `null` of all else. */
  readonly name: string | null;
  readonly type: PlatformTables['filing_scans']['type'];
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** What a package is made from. */
export interface PackageParts {
  readonly filing: StoredFiling;
  readonly live: LiveFacts;
  readonly layouts: Layouts;
  /** In which the province asks for the documents; `null` for the usual one. */
  readonly order: NonNullable<FilingManifest['order']> | null;
  /** Changes that it hands in, with the day each was found. */
  readonly changes: FilingManifest['changes'];
  readonly cessation: FilingManifest['cessation'];
  /** Number of the filing that stands. */
  readonly number: string | null;
  readonly scans: readonly Scan[];
}

const FILE_TYPES = { 'application/pdf': 'pdf', 'image/jpeg': 'jpeg', 'image/png': 'png' } as const;

/** What a material is called, as far as a path of a package can hold it. */
function fileNameOf(title: string): string {
  return title.replaceAll(/[^\p{Script=Han}A-Za-z0-9_-]+/gu, '-').slice(0, 60);
}

/** Papers that it takes, each with its place in the portal’s order; those of stamped scans stand beside the scan. */
export function papersOf({ filing, live, layouts, order }: PackageParts) {
  const kind = kindOf(filing);
  const wanted: ReadonlySet<string> = new Set([...documentsWanted(kind), 'other']);
  return portalOrder(order ?? undefined)
    .filter(({ slot }) => wanted.has(slot))
    .flatMap(({ slot, forms }) =>
      forms.flatMap((form): { slot: typeof slot; about: string | null; paper: Paper }[] => {
        if (form !== 'impact_assessment') {
          return [{ slot, about: null, paper: organisationPaper(form as OrganisationPaper, live, layouts) }];
        }
        return inUse(live).flatMap((one) =>
          one.assessment === null
            ? []
            : [{ slot, about: one.purpose, paper: impactAssessment(live, one, one.assessment, layouts) }],
        );
      }),
    );
}

function inUse({ scenarios }: LiveFacts): LiveFacts['scenarios'] {
  return scenarios.filter(({ state }) => state === 'active' || state === 'suspended');
}

/** What the package states, without its files. */
function contentOf(parts: PackageParts, ledger: Ledger | null, checkpoint: string | null, now: number) {
  const { filing, live, order, changes, cessation, number } = parts;
  const ended = filing.sort === 'deregistration';
  const facts = runningFacts(live, ended ? ['active', 'suspended', 'ended'] : undefined);
  return {
    package: randomUUID(),
    kind: kindOf(filing),
    made_at: iso(now),
    origin: live.origin,
    province: facts.processor.registered,
    number: filing.sort === 'initial' ? null : number,
    members: [...filing.members],
    clock: clockIn(filing),
    ...(order === null ? {} : { order }),
    facts,
    changes,
    cessation,
    log: ledger === null ? null : { key: ledger.signer.key.toString(), checkpoint },
  };
}

function clockIn(filing: StoredFiling): FilingClock | null {
  const deadline = clockOf(filing);
  if (deadline === null || deadline.end.certainty === 'instant' || filing.trigger_on === null) return null;
  const { end, passed } = deadline;
  const isFirm = end.certainty === 'firm';
  return {
    from: filing.trigger_on as FilingClock['from'],
    due: isFirm ? end.date : end.provisional,
    certainty: end.certainty,
    act_by: isFirm ? null : end.act_by,
    calendars: (passed?.calendars ?? []).map(({ document }) => document),
  };
}

/** What would be filed now, as the law judges it: papers count as there, scans where they were uploaded. */
export function filedBy(parts: PackageParts, now: number): Filed {
  const content = contentOf(parts, null, null, now);
  const papers = papersOf(parts).map(({ slot, about, paper }, at) => ({
    path: `00-x/${at}.pdf`,
    slot,
    form: paper.form,
    layout: paper.layout.version,
    about,
    from: 'generated' as const,
    stamped: false,
    type: 'pdf' as const,
    bytes: 1,
    sha256: '0'.repeat(64),
  }));
  const scans = parts.scans.map(({ slot, type, digest }, at) => ({
    path: `00-x/s${at}.pdf`,
    slot,
    form: null,
    layout: null,
    about: null,
    from: 'uploaded' as const,
    stamped: slot !== 'other',
    type: FILE_TYPES[type],
    bytes: 1,
    sha256: digest,
  }));
  return filedOf({ ...content, files: [...papers, ...scans], gaps: [], uploads: [] });
}

/**
 * Makes a package: every paper set from the facts of now, scans as they came, all in the portal’s order, signed by
 * the key of the log.
 *
 * @throws {DocumentsError} `package_unfit`
 * @throws {ProblemError} `paper_unset`
 */
export async function makePackage(
  parts: PackageParts,
  { ledger, checkpoint }: { readonly ledger: Ledger; readonly checkpoint: string | null },
  now: number,
) {
  const files: FileForFiling[] = [];
  const gaps: FilingContent['gaps'][number][] = [];
  for (const [at, { slot, about, paper }] of papersOf(parts).entries()) {
    const name = `${String(at + 1).padStart(2, '0')}-${paper.form}.pdf`;
    const bytes = await setPaper(paper, 'pdf', 'zh-CN');
    files.push({
      slot,
      form: paper.form,
      layout: paper.layout.version,
      about,
      from: 'generated',
      stamped: false,
      type: 'pdf',
      name,
      bytes,
    });
    for (const { key, what } of paper.gaps) gaps.push({ name, key, what });
  }
  for (const [at, { slot, name: title, type, bytes }] of parts.scans.entries()) {
    const ending = FILE_TYPES[type];
    const name = title === null ? `${slot}-scan` : `${String(at + 1).padStart(2, '0')}-${fileNameOf(title)}`;
    files.push({
      slot,
      form: null,
      layout: null,
      about: null,
      from: 'uploaded',
      stamped: title === null,
      ...(title === null ? {} : { title }),
      type: ending,
      name: `${name}.${ending}`,
      bytes,
    });
  }
  const content = { ...contentOf(parts, ledger, checkpoint, now), gaps };
  // A C2SP signed note: the text, an empty line, the signature.
  return writeFiling(content, files, (text) => `${text}\n${ledger.signer.sign(text, 0)}`);
}
