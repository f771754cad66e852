import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { Instant, epoch } from '../instant.ts';
import { CivilDate } from '../time/civil-date.ts';
import { listedOnce } from './listed-once.ts';
import { ProcessorFacts } from './notice-facts.ts';
import { NoticeVersions, StoragePlace } from './notice-version.ts';

const Count = z.int().min(0).max(2_000_000_000);

/** Where the configuration really sends and keeps what is held for a purpose, from the data map. */
const Flow = z.strictObject({
  purpose_id: Id,
  recipient_organisation_ids: z.array(Id).max(1000),
  storage_place: StoragePlace,
});

/** How many persons whose face is processed for a purpose were told, by what is on record. */
const Shown = z
  .strictObject({
    purpose_id: Id,
    persons: Count,
    /** Shown the notice in force; shown an older one and none since; never shown one on record. */
    current: Count,
    older: Count,
    never: Count,
    /** Of `older`, those processed again after the notice in force was published. */
    older_processed: Count,
    /** Showings on record: who, where, when, language, format. */
    presentations: Count,
  })
  .refine(({ persons, current, older, never }) => current + older + never === persons, {
    path: ['persons'],
    error: 'not the sum of its parts',
  })
  .refine(({ older, older_processed }) => older_processed <= older, {
    path: ['older_processed'],
    error: 'more than were shown an older one',
  })
  .refine(({ current, older, presentations }) => current + older <= presentations, {
    path: ['presentations'],
    error: 'fewer showings than persons shown',
  });

/** What an exemption from notice is claimed on. Only the first two are 法律、行政法规. */
export const ExemptionSource = z.enum([
  'law',
  'administrative_regulation',
  'departmental_rule',
  'local_rule',
  'standard',
  'state_policy',
  'company_policy',
  'contract',
  'consent',
]);
export type ExemptionSource = z.infer<typeof ExemptionSource>;

/** A claim that persons need not be told (§ 第五条第三款). */
const Exemption = z
  .strictObject({
    id: Id,
    purpose_id: Id,
    ground: z.enum(['secrecy', 'no_notice_needed', 'emergency']),
    source: ExemptionSource,
    /** Instrument and article; `null` when none is named. */
    provision: z.string().max(200).nullable(),
    claimed_at: Instant,
    /** When the emergency was over, and when persons were told after it; `null` while not. */
    emergency_over_at: Instant.nullable(),
    told_at: Instant.nullable(),
  })
  .refine(
    ({ claimed_at, emergency_over_at }) =>
      emergency_over_at === null || epoch(emergency_over_at) >= epoch(claimed_at),
    { path: ['emergency_over_at'], error: 'over before it was claimed' },
  )
  .refine(({ ground, emergency_over_at }) => ground === 'emergency' || emergency_over_at === null, {
    path: ['emergency_over_at'],
    error: 'there was no emergency',
  })
  .refine(({ claimed_at, told_at }) => told_at === null || epoch(told_at) >= epoch(claimed_at), {
    path: ['told_at'],
    error: 'told before it was claimed',
  });

/** A form in which a screen can be read or heard. */
export const ScreenFormat = z.enum([
  'large_print',
  'high_contrast',
  'speech',
  'screen_reader',
  'plain_words',
  'sign_language',
]);

const Screen = z.strictObject({
  id: z.enum(['notice', 'consent', 'refusal', 'withdrawal']),
  formats: z.array(ScreenFormat).max(16),
  /** Violations of WCAG 2 AA found by the last scan, and its day; `null` when it was never scanned. */
  scan: z.strictObject({ violations: Count, scanned_on: CivilDate }).nullable(),
});

/** A device as a self-service terminal. */
const Terminal = z.strictObject({
  device_id: Id,
  /** Where it serves; all but `other` are named by 《无障碍环境建设法》第三十三条第二款. */
  premises: z.enum([
    'bank',
    'hospital',
    'urban_rail_station',
    'airport_terminal',
    'coach_station',
    'passenger_port',
    'large_scenic_area',
    'other',
  ]),
  functions: z.array(z.enum(['speech', 'large_print', 'braille'])).max(8),
  /** Whether a live person can be told without a gesture: for whoever cannot turn the head or blink. */
  without_gesture: z.boolean(),
  /** Its accessibility report; `null` without one. */
  report: Id.nullable(),
});

const BarrierFree = z.strictObject({
  /** Document that shows why no face of a disabled or older person is processed, or `null`: they come. */
  exclusion_document: Id.nullable(),
  screens: z.array(Screen).max(4),
  /** Shortest time after which a screen goes away; `null` where none does. */
  shortest_time_limit_s: z.int().min(0).max(86_400).nullable(),
  /** Whether the person can have more of it. */
  time_limit_extendable: z.boolean(),
  terminals: z.array(Terminal).max(100_000).superRefine(listedOnce('device_id')),
  /** Services of 《无障碍环境建设法》第三十九条第二款 that are given where faces are processed. */
  services: z
    .array(
      z.strictObject({
        id: Id,
        kind: z.enum(['health', 'social_security', 'finance', 'utility_payment']),
        guidance_on_site: z.boolean(),
        done_by_staff: z.boolean(),
      }),
    )
    .max(1000),
});

/** The public page of processing rules (《个人信息保护法》第十七条第三款). */
const ProcessingRules = z.strictObject({
  digest: Digest,
  published_at: Instant,
  lists: z
    .array(z.enum(['processor', 'purposes', 'methods', 'kinds', 'recipients', 'retention', 'rights']))
    .max(16),
  /** The last visit without signing in; `null` when nobody has tried. */
  visit: z
    .strictObject({
      at: Instant,
      http_status: z.int().min(100).max(599),
      printable: z.boolean(),
      downloadable: z.boolean(),
    })
    .nullable(),
});

/** What the rows of `notice` need to know of a processor. */
export const NoticeSection = z.strictObject({
  /** As the notices name it. */
  processor: ProcessorFacts,
  notices: NoticeVersions,
  flows: z.array(Flow).max(1000).superRefine(listedOnce('purpose_id')),
  shown: z.array(Shown).max(1000).superRefine(listedOnce('purpose_id')),
  exemptions: z.array(Exemption).max(1000),
  barrier_free: BarrierFree,
  /** `null` where notice is not given by way of rules. */
  rules: ProcessingRules.nullable(),
});
export type NoticeSection = z.infer<typeof NoticeSection>;
