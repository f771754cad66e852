import { canonicalJson } from '@consentry/contract';
import { watched, openCheckpoint } from '@consentry/ledger';
import {
  asked,
  type Ledger,
  MEANING,
  type PlacedEntry,
  policyInForce,
  type Published,
  UNDER,
  watchedCheckpoint,
} from '@consentry/ledger-server';
import type { Reading } from '@consentry/server';
import { erasureView } from './erasure-view.ts';
import type { PlatformTables } from '../store/tables.ts';
import { erasuresOf } from './erase-openings.ts';
import type { Wanted } from './evidence-bundle.ts';

type Read = Reading<PlatformTables>;
type Documents = ReadonlyMap<string, string>;

/** Ids asked for at once. */
const AT_ONCE = 500;

/**
 * Gathers the papers that the platform holds of what a bundle is about: notices as they were shown and published,
 * assessments, certificates of erasures, what an officer handed in, and how far the log is watched.
 *
 * @returns texts by their path below `documents/`; those of digests have the digest as their name
 */
export async function bundleDocuments(
  reading: Read,
  ledger: Ledger,
  wanted: Wanted,
  entries: readonly PlacedEntry[],
  checkpoint: Published,
): Promise<Documents> {
  const documents = new Map<string, string>();
  documents.set('witnesses.json', await underWhat(reading, ledger, entries, checkpoint));
  const purposes = new Set(entries.flatMap(({ entry: { purpose } }) => purpose ?? []));
  if (wanted.purpose !== undefined) purposes.add(wanted.purpose);
  for (const [path, text] of await notices(reading, wanted, entries, purposes)) documents.set(path, text);
  for (const [path, text] of await assessments(reading, wanted, purposes)) documents.set(path, text);
  for (const [path, text] of await certificates(reading, entries)) documents.set(path, text);
  if (wanted.subject === undefined) {
    for (const [path, text] of await handedIn(reading, wanted)) documents.set(path, text);
  } else {
    const erased = (await erasuresOf(reading, wanted.subject)).map(erasureView);
    documents.set('openings-erased.json', canonicalJson({ erased }));
  }
  return documents;
}

/** Says under what the bundle is proved, and what that is worth. */
async function underWhat(
  reading: Read,
  { signer: { key } }: Ledger,
  entries: readonly PlacedEntry[],
  { size, note }: Published,
): Promise<string> {
  const policy = await policyInForce(reading);
  const by = asked(policy);
  const isCosigned = watched(openCheckpoint(note, key, by.witnesses), by).holds;
  const latest = isCosigned ? size : ((await watchedCheckpoint(reading, key, by, -1))?.size ?? null);
  const beyond =
    latest === null ? entries.length : entries.filter(({ position }) => position >= latest).length;
  const unwatched = by.quorum > 0 ? 'awaited' : 'unwatched';
  const meaning = isCosigned ? MEANING.watched : latest === null ? MEANING[unwatched] : UNDER.uncosigned;
  return canonicalJson({
    size,
    cosigned: isCosigned,
    quorum: by.quorum,
    witnesses: (policy?.witnesses ?? []).map(({ key: of, organisation, kind }) => ({
      key: of,
      organisation,
      kind,
    })),
    latest_cosigned: latest,
    entries_not_cosigned: beyond,
    meaning: { ...meaning },
  });
}

/** Those that entries name by their digest; of an organisation's scope also those in force meanwhile. */
async function notices(
  reading: Read,
  { from, to, subject, site }: Wanted,
  entries: readonly PlacedEntry[],
  purposes: ReadonlySet<string>,
): Promise<Documents> {
  const named = [...new Set(entries.flatMap(({ entry: { notice } }) => notice ?? []))];
  const documents = new Map<string, string>();
  for (let at = 0; at < named.length; at += AT_ONCE) {
    const digests = named.slice(at, at + AT_ONCE);
    for (const table of ['notices', 'transfer_notices'] as const) {
      const rows = await reading
        .selectFrom(table)
        .select(['digest', 'document'])
        .where('digest', 'in', digests)
        .execute();
      for (const { digest, document } of rows) documents.set(`notices/${digest}.json`, document);
    }
  }
  if (subject !== undefined || site !== undefined || purposes.size === 0) return documents;
  const rows = await reading
    .selectFrom('notices')
    .select(['digest', 'document'])
    .where('purpose', 'in', [...purposes])
    .where('published_at', '<=', to)
    .where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>=', from)]))
    .execute();
  for (const { digest, document } of rows) documents.set(`notices/${digest}.json`, document);
  return documents;
}

/** Those of the purposes that were approved by then and not over before. */
async function assessments(
  reading: Read,
  { from, to }: Wanted,
  purposes: ReadonlySet<string>,
): Promise<Documents> {
  if (purposes.size === 0) return new Map();
  const rows = await reading
    .selectFrom('assessments')
    .selectAll()
    .where('purpose', 'in', [...purposes])
    .where('approved_at', '<=', to)
    .where((row) => row.or([row('over_at', 'is', null), row('over_at', '>=', from)]))
    .execute();
  return new Map(
    rows.map(({ content, configuration, approved_at, reviewed_at, reopened_at, over_at, ...row }) => {
      const text = canonicalJson({
        assessment: row.assessment,
        purpose: row.purpose,
        purpose_version: row.purpose_version,
        mode: row.mode,
        state: row.state,
        report: row.report,
        approved_by: row.approved_by,
        kept_until: row.kept_until,
        content: JSON.parse(content) as unknown,
        configuration: JSON.parse(configuration) as unknown,
        approved_at: iso(approved_at),
        reviewed_at: iso(reviewed_at),
        reopened_at: iso(reopened_at),
        over_at: iso(over_at),
      });
      return [`assessments/${row.assessment}.json`, text];
    }),
  );
}

/** Signed by devices: each can be checked by itself. */
async function certificates(reading: Read, entries: readonly PlacedEntry[]): Promise<Documents> {
  const consents = entries.flatMap(({ opening }) => {
    const named = opening?.body['consent'] ?? opening?.body['consent_id'];
    return typeof named === 'string' ? [named] : [];
  });
  const ids = [...new Set(consents)];
  const documents = new Map<string, string>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await reading
      .selectFrom('erasure_certificates')
      .select(['consent', 'device', 'certificate'])
      .where('consent', 'in', ids.slice(at, at + AT_ONCE))
      .execute();
    for (const { consent, device, certificate } of rows)
      documents.set(`certificates/${consent}-${device}.json`, canonicalJson(JSON.parse(certificate)));
  }
  return documents;
}

/** What an officer vouched for in this time, filings among it, and what counted when it began. */
async function handedIn(reading: Read, { from, to }: Wanted): Promise<Documents> {
  const rows = await reading
    .selectFrom('handed_in_facts')
    .select(['digest', 'body', 'handed_in_at'])
    .where('handed_in_at', '<=', to)
    .orderBy('handed_in_at', 'desc')
    .execute();
  const before = rows.findIndex(({ handed_in_at }) => handed_in_at < from);
  const counted = before < 0 ? rows : rows.slice(0, before + 1);
  return new Map(counted.map(({ digest, body }) => [`handed-in/${digest}.json`, body]));
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
