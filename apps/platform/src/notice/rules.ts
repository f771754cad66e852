import type { RulesView } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import { guideNow } from '../complaint/guide-store.ts';
import { contentDigest } from '../facts/content-digest.ts';
import { readVersions } from '../purpose/purpose-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { noticesInForce } from './notice-store.ts';

type Rule = RulesView['rules'][number];

const STATES = { draft: 'prepared', proposed: 'prepared', active: 'active', suspended: 'suspended' } as const;

/**
 * Reads the rules of processing as anyone may see them (《个人信息保护法》第十七条第三款): each purpose with a
 * notice in force, in the words of that notice, and where to complain.
 */
export async function rulesNow(reading: Reading<PlatformTables>): Promise<Omit<RulesView, 'page'>> {
  const notices = await noticesInForce(reading);
  const purposes = await reading.selectFrom('purposes').selectAll().orderBy('purpose').execute();
  const told = new Map(notices.map((one) => [one.purpose, one]));
  const versions = new Map(
    (
      await readVersions(
        reading,
        notices.map(({ purpose }) => purpose),
      )
    ).map((one) => [`${one.purpose} ${one.version}`, one.content]),
  );
  const rules = purposes.flatMap(({ purpose, state, version }): Rule[] => {
    const notice = told.get(purpose);
    const content = versions.get(`${purpose} ${version}`);
    if (notice === undefined || content === undefined || state === 'ended') return [];
    const { document, digest, published_at } = notice;
    return [
      {
        purpose,
        purpose_version: document.purpose_version,
        statement: content.statement,
        state: STATES[state],
        notice: digest,
        published_at: new Date(published_at ?? 0).toISOString(),
        processor: document.processor,
        mode: content.mode,
        texts: document.texts,
        retention_days: document.told.retention_days,
        storage_place: document.told.storage_place,
        recipient_organisation_ids: document.told.recipient_organisation_ids,
        more: document.more,
      },
    ];
  });
  const guide = await guideNow(reading);
  const complaints =
    guide === null ? null : { ...guide, published_at: new Date(guide.published_at).toISOString() };
  const published = [...rules, ...(complaints === null ? [] : [complaints])];
  const published_at =
    published
      .map((one) => one.published_at)
      .toSorted()
      .at(-1) ?? null;
  return { digest: contentDigest({ rules, complaints }), published_at, rules, complaints };
}
