import {
  type NoticeDocument,
  type NoticeDraft,
  type NoticeEffect,
  type NoticeTexts,
  canonicalJson,
} from '@consentry/contract';
import { openEndedTerms } from '@consentry/law';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';

/** A notice with what is JSON in its row read. */
export interface StoredNotice
  extends Omit<PlatformTables['notices'], 'document' | 'legibility' | 'changed_part' | 'changes'>,
    NoticeDraft {
  readonly changes: NoticeEffect['changes'];
}

type Change = NoticeEffect['changes'][number];

/** Changes after which an earlier consent is none any more (《个人信息保护法》第十四条第二款, R06.7). */
const ENDS_CONSENT: ReadonlySet<Change> = new Set(['purpose', 'method', 'kinds']);

/** SHA-256 of the canonical words, by which a consent names them (R05.2). */
export function noticeDigest(document: NoticeDocument): string {
  return contentDigest(document);
}

/** Finds what differs between two notices of one purpose, by what is told and not by its layout. */
export function changesBetween(before: NoticeDocument, after: NoticeDocument): NoticeEffect['changes'] {
  const differs = (of: (document: NoticeDocument) => unknown): boolean =>
    canonicalJson(of(before)) !== canonicalJson(of(after));
  const tests: ReadonlyArray<readonly [Change, (document: NoticeDocument) => unknown]> = [
    ['purpose', ({ texts, purpose_version }) => [texts.purpose, purpose_version]],
    ['method', ({ texts, told }) => [texts.method, told.mode]],
    ['kinds', ({ texts }) => texts.kinds],
    ['retention', ({ texts, told }) => [texts.after_expiry, told.retention_days]],
    ['recipients', ({ told }) => told.recipient_organisation_ids.toSorted()],
    ['storage_place', ({ told }) => told.storage_place],
    ['processor', ({ processor }) => processor],
    ['rights', ({ texts }) => [texts.rights_ways, texts.rights_procedure]],
    ['other', ({ texts, more }) => [texts.necessity, texts.impact, more]],
  ];
  return tests.filter(([, of]) => differs(of)).map(([change]) => change);
}

/**
 * Says whom a notice concerns that takes the place of another: everybody who was told the one before is told
 * what changed (§ 第五条第二款); who consented does so again where purpose, manner or kind is another.
 */
export function effectOf(before: NoticeDocument | null, after: NoticeDocument): NoticeEffect {
  if (before === null) return { changes: [], tell_again: false, consent_again: false };
  const changes = changesBetween(before, after);
  return {
    changes,
    tell_again: changes.length > 0,
    consent_again: changes.some((change) => ENDS_CONSENT.has(change)),
  };
}

/** Names the matters on which there is a text. */
export function mattersTold(texts: NoticeTexts): ReadonlyArray<keyof NoticeTexts> {
  return (Object.keys(texts) as Array<keyof NoticeTexts>).filter((matter) => texts[matter] !== null);
}

/** Counts the words that open an end, in every text of both languages. */
export function countOpenEnded({ texts, more }: NoticeDocument): number {
  const all = [...Object.values(texts), ...more].filter((text) => text !== null);
  return all
    .flatMap((text) => [text['zh-CN'], text.en])
    .reduce((count, text) => count + openEndedTerms(text).length, 0);
}
