import { sourceLifts } from '../instrument/index.ts';
import { type Looked, judgedOf } from '../posture/looked.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { isCited } from '../storage/index.ts';
import { retentionFindings } from './retention-findings.ts';
import type { Kept } from './retention-section.ts';
import { isLongerThanPurpose } from './retention.ts';

const { broken, atRisk } = lapsesOf(retentionFindings);

/** Our setting for “seconds” after the result. */
const PROBE_SECONDS = 60;
/** 《公共安全视频图像信息系统管理条例》第十七条. */
const VIDEO_DAYS = 30;

/** Reading G24: 《公共安全视频图像信息系统管理条例》（国令第799号）, whose 第十七条 is about video images only. */
function isOfVideo({ document }: NonNullable<Kept['ground']>): boolean {
  return /799\s*号|公共安全视频图像信息系统管理条例/u.test(document ?? '');
}

type Purposes = ReadonlyMap<string, PostureFacts['purpose']['purposes'][number]>;

/** § 第八条第二款: only a law or administrative regulation lifts it (reading G15). */
function extensionLapse(
  { ground, keeps }: Pick<Kept, 'ground' | 'keeps'>,
  at: string,
  of: Lapse['of'],
  days: number,
  set: number,
): Lapse | null {
  const relied = fact(`${at}/ground/source`, ground?.source ?? null);
  if (ground === null) {
    return broken('schedule_longer_than_purpose', {
      fact: fact(`${at}/limit/amount`, set),
      of,
      values: { set, days },
    });
  }
  if (!sourceLifts('shortest_retention', ground.source)) {
    return broken('extension_source_lifts_nothing', { fact: relied, of });
  }
  if (!isCited(ground)) return broken('extension_not_cited', { fact: relied, of });
  const forVideo = keeps !== 'video' && isOfVideo(ground);
  return forVideo ? broken('extension_is_for_video', { fact: relied, of }) : null;
}

/** What is kept longer than the purpose needs, or than the result of a look. */
export function daysLapses(
  kept: Pick<Kept, 'ground' | 'keeps' | 'limit' | 'ends_on'>,
  at: string,
  of: Lapse['of'],
  days: number,
): readonly Lapse[] {
  const { limit, keeps, ends_on } = kept;
  const isProbe = keeps === 'probe_image' || keeps === 'probe_template';
  if (limit.unit === 'seconds_after_result') {
    return isProbe && limit.amount > PROBE_SECONDS
      ? [
          atRisk('probe_kept_seconds', {
            fact: fact(`${at}/limit/amount`, limit.amount),
            of,
            values: { seconds: limit.amount },
          }),
        ]
      : [];
  }
  if (isProbe) return [broken('probe_kept', { fact: fact(`${at}/limit/unit`, limit.unit), of })];
  const extension = isLongerThanPurpose(limit.amount, days)
    ? extensionLapse(kept, at, of, days, limit.amount)
    : null;
  return [
    ...(extension === null ? [] : [extension]),
    ...(keeps === 'template' && ends_on.length === 0
      ? [atRisk('retention_ends_on_no_event', { fact: fact(`${at}/ends_on`, 0), of })]
      : []),
  ];
}

function keptLook(kept: Kept, index: number, purposes: Purposes): Looked {
  const at = `/retention/schedule/${index}`;
  const purpose = purposes.get(kept.purpose_id);
  const of = { kind: 'purpose', id: kept.purpose_id } as const;
  const past = fact(`${at}/past_end`, kept.past_end);
  return {
    facts: [fact(`${at}/limit/amount`, kept.limit.amount), past],
    lapses: [
      ...daysLapses(kept, at, of, purpose?.retention_days ?? 0),
      ...(kept.past_end !== null && kept.past_end > 0
        ? [broken('kept_past_end', { fact: past, of, values: { count: kept.past_end } })]
        : []),
      ...(kept.reason === null
        ? [atRisk('retention_reason_missing', { fact: fact(`${at}/reason`, null), of })]
        : []),
    ],
    unknown: kept.past_end === null ? [past] : [],
  };
}

