import type { HandedInFacts } from '@consentry/contract';
import type { PostureFacts } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { contentDigest } from '../facts/content-digest.ts';
import type { GatheredFor } from '../facts/gather-facts.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredNotice, effectOf, mattersTold, countOpenEnded } from './notice.ts';
import { readNotices } from './notice-store.ts';
import { recipientsInForce } from '../transfer/transfer-store.ts';
import { rulesNow } from './rules.ts';

type Section = PostureFacts['notice'];
type Lists = NonNullable<Section['rules']>['lists'];

/** Notices and public rules as the law asks for them, with what was handed in of flows and showings. */
export async function noticeSection(
  reading: Reading<PlatformTables>,
  handedIn: Pick<HandedInFacts, 'notice' | 'scope'>,
  wanted: GatheredFor,
): Promise<Section> {
  const notices = await readNotices(reading);
  const { rules_visit, ...rest } = handedIn.notice;
  return {
    ...rest,
    flows: await flowsWith(reading, rest.flows),
    processor: processorOf(notices, handedIn.scope, wanted),
    notices: notices.map((one) => noticeForLaw(one, inForce(notices, one.purpose))),
    rules: await rulesSection(reading, rules_visit),
  };
}

/** Whom people are told a transfer goes to receives it, whatever the document of the flows says. */
async function flowsWith(
  reading: Reading<PlatformTables>,
  flows: Section['flows'],
): Promise<Section['flows']> {
  const told = await recipientsInForce(reading);
  return flows.map((flow) => {
    const own = told.filter(({ purpose }) => purpose === flow.purpose_id).map(({ recipient }) => recipient);
    return {
      ...flow,
      recipient_organisation_ids: [...new Set([...flow.recipient_organisation_ids, ...own])],
    };
  });
}

function inForce(notices: readonly StoredNotice[], purpose: string): StoredNotice | undefined {
  return notices.find((one) => one.purpose === purpose && one.state === 'in_force');
}

/** As the notice names it that this is about. Where there is none, nobody named a contact. */
function processorOf(
  notices: readonly StoredNotice[],
  { organisations, own_organisation_id }: HandedInFacts['scope'],
  { purpose, notice }: GatheredFor,
): Section['processor'] {
  const named =
    notices.find((one) => one.notice === notice) ??
    (purpose === undefined ? notices.find(({ state }) => state === 'in_force') : inForce(notices, purpose));
  if (named !== undefined) return named.document.processor;
  const own = organisations.find(({ id }) => id === own_organisation_id) ?? organisations[0];
  return { name: own?.name ?? { 'zh-CN': '?', en: '?' }, contact: '' };
}

/** One notice as the law asks for it; a draft is compared with the notice in force. */
function noticeForLaw(one: StoredNotice, current: StoredNotice | undefined): Section['notices'][number] {
  const { document, state, published_at, ended_at } = one;
  const isDraft = state === 'draft';
  return {
    id: one.notice,
    purpose_id: one.purpose,
    purpose_version: one.purpose_version,
    digest: one.digest,
    languages: ['zh-CN', 'en'],
    tells: [...mattersTold(document.texts)],
    ...document.told,
    legibility: one.legibility,
    open_ended_terms: countOpenEnded(document),
    published_at: isoOrNull(published_at),
    ended_at: isoOrNull(ended_at),
    replaces: isDraft ? (current?.notice ?? null) : one.replaces,
    changes: isDraft ? effectOf(current?.document ?? null, document).changes : one.changes,
    changed_part_digest: one.changed_part === null ? null : contentDigest(one.changed_part),
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** What the public page lists; of a matter that one rule leaves out it does not say that it is listed. */
async function rulesSection(
  reading: Reading<PlatformTables>,
  visit: HandedInFacts['notice']['rules_visit'],
): Promise<Section['rules']> {
  const { digest, published_at, rules } = await rulesNow(reading);
  if (published_at === null || rules.length === 0) return null;
  const lists: Lists = ['processor', 'purposes', 'methods', 'recipients'];
  if (rules.every(({ texts }) => texts.kinds !== null)) lists.push('kinds');
  if (rules.every(({ retention_days }) => retention_days !== null)) lists.push('retention');
  if (rules.every(({ texts }) => texts.rights_ways !== null && texts.rights_procedure !== null))
    lists.push('rights');
  return { digest, published_at, lists, visit };
}
