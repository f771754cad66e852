import { epoch } from '../instant.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type DecidingFact, type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import type { PurposeOfProcessor as Purpose } from '../purpose/purpose-section.ts';
import { type Running, runningPurposes } from '../purpose/running-purposes.ts';
import { purposesWithoutNotice } from './exemption.ts';
import { noticeIsForPurpose, noticeTellsTrueRetention, processorIsNamed } from './notice.ts';
import { noticeFindings } from './notice-findings.ts';
import type { NoticeSection } from './notice-section.ts';
import { type At, byPurpose, noticesInForce } from './notices-in-force.ts';

const { broken, atRisk } = lapsesOf(noticeFindings);

type Notice = NoticeSection['notices'][number];
type Flow = Pick<NoticeSection['flows'][number], 'storage_place' | 'recipient_organisation_ids'>;
type Told = 'retention_days' | 'mode' | 'storage_place' | 'recipient_organisation_ids';

/** Our setting: smallest text, px, and least contrast (WCAG 2 AA), of “清晰易懂”. */
const SMALLEST_TEXT_PX = 16;
const LEAST_CONTRAST = 4.5;

/** § 第五条第一款第二项至第四项: matters that a notice tells, by the code of what is missing. */
const MATTERS = [
  ['notice_lacks_purpose_or_method', ['purpose', 'method', 'kinds']],
  ['notice_lacks_necessity_or_impact', ['necessity', 'impact']],
  ['notice_lacks_rights', ['rights_ways', 'rights_procedure']],
] as const;

function ofNotice({ id }: Pick<Notice, 'id'>): { readonly kind: 'notice'; readonly id: string } {
  return { kind: 'notice', id };
}

/** § 第五条第一款第二项至第五项: what one notice does not tell. */
export function mattersMissing(
  { it, at }: At<Pick<Notice, 'id' | 'tells' | 'retention_days'>>,
  byRules: boolean,
): readonly Lapse[] {
  const of = ofNotice(it);
  const tells = fact(`${at}/tells`, it.tells.length);
  const lapses = MATTERS.filter(([, matters]) => !matters.every((one) => it.tells.includes(one))).map(
    ([code]) => broken(code, { fact: tells, of }),
  );
  if (it.retention_days === null) {
    lapses.push(broken('notice_lacks_retention', { fact: fact(`${at}/retention_days`, null), of }));
  }
  if (byRules && !it.tells.includes('after_expiry')) {
    lapses.push(broken('notice_lacks_after_expiry', { fact: tells, of }));
  }
  return lapses;
}

/** § 第五条第一款 “处理人脸信息前”: finds that every notice of a purpose is later than its start. */
function toldAfterStart({ purpose: it, at }: Running, first: number | undefined): readonly Lapse[] {
  const started = it.versions.findIndex(({ in_force_at }) => in_force_at !== null);
  const since = it.versions[started]?.in_force_at ?? null;
  if (since === null || first === undefined || first <= epoch(since)) return [];
  const of = { kind: 'purpose', id: it.id } as const;
  return [broken('notice_after_start', { fact: fact(`${at}/versions/${started}/in_force_at`, since), of })];
}

/** When the first notice of each purpose was published, milliseconds since the epoch. */
function firstPublished({ notices }: NoticeSection): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { purpose_id, published_at } of notices) {
    if (published_at === null) continue;
    first.set(purpose_id, Math.min(epoch(published_at), first.get(purpose_id) ?? Infinity));
  }
  return first;
}

