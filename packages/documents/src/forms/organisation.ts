import { type BiText, both } from '@consentry/law';
import type { LiveFacts } from '../facts/live-facts.ts';
import type { Facts, Filling } from '../layout/fill.ts';
import type { Source, Words } from '../paper/paper.ts';
import { dayWords, timeWords } from '../render/time-words.ts';
import { CHANNEL, CIPHER, CONTROL, CUSTODY, HOLDS, NO, NONE, ROLE, YES, joined, worded } from './words.ts';

/** How the organisation is named: by what it supplied, else by itself in its facts, else by its notices. */
export function organisationOf({ supplied, posture, scenarios }: LiveFacts): Words | null {
  const { organisations, own_organisation_id: own } = posture.scope;
  return (
    supplied['name'] ??
    organisations.find(({ id }) => id === own)?.name ??
    scenarios.find(({ notice }) => notice !== null)?.notice?.document.processor.name ??
    null
  );
}

/** Whence the facts of the organisation are. */
export function sourcesOf(live: LiveFacts): readonly Source[] {
  return [
    { name: both('平台运行记录', 'records of the platform'), as_of: live.as_of },
    ...(live.handed_in_at === null
      ? []
      : [
          { name: both('负责人提交的事实材料', 'facts that an officer handed in'), as_of: live.handed_in_at },
        ]),
    ...(live.supplied_at === null
      ? []
      : [{ name: both('单位登记信息', 'particulars of the organisation'), as_of: live.supplied_at }]),
  ];
}

/** What every paper of an organisation is filled with. */
export function fillingOf(live: LiveFacts, facts: Facts): Filling {
  return {
    facts: { ...organisationFacts(live), ...facts },
    sources: sourcesOf(live),
    organisation: organisationOf(live),
    made_at: live.as_of,
  };
}

/** A text where it is there; a gap where it is not. */
export function maybe(words: Words | null | undefined): readonly Words[] {
  return words === null || words === undefined ? [] : [words];
}

/** Writes a value where there is one; a gap where there is none. */
export function written<T>(value: T | null | undefined, write: (value: T) => Words): readonly Words[] {
  return value === null || value === undefined ? [] : [write(value)];
}

/** Facts about the organisation as a whole. */
export function organisationFacts(live: LiveFacts): Facts {
  const { posture, supplied, guide } = live;
  const organisation = organisationOf(live);
  const processor = live.scenarios.find(({ notice }) => notice !== null)?.notice?.document.processor;
  const { filing, security, audit } = posture;
  const own = Object.fromEntries(Object.entries(supplied).map(([key, words]) => [key, [words]]));
  return {
    organisation: maybe(organisation),
    name: maybe(organisation),
    contact: maybe(processor?.contact),
    pi_total: audit.persons === null ? [] : [personsWords(audit.persons)],
    mlps: systemWords(security),
    is_ciio: security.critical_infrastructure?.part === 'operator' ? [YES] : [NO],
    province_cac: [
      both(
        `行政区划代码 ${filing.location.registered} 的省级网信部门`,
        `the cyberspace authority of the province with code ${filing.location.registered}`,
      ),
    ],
    ...stockFacts(live),
    security: security.controls.length === 0 ? [] : controlWords(live),
    stores: { rows: storeRows(live) },
    roles: { rows: partyRowsOf(live, null) },
    group_filing: [
      filing.reached.group === null
        ? both('否：只为本单位备案', 'no, for this organisation alone')
        : both('是：集团合计计数，成员见下表', 'yes: counted for the group, whose members are below'),
    ],
    complaint_own: [
      ...(guide?.own ?? []).map(({ kind, address }) =>
        both(`${CHANNEL[kind]['zh-CN']}：${address}`, `${CHANNEL[kind].en}: ${address}`),
      ),
      both(`网页：${live.origin}（无需登录）`, `web: ${live.origin}, no login needed`),
    ],
    complaint_authorities: (guide?.authorities ?? []).map(({ name, address }) =>
      both(`${name['zh-CN']}：${address}`, `${name.en}: ${address}`),
    ),
    crossborder: posture.storage.transfers.some(({ abroad }) => abroad !== null) ? [YES] : [NO],
    incidents:
      posture.incident.incidents.length === 0
        ? [NONE]
        : [
            both(
              `登记 ${posture.incident.incidents.length} 起，涉及人脸信息 ${posture.incident.incidents.filter(({ faces }) => faces === true).length} 起`,
              `${posture.incident.incidents.length} on record`,
            ),
          ],
    national_channel: nationalWords(live),
    rules_doc: [
      both(
        `处理规则，公开于 ${live.origin}/v1/rules；随附《人脸信息处理规则》`,
        `rules of processing, public at ${live.origin}/v1/rules; attached`,
      ),
    ],
    sop_doc: [both('随附《人脸识别操作规程》', 'operating procedures, attached')],
    legal_rep_identity: [NOT_KEPT],
    agent_identity: [NOT_KEPT],
    ...own,
  };
}

