import type { PurposeContent } from '@consentry/contract';
import { type BiText, type PostureFacts, both } from '@consentry/law';
import type { LiveFacts, Scenario } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import type { Words } from '../paper/paper.ts';
import { dayWords, timeWords } from '../render/time-words.ts';
import { maybe, partyRowsOf, personsWords, written } from './organisation.ts';
import { comparedWords, furtherNoticeFacts, storesWords } from './sheets.ts';
import {
  AUDIENCE,
  DEVICE_STATE,
  ENDS_ON,
  HOLDS,
  KEEPS,
  MODE,
  NO,
  NONE,
  OPERATION,
  SPACE,
  STORAGE,
  WAY,
  YES,
  daysWords,
  joined,
  worded,
} from './words.ts';

const CONSENT = both(
  '取得个人在充分知情前提下自愿、明确作出的单独同意；不满十四周岁的，取得监护人同意',
  'separate consent, voluntary, explicit and fully informed; of a guardian for a child under fourteen',
);
const WITHDRAWAL = both(
  '在终端、个人页面、服务台，或者凭回执上的撤回码随时撤回，一步完成，不问理由，不用刷脸；撤回后停止使用并删除，删除由设备签名证明',
  'at any time at the terminal, on one’s own page, at the counter or by the code on the receipt; one step, no reason, no face. Use stops, the information is erased, and the device signs for the erasure',
);
/** Facts of one scenario, for every paper about one. */
export function scenarioFacts(live: LiveFacts, one: Scenario): Facts {
  const { content, notice, assessment } = one;
  const texts = notice?.document.texts;
  const told = notice?.document.told;
  return {
    scenario_name: [content.statement],
    scenario_id: [one.purpose],
    purpose: [texts?.purpose ?? content.statement],
    statement: [content.statement],
    version: [both(`第 ${one.version} 版`, `version ${one.version}`)],
    in_force_at: maybe(one.in_force_at === null ? null : timeWords(one.in_force_at)),
    necessity: maybe(texts?.necessity),
    ways_considered: { rows: wayRows(content) },
    method: maybe(texts?.method),
    method_mode: [MODE[content.mode], ...maybe(content.mode_justification)],
    method_ops: methodWords(one),
    data_kinds: maybe(texts?.kinds),
    legal_basis: [CONSENT],
    impact: maybe(texts?.impact),
    rights_ways: maybe(texts?.rights_ways),
    rights_procedure: maybe(texts?.rights_procedure),
    after_expiry: maybe(texts?.after_expiry),
    retention: [daysWords(told?.retention_days ?? content.retention_days)],
    kept: { rows: keptRows(one) },
    storage_place: written(told?.storage_place, (place) => STORAGE[place]),
    internet_transfer:
      one.transfers.length === 0
        ? [both('否：存储于设备内，未通过互联网对外传输', 'no: kept in the device, and not sent out')]
        : [both('是：另行取得单独同意', 'yes, by a further separate consent'), ...recipients(one)],
    recipients: one.transfers.length === 0 ? [NONE] : recipients(one),
    subjects:
      assessment === null ? [] : joined(assessment.configuration.audience.map((who) => AUDIENCE[who])),
    persons_of_purpose: [personsWords(one.persons)],
    persons_under14: minorsWords(live, one.purpose),
    devices: { rows: deviceRows(live, one.purpose) },
    algorithm_vendor: maybe(assessment?.configuration.algorithm_supplier),
    model_version: maybe(assessment?.configuration.algorithm),
    thresholds: maybe(assessment === null ? null : `${assessment.configuration.threshold}`),
    alternative: alternativeWords(one),
    withdrawal: [WITHDRAWAL],
    assessment_id: maybe(assessment?.assessment),
    assessed_at: written(assessment?.approved_at, timeWords),
    remaining_risks:
      assessment === null
        ? []
        : assessment.content.remaining_risks.length === 0
          ? [NONE]
          : assessment.content.remaining_risks,
    processor: maybe(notice?.document.processor.name),
    contact: maybe(notice?.document.processor.contact),
    notice_digest: maybe(notice?.digest),
    published_at: written(notice?.published_at, dayWords),
    changed_part: maybe(notice?.changed_part),
    more: notice === null ? [] : notice.document.more,
    minors_included: [childrenOf(live, one.purpose) > 0 ? YES : NO],
    compared: [comparedWords(one)],
    liveness: livenessWords(live),
    error_rates: maybe(live.supplied['error_rates']),
    device_count: [`${deviceRows(live, one.purpose).length}`],
    stores_words: storesWords(live),
    parties: { rows: partyRowsOf(live, one.purpose) },
    ...furtherNoticeFacts(live, one),
  };
}