/** § 第五条第一款 “真实、准确、完整”: the notice against what is set and what really flows. */
export function untruths(
  { it, at }: At<Pick<Notice, 'id' | Told>>,
  purpose: Pick<Purpose, 'mode' | 'retention_days'>,
  flow: At<Flow> | undefined,
): readonly Lapse[] {
  const of = ofNotice(it);
  const lapses: Lapse[] = [];
  const { retention_days, mode, storage_place, recipient_organisation_ids: told } = it;
  if (retention_days !== null && noticeTellsTrueRetention({ notice: { retention_days }, purpose }) !== null) {
    const values = { told: retention_days, set: purpose.retention_days };
    lapses.push(
      broken('notice_retention_untrue', { fact: fact(`${at}/retention_days`, retention_days), of, values }),
    );
  }
  if (mode !== null && mode !== purpose.mode) {
    const values = { told: mode, set: purpose.mode };
    lapses.push(broken('notice_method_untrue', { fact: fact(`${at}/mode`, mode), of, values }));
  }
  if (flow === undefined) return lapses;
  const { storage_place: real, recipient_organisation_ids: receiving } = flow.it;
  if (storage_place !== null && storage_place !== real) {
    const values = { told: storage_place, set: real };
    lapses.push(
      broken('notice_storage_untrue', { fact: fact(`${at}/storage_place`, storage_place), of, values }),
    );
  }
  if (new Set(told).symmetricDifference(new Set(receiving)).size > 0) {
    const values = { told: told.length, set: receiving.length };
    const decided = fact(`${at}/recipient_organisation_ids`, told.length);
    lapses.push(broken('notice_recipients_untrue', { fact: decided, of, values }));
  }
  return lapses;
}

/** § 第五条第一款 “以显著方式、清晰易懂的语言”, by our numbers. */
export function unclear({ it, at }: At<Pick<Notice, 'id' | 'legibility' | 'languages'>>): readonly Lapse[] {
  const of = ofNotice(it);
  const lapses: Lapse[] = [];
  if (it.legibility !== null) {
    const { smallest_text_px: size, contrast } = it.legibility;
    if (size < SMALLEST_TEXT_PX || contrast < LEAST_CONTRAST) {
      const values = { size, contrast };
      lapses.push(
        atRisk('notice_hard_to_read', { fact: fact(`${at}/legibility/smallest_text_px`, size), of, values }),
      );
    }
  }
  if (!it.languages.some((language) => language === 'zh' || language.startsWith('zh-'))) {
    lapses.push(atRisk('notice_not_in_chinese', { fact: fact(`${at}/languages`, it.languages.length), of }));
  }
  return lapses;
}

/** § 第五条第二款 “应当将变更部分告知个人”: one notice that took the place of another. */
function changeLapses(
  { it, at }: At<Notice>,
  purpose: Purpose,
  shown: At<NoticeSection['shown'][number]> | undefined,
  versionBefore: number | undefined,
): readonly Lapse[] {
  const of = ofNotice(it);
  const lapses: Lapse[] = [];
  if (it.changed_part_digest === null) {
    lapses.push(broken('changed_part_missing', { fact: fact(`${at}/changed_part_digest`, null), of }));
  }
  const since = purpose.versions.find(({ version }) => version === it.purpose_version)?.in_force_at ?? null;
  const isNewVersion = versionBefore !== it.purpose_version;
  if (isNewVersion && since !== null && it.published_at !== null && epoch(since) < epoch(it.published_at)) {
    lapses.push(atRisk('change_told_late', { fact: fact(`${at}/published_at`, it.published_at), of }));
  }
  if (shown === undefined) return lapses;
  const { older, older_processed } = shown.it;
  if (older_processed > 0) {
    const decided = fact(`${shown.at}/older_processed`, older_processed);
    lapses.push(broken('change_untold_processed', { fact: decided, of, values: { count: older_processed } }));
  }
  const waiting = older - older_processed;
  if (waiting > 0) {
    lapses.push(
      atRisk('change_untold', { fact: fact(`${shown.at}/older`, older), of, values: { count: waiting } }),
    );
  }
  return lapses;
}