const NOT_KEPT = both(
  '由本人在原件上填写；系统不保存证件号码',
  'written by hand on the original: the system keeps no number of an identity document',
);

export function personsWords(persons: number): BiText {
  return both(`${persons} 人`, `${persons} persons`);
}

function boundsWords({ lower, upper }: { readonly lower: number; readonly upper: number }): BiText {
  if (lower === upper) return personsWords(lower);
  return both(`${lower} 至 ${upper} 人（按上限判断）`, `${lower} to ${upper} persons (judged by the higher)`);
}

function stockFacts({ posture: { filing } }: LiveFacts): Facts {
  const { stock, reached } = filing;
  if (stock === null) return {};
  return {
    persons_stored: [
      boundsWords(stock.processor),
      ...(stock.group === null
        ? []
        : [both(`集团合计 ${boundsWords(stock.group)['zh-CN']}`, `group: ${boundsWords(stock.group).en}`)]),
    ],
    records_stored: [both(`${stock.records} 条`, `${stock.records} records`)],
    snapshot_at: [timeWords(stock.counted_at)],
    count_method: [
      both(
        '按“存储人脸信息的自然人”去重计数：同类身份标识的加盐散列相同即为一人，不以人脸比对去重；没有该类标识的人，上限各计一人。',
        'Persons of whom face information is stored, counted once by a keyed hash of one kind of identifier, never by comparing faces; without one, each counts in the upper bound.',
      ),
      both(
        `已盘点 ${stock.places.counted}/${stock.places.known} 处存储位置`,
        `${stock.places.counted} of ${stock.places.known} places counted`,
      ),
    ],
    first_reached_at: [
      reached.processor.possible_on === null ? both('未达到', 'not reached') : reached.processor.possible_on,
    ],
  };
}

function systemWords({ systems }: LiveFacts['posture']['security']): readonly Words[] {
  return systems.map(({ id, grade, filed_on, assessed_on }) =>
    both(
      `${id}：${grade === null ? '未定级' : `第${grade}级`}，${filed_on === null ? '未备案' : `${filed_on} 备案`}，${assessed_on === null ? '未测评' : `${assessed_on} 测评`}`,
      `${id}: ${grade === null ? 'not graded' : `grade ${grade}`}, filed ${filed_on ?? 'never'}, assessed ${assessed_on ?? 'never'}`,
    ),
  );
}

/** What protects it, as it runs and was checked last (§ 第十四条). */
export function controlWords({ posture: { security } }: LiveFacts): readonly Words[] {
  return security.controls.map(({ kind, state, checked_at }) => {
    const at =
      checked_at === null ? both('未检查', 'never checked') : both(timeWords(checked_at), checked_at);
    const healthy = state === 'healthy' ? both('正常', 'healthy') : both('失效', 'failed');
    return both(
      `${CONTROL[kind]['zh-CN']}：${healthy['zh-CN']}（${at['zh-CN']} 检查）`,
      `${CONTROL[kind].en}: ${healthy.en}, checked ${at.en}`,
    );
  });
}

function storeRows({ posture: { security } }: LiveFacts): readonly Facts[] {
  return security.stores.map(({ id, holds, cipher, custody }) => ({
    store: [id],
    holds: joined(holds.map((one) => HOLDS[one])),
    cipher: maybe(cipher === null ? null : (CIPHER[cipher] ?? cipher)),
    custody: written(custody, (one) => CUSTODY[one]),
  }));
}

/** Other parties and their part in it. @param purpose `null` for all */
export function partyRowsOf({ posture: { scope } }: LiveFacts, purpose: string | null): readonly Facts[] {
  return scope.organisations
    .filter(({ id }) => id !== scope.own_organisation_id)
    .flatMap(({ name, parts }) =>
      parts
        .filter(({ purpose_ids }) => purpose === null || purpose_ids.includes(purpose))
        .map(({ role, agreement, begun_on, ended_on }) => ({
          party: [name],
          role: [worded(ROLE, role)],
          agreement: [agreement === null ? NONE : `${agreement.document}（${agreement.agreed_on}）`],
          since: [begun_on === null ? both('尚未开始', 'not begun') : spanOf(begun_on, ended_on)],
        })),
    );
}

/** From a day to another, or on. */
export function spanOf(from: string, until: string | null): BiText {
  return both(`${from} 至 ${until ?? '今'}`, `${from} to ${until ?? 'now'}`);
}

function nationalWords({ posture: { alternatives } }: LiveFacts): readonly Words[] {
  const { connected_on, reason_document } = alternatives.national_channels;
  if (connected_on !== null) return [both(`已接入（${connected_on}）`, `connected on ${connected_on}`)];
  return reason_document === null
    ? []
    : [both(`未接入，理由见文件 ${reason_document}`, `not connected; reasons in ${reason_document}`)];
}

/** A day on a paper, from an instant; nothing from nothing. */
export function dayOf(instant: string | null): readonly Words[] {
  return instant === null ? [] : [dayWords(instant)];
}