/** A form in use that lets people consent past the days of their purpose. */
function formLapses({ forms }: PostureFacts['consent'], purposes: Purposes): readonly Lapse[] {
  return forms.flatMap(({ in_use, ends_after_days: end, purpose_ids }, index) => {
    if (!in_use || end === null) return [];
    return purpose_ids.flatMap((id) => {
      const days = purposes.get(id)?.retention_days;
      if (days === undefined || !isLongerThanPurpose(end, days)) return [];
      const ends = fact(`/consent/forms/${index}/ends_after_days`, end);
      return [
        broken('retention_longer_than_purpose', {
          fact: ends,
          of: { kind: 'purpose', id },
          values: { days },
        }),
      ];
    });
  });
}

/** Purposes in process of which nobody set for how long a template is kept. */
function unscheduled({ purpose, retention }: Pick<PostureFacts, 'purpose' | 'retention'>): Looked {
  const set = new Set(
    retention.schedule.filter(({ keeps }) => keeps === 'template').map((one) => one.purpose_id),
  );
  return {
    unknown: purpose.purposes.flatMap(({ id, state }) =>
      (state === 'active' || state === 'suspended') && !set.has(id) ? [fact('/retention/schedule', id)] : [],
    ),
  };
}

/** § 第八条第二款; 《个人信息保护法》第十九条. */
export const shortestTime = rowRule(['consent', 'purpose', 'retention'], 'dpo', (facts) => {
  const purposes: Purposes = new Map(facts.purpose.purposes.map((one) => [one.id, one]));
  const looks = facts.retention.schedule.map((kept, index) => keptLook(kept, index, purposes));
  const without = unscheduled(facts);
  if (looks.length === 0 && without.unknown?.length === 0)
    return judgedOf([], fact('/retention/schedule', 0));
  return judgedOf([...looks, { lapses: formLapses(facts.consent, purposes) }, without]);
});

type Video = PostureFacts['retention']['videos'][number];

function videoLook(video: Video, index: number): Looked {
  const at = `/retention/videos/${index}`;
  const of = { kind: 'site', id: video.site_id } as const;
  const { kept_days, ground, deleted_early, past_purpose, templates_kept } = video;
  const other = ground !== null && sourceLifts('shortest_retention', ground.source) && isCited(ground);
  return {
    facts: [fact(`${at}/kept_days`, kept_days)],
    lapses: [
      ...(kept_days < VIDEO_DAYS && !other
        ? [
            broken('video_kept_too_short', {
              fact: fact(`${at}/kept_days`, kept_days),
              of,
              values: { days: kept_days },
            }),
          ]
        : []),
      ...(
        [
          ['deleted_early', 'video_deleted_early', deleted_early],
          ['past_purpose', 'video_kept_past_purpose', past_purpose],
          ['templates_kept', 'template_kept_as_video', templates_kept],
        ] as const
      ).flatMap(([name, code, count]) =>
        count > 0 ? [broken(code, { fact: fact(`${at}/${name}`, count), of, values: { count } })] : [],
      ),
    ],
  };
}

/** 《公共安全视频图像信息系统管理条例》第七条、第十七条 (reading G24): only its systems, and only video. */
export const videoThirtyDays = rowRule(['retention', 'siting'], 'security_owner', ({ retention, siting }) => {
  const sites = siting.sites.filter(
    ({ public_place, video_system }) => public_place === 'article_7' && video_system !== null,
  );
  const reached = new Set(sites.map(({ id }) => id));
  const looked = new Set(retention.videos.map(({ site_id }) => site_id));
  return judgedOf(
    [
      ...retention.videos.flatMap((video, index) =>
        reached.has(video.site_id) ? [videoLook(video, index)] : [],
      ),
      ...sites.flatMap(({ id }) => (looked.has(id) ? [] : [{ unknown: [fact('/retention/videos', id)] }])),
    ],
    fact('/siting/sites', 'no video system of Article 7'),
  );
});