/** How R05.1 to R05.3 are judged. */
export const noticeToldPosture = {
  // § 第五条第一款; 《个人信息保护法》第十七条第一款、第三十条
  'R05.1': rowRule(['purpose', 'notice', 'consent'], 'dpo', ({ purpose, notice, consent }) => {
    const held = new Map(consent.by_purpose.map(({ purpose_id, persons }) => [purpose_id, persons]));
    const exempt = purposesWithoutNotice(notice);
    const running = runningPurposes(purpose).filter((one) => !exempt.has(one.purpose.id));
    if (running.length === 0) return notApplicable(fact('/purpose/purposes', 0));
    const current = noticesInForce(notice);
    const shown = byPurpose(notice.shown, '/notice/shown');
    const first = firstPublished(notice);
    const lapses: Lapse[] = [];
    const facts: DecidingFact[] = [];
    const unknown: DecidingFact[] = [];
    if (processorIsNamed(notice) !== null) {
      lapses.push(broken('processor_contact_missing', { fact: fact('/notice/processor', null) }));
    }
    for (const one of running) {
      const of = { kind: 'purpose', id: one.purpose.id } as const;
      const told = current.get(one.purpose.id);
      if (told === undefined) {
        lapses.push(broken('notice_missing', { fact: fact('/notice/notices', null), of }));
      } else {
        facts.push(fact(`${told.at}/digest`, told.it.digest));
        if (noticeIsForPurpose({ notice: told.it, purpose: one.purpose }) !== null) {
          const decided = fact(`${told.at}/purpose_version`, told.it.purpose_version);
          lapses.push(broken('notice_for_other_purpose', { fact: decided, of: ofNotice(told.it) }));
        }
        lapses.push(...mattersMissing(told, notice.rules !== null));
      }
      lapses.push(...toldAfterStart(one, first.get(one.purpose.id)));
      const showings = shown.get(one.purpose.id);
      if (showings === undefined) {
        unknown.push(fact('/notice/shown', one.purpose.id));
      } else {
        const never = fact(`${showings.at}/never`, showings.it.never);
        // More faces are held than persons were looked up: of the others nobody knows.
        if (showings.it.persons < (held.get(one.purpose.id) ?? 0)) {
          unknown.push(fact(`${showings.at}/persons`, showings.it.persons));
        }
        facts.push(never);
        if (showings.it.never > 0) {
          lapses.push(
            broken('notice_never_shown', { fact: never, of, values: { count: showings.it.never } }),
          );
        }
      }
    }
    return judged({ facts, lapses, unknown });
  }),

  // § 第五条第一款 “以显著方式、清晰易懂的语言真实、准确、完整地”; Audit Guideline 4
  'R05.2': rowRule(['purpose', 'notice'], 'dpo', ({ purpose, notice }) => {
    const current = noticesInForce(notice);
    const flows = byPurpose(notice.flows, '/notice/flows');
    const told = runningPurposes(purpose).flatMap(({ purpose: it }) => {
      const one = current.get(it.id);
      return one === undefined ? [] : [{ one, purpose: it, flow: flows.get(it.id) }];
    });
    if (told.length === 0) return notApplicable(fact('/notice/notices', null));
    return judged({
      facts: told.map(({ one }) => fact(`${one.at}/retention_days`, one.it.retention_days)),
      lapses: told.flatMap(({ one, purpose: set, flow }) => [...untruths(one, set, flow), ...unclear(one)]),
      unknown: told.flatMap(({ one, purpose: set, flow }) => [
        ...(flow === undefined ? [fact('/notice/flows', set.id)] : []),
        ...(one.it.legibility === null ? [fact(`${one.at}/legibility`, null)] : []),
      ]),
    });
  }),

  // § 第五条第二款; 《个人信息保护法》第十七条第二款
  'R05.3': rowRule(['purpose', 'notice'], 'dpo', ({ purpose, notice }) => {
    const current = noticesInForce(notice);
    const shown = byPurpose(notice.shown, '/notice/shown');
    const versions = new Map(notice.notices.map(({ id, purpose_version }) => [id, purpose_version]));
    const changed = runningPurposes(purpose).flatMap(({ purpose: it }) => {
      const one = current.get(it.id);
      if (one === undefined || one.it.replaces === null) return [];
      return [{ one, purpose: it, shown: shown.get(it.id), before: versions.get(one.it.replaces) }];
    });
    if (changed.length === 0) return notApplicable(fact('/notice/notices', notice.notices.length));
    return judged({
      facts: changed.map(({ one }) => fact(`${one.at}/changed_part_digest`, one.it.changed_part_digest)),
      lapses: changed.flatMap((it) => changeLapses(it.one, it.purpose, it.shown, it.before)),
      unknown: changed.flatMap((it) =>
        it.shown === undefined ? [fact('/notice/shown', it.purpose.id)] : [],
      ),
    });
  }),
} as const;