/** Each step of 《个人信息保护法》第四条第二款, as it is set. */
function methodWords({ content: { manner }, notice, transfers }: Scenario): readonly Words[] {
  const place = notice?.document.told.storage_place ?? null;
  if (place === null) return [];
  const by = manner.capture === 'cooperative' ? OPERATION.self_service : OPERATION.passive;
  const kept = manner.kept_as === 'template' ? HOLDS.templates : HOLDS.face_images;
  const compared =
    manner.compares_in === 'device' ? both('设备内', 'the device') : both('服务器', 'a server');
  const sent =
    transfers.length === 0
      ? both('不进行', 'none')
      : both('另行取得单独同意', 'by a further separate consent');
  return [
    both(`收集：${by['zh-CN']}`, `collection: ${by.en}`),
    both(`存储：${kept['zh-CN']}，${STORAGE[place]['zh-CN']}`, `storage: ${kept.en}, ${STORAGE[place].en}`),
    both(
      `使用、加工：在${compared['zh-CN']}比对，返回是否通过`,
      `use: compared in ${compared.en}, answered yes or no`,
    ),
    both(`传输、提供、公开：${sent['zh-CN']}`, `sending, providing, publishing: ${sent.en}`),
    both('删除：到期、撤回或者目的终止时', 'erasure: at its end, on withdrawal, at the end of the purpose'),
  ];
}

type Attack = NonNullable<PostureFacts['security']['attack_detection']>['tests'][number]['attack'];

const ATTACK: Readonly<Record<Attack, BiText>> = {
  photo: both('照片', 'photo'),
  replay: both('屏幕重放', 'replay'),
  mask: both('面具', 'mask'),
  injection: both('注入', 'injection'),
};

/** What tests of a detection found, each kind of attack; that there is none is said. */
function livenessWords({ posture: { security } }: LiveFacts): readonly Words[] {
  const tests = security.attack_detection?.tests ?? [];
  if (tests.length === 0) return [both('没有登记任何活体检测', 'no detection is on record')];
  return tests.map(({ attack, tested_on, presentations, apcer }) => {
    const rate = `${(apcer * 100).toFixed(2)} %`;
    return both(
      `${ATTACK[attack]['zh-CN']}：${tested_on} 测试 ${presentations} 次，误作真人 ${rate}（APCER）`,
      `${ATTACK[attack].en}: ${presentations} presentations on ${tested_on}, ${rate} taken for a person (APCER)`,
    );
  });
}

function childrenOf({ posture }: LiveFacts, purpose: string): number {
  return posture.minors.purposes.find(({ purpose_id }) => purpose_id === purpose)?.under_14 ?? 0;
}

function minorsWords({ posture }: LiveFacts, purpose: string): readonly Words[] {
  const found = posture.minors.purposes.find(({ purpose_id }) => purpose_id === purpose);
  return found === undefined ? [] : [personsWords(found.under_14)];
}

function recipients({ transfers }: Scenario): readonly BiText[] {
  return transfers.map(({ recipient, texts }) =>
    both(
      `${recipient.name['zh-CN']}（${recipient.contact}）：${texts.purpose['zh-CN']}`,
      `${recipient.name.en} (${recipient.contact}): ${texts.purpose.en}`,
    ),
  );
}

const OUTCOME = {
  sufficient: both('足够，未提供', 'would do, and is not offered'),
  insufficient: both('不能替代', 'would not do'),
  offered_as_choice: both('提供，供选择', 'offered as a choice'),
} as const;

function wayRows({ necessity }: PurposeContent): readonly Facts[] {
  return (necessity?.ways ?? []).map(({ way, outcome, reason }) => ({
    way: [WAY[way]],
    outcome: [OUTCOME[outcome]],
    reason: [reason ?? NONE],
  }));
}

function keptRows({ content, kept }: Scenario): readonly Facts[] {
  const all = kept.length > 0 ? kept : content.schedule;
  return all.map(({ keeps, limit, ends_on }) => ({
    keeps: [KEEPS[keeps]],
    limit: [
      limit.unit === 'days'
        ? daysWords(limit.amount)
        : both(`得出结果后 ${limit.amount} 秒`, `${limit.amount} seconds after the result`),
    ],
    ends_on: ends_on.length === 0 ? [NONE] : joined(ends_on.map((end) => ENDS_ON[end])),
  }));
}

function deviceRows(live: LiveFacts, purpose: string): readonly Facts[] {
  return live.devices
    .filter(({ purpose_ids, state }) => purpose_ids.includes(purpose) && state !== 'retired')
    .map((device) => {
      const site = live.sites.find(({ site_id }) => site_id === device.site_id);
      return {
        device: [device.device_id],
        site: maybe(site?.name),
        space: maybe(device.spot === null ? null : worded(SPACE, device.spot.space)),
        public_place: site === undefined ? [] : [site.place === 'public' ? YES : NO],
        area: areaWords(device),
        sign: maybe(device.spot?.sign_photo_on),
        state: [DEVICE_STATE[device.state]],
      };
    });
}

function areaWords({ spot }: LiveFacts['devices'][number]): readonly Words[] {
  const range = spot?.survey?.capture_range ?? null;
  return range === null
    ? []
    : [both(`${range.greatest_distance_cm} 厘米以内`, `within ${range.greatest_distance_cm} cm`)];
}

function alternativeWords({ checkpoints }: Scenario): readonly Words[] {
  const ways = [...new Set(checkpoints.flatMap((one) => one.ways.map(({ kind }) => kind)))];
  if (ways.length === 0) return [];
  const [words] = joined(ways.map((way) => WAY[way]));
  return words === undefined
    ? []
    : [
        both(
          `${words['zh-CN']}；任选其一即可，不影响使用，不收费用`,
          `${words.en}; any one will do, with the same service and no fee`,
        ),
      ];
}
