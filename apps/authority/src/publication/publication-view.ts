import {
  type OpenEntry,
  type OpenPublication,
  OpenVersion,
  type PublicationEntry,
  PublicationContent,
  PublicText,
  type PublicationVersion,
  type PublicationView,
} from '@consentry/contract';
import { BiText } from '@consentry/law';
import { z } from 'zod';
import { type StoredPublication, type StoredVersion, type WarningCode, WARNINGS } from './publication.ts';
import type { OpenRow } from './publication-store.ts';

const Warnings = z.array(z.enum(['measures_only', 'citation_unknown', 'number_of_person']));
const iso = (at: number) => new Date(at).toISOString();

/** Reads what a version says. */
export function contentOf({ content }: Pick<StoredVersion, 'content'>): PublicationContent {
  return PublicationContent.parse(JSON.parse(content));
}

/** What software noticed of a version. */
export function codesOf({ warnings }: Pick<StoredVersion, 'warnings'>): readonly WarningCode[] {
  return Warnings.parse(JSON.parse(warnings));
}

/** Names what is published: its own title, or that of the figures of a month. */
export function titleOf(content: PublicationContent): PublicText {
  if (content.kind === 'notice') return content.title;
  const [year = '', month = ''] = content.month.split('-');
  return {
    'zh-CN': `${year}年${Number(month)}月统计数据`,
    en: `Figures of ${content.month}`,
  };
}

/** Shows a publication in a list of the department. */
export function entryOf(row: StoredPublication): PublicationEntry {
  const { publication, kind, state, department, published, waiting, version } = row;
  return {
    publication,
    kind,
    state,
    department,
    title: PublicText.parse(JSON.parse(row.title)),
    published,
    waiting,
    prepared_at: iso(row.prepared_at),
    version,
  };
}

function versionView(one: StoredVersion): PublicationVersion {
  const { number, state, prepared_by, prepared_at, decided_by, decided_at, reason, remark } = one;
  return {
    number,
    state,
    content: contentOf(one),
    warnings: codesOf(one).map((code) => ({ code, text: WARNINGS[code] })),
    prepared_by,
    prepared_at: iso(prepared_at),
    decided_by,
    decided_at: decided_at === null ? null : iso(decided_at),
    reason,
    remark,
  };
}

/** Shows one to its department, with every version. */
export function viewOf(row: StoredPublication, versions: readonly StoredVersion[]): PublicationView {
  const { case_of, case_id, withdrawn_by, withdrawn_reason, changed_at } = row;
  return {
    ...entryOf(row),
    case: case_of === null || case_id === null ? null : { of: case_of, id: case_id },
    versions: versions.map(versionView),
    withdrawn:
      withdrawn_by === null || withdrawn_reason === null || changed_at === null
        ? null
        : { at: iso(changed_at), reason: withdrawn_reason, by: withdrawn_by },
  };
}

/** Shows anyone what was published, in a list. */
export function openEntry(row: OpenRow): OpenEntry {
  const { publication, kind, state, month, published, published_at, changed_at, withdrawn_reason } = row;
  return {
    publication,
    kind,
    state: state === 'withdrawn' ? 'withdrawn' : 'published',
    department: {
      kind: row.department_kind,
      region: row.region,
      name: BiText.parse(JSON.parse(row.name)),
    },
    title: PublicText.parse(JSON.parse(row.title)),
    month,
    version: published ?? 1,
    published_at: iso(published_at ?? row.prepared_at),
    changed_at: iso(changed_at ?? row.prepared_at),
    withdrawn:
      withdrawn_reason === null || changed_at === null
        ? null
        : { at: iso(changed_at), reason: withdrawn_reason },
  };
}

/** Versions that were published, the first one first. */
function publishedOf(versions: readonly StoredVersion[]): readonly StoredVersion[] {
  return versions
    .filter(({ state }) => state === 'published' || state === 'superseded')
    .toSorted((a, b) => a.number - b.number);
}

/** Shows anyone one that was published; of a withdrawn one that there was one, and why it is no more. */
export function openView(row: OpenRow, versions: readonly StoredVersion[]): OpenPublication {
  const current = versions.find(({ number }) => number === row.published);
  return {
    ...openEntry(row),
    content: row.state === 'withdrawn' || current === undefined ? null : contentOf(current),
    versions: publishedOf(versions).map(({ number, decided_at, prepared_at, reason }) => ({
      number,
      published_at: iso(decided_at ?? prepared_at),
      reason,
    })),
  };
}

/** Shows anyone a version as it was published then; `null` where it never was. */
export function openVersion(
  versions: readonly StoredVersion[],
  number: number,
): z.output<typeof OpenVersion> | null {
  const found = publishedOf(versions).find((one) => one.number === number);
  if (found === undefined) return null;
  const { publication, decided_at, prepared_at, reason } = found;
  return {
    publication,
    number,
    published_at: iso(decided_at ?? prepared_at),
    reason,
    content: contentOf(found),
  };
}
