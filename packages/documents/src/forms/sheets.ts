import { type BiText, both } from '@consentry/law';
import type { LiveFacts, Scenario } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import { dayWords, timeWords } from '../render/time-words.ts';
import { partyRowsOf } from './organisation.ts';
import { CIPHER } from './words.ts';

/** Facts of the sheets that are signed apart from the consent to recognition, and of the record of an activity. */
export function sheetFacts(live: LiveFacts, one: Scenario): Facts {
  const { purpose, transfers } = one;
  const provided = transfers.filter(
    ({ recipient }) => !isInstructed(live, purpose, recipient.organisation_id),
  );
  return {
    transfers: { rows: transfers.map((transfer) => transferRow(one, transfer)) },
    provisions: { rows: provided.map((transfer) => transferRow(one, transfer)) },
    ...publicPlaceFacts(live, one),
    source_of_faces: [
      one.content.manner.capture === 'cooperative'
        ? both('由本人在设备前提供', 'from the person, at the device')
        : both('由设备对经过者采集', 'taken by devices of whoever passes'),
    ],
    ended: [
      one.state === 'ended' ? both('已终止', 'ended') : both('进行中，尚未结束', 'under way, not ended'),
    ],
    parties: { rows: partyRowsOf(live, purpose) },
    history: { rows: historyRows(live, one) },
  };
}

/** Whether it only processes by instruction: not another processor to whom something is provided (PIPL 21, 23). */
function isInstructed({ posture: { scope } }: LiveFacts, purpose: string, organisation: string): boolean {
  if (organisation === scope.own_organisation_id) return true;
  const parts = scope.organisations.find(({ id }) => id === organisation)?.parts ?? [];
  const here = parts.filter(({ purpose_ids }) => purpose_ids.includes(purpose));
  return here.length > 0 && here.every(({ role }) => role === 'entrusted_party');
}

function transferRow(one: Scenario, { processor, recipient, texts }: Scenario['transfers'][number]): Facts {
  return {
    processor: [processor.name],
    contact: [processor.contact],
    recipient: [recipient.name],
    recipient_contact: [recipient.contact],
    transfer_purpose: [texts.purpose],
    transfer_method: [texts.method],
    transfer_kinds: [texts.kinds],
    transfer_place: [texts.place],
    of_purpose: [one.notice?.document.texts.purpose ?? one.content.statement],
    withdrawal: [TRANSFER_WITHDRAWAL],
  };
}

const TRANSFER_WITHDRAWAL = both(
  '在终端、个人页面、服务台随时撤回，不问理由，不用刷脸；撤回本项不影响人脸识别本身',
  'at any time at the terminal, on one’s own page or at the counter; no reason, no face. Recognition itself goes on',
);

function publicPlaceFacts({ posture, sites, devices }: LiveFacts, { purpose }: Scenario): Facts {
  const at = new Set(
    devices.filter(({ purpose_ids }) => purpose_ids.includes(purpose)).map(({ site_id }) => site_id),
  );
  const places = sites.filter(({ site_id, place }) => place === 'public' && at.has(site_id));
  const use = posture.siting.public_place_uses.find(({ purpose_id }) => purpose_id === purpose);
  const document = use?.public_security_document ?? null;
  const words: BiText =
    document === null
      ? both('否：用于维护公共安全以外的目的，须有本同意', 'no: another use, which needs this consent')
      : both(`是：依据 ${document}，不需要本同意`, `yes, by ${document}: this consent is not needed`);
  return {
    public_places:
      places.length === 0
        ? [both('没有在公共场所采集', 'nothing is collected in public places')]
        : places.map(({ name }) => name),
    public_use: [words],
  };
}

function historyRows({ posture }: LiveFacts, one: Scenario): readonly Facts[] {
  const known = posture.purpose.purposes.find(({ id }) => id === one.purpose)?.versions ?? [];
  const inForce = known.filter(({ in_force_at }) => in_force_at !== null);
  if (inForce.length === 0)
    return one.in_force_at === null
      ? []
      : [historyRow(one.version, one.in_force_at, null, one.content.statement)];
  return inForce.map(({ version, in_force_at }, at) =>
    historyRow(
      version,
      in_force_at ?? '',
      inForce[at + 1]?.in_force_at ?? null,
      version === one.version
        ? one.content.statement
        : both('内容见该版本的告知书', 'as in the notice of that version'),
    ),
  );
}

function historyRow(version: number, from: string, until: string | null, statement: BiText): Facts {
  return {
    history_version: [`${version}`],
    history_from: [timeWords(from)],
    history_until: [until === null ? both('有效', 'in force') : dayWords(until)],
    history_statement: [statement],
  };
}

/** What a notice says beside the texts that were written for it (§ 第五条第一款第五项). */
export function furtherNoticeFacts(live: LiveFacts, one: Scenario): Facts {
  const { rights, minors } = live.posture;
  const decisions = rights.automated.filter(({ purpose_id }) => purpose_id === one.purpose);
  const children = minors.purposes.find(({ purpose_id }) => purpose_id === one.purpose);
  const rules = minors.rules.some(({ purpose_ids }) => purpose_ids.includes(one.purpose));
  const places = live.sites.filter(({ site_id }) => one.checkpoints.some(({ site }) => site === site_id));
  return {
    automated: decisions.map(({ effect, refusal_route }) =>
      both(
        `${effect === 'major' ? '对个人权益有重大影响' : effect === 'minor' ? '对个人权益没有重大影响' : '影响尚未评定'}；可以要求说明或者拒绝仅由机器决定${refusal_route === null ? '' : `：${refusal_route}`}`,
        `${effect ?? 'unjudged'} effect; you may ask why, or refuse a decision made by a machine alone${refusal_route === null ? '' : `: ${refusal_route}`}`,
      ),
    ),
    children_told: [
      children?.may_meet_under_14 === false || (children === undefined && !rules)
        ? both(
            '本目的不面向不满十四周岁的人；误采集的立即删除',
            'not meant for children under fourteen; what is taken by mistake is erased at once',
          )
        : both(
            '由父母或者其他监护人决定，适用《不满十四周岁未成年人人脸信息专门处理规则》；年满十四周岁后由本人重新决定',
            'a parent or other guardian decides, under rules of their own; at fourteen the person decides anew',
          ),
    ],
    alternative_places: places.map(({ name }) => name),
    refusal_effect: [
      both(
        '改用其他方式：不影响使用同样的服务，不收费用，不受差别对待',
        'another way is used, with the same service, no fee and no disadvantage',
      ),
    ],
    rules_address: [`${live.origin}/v1/rules`],
    minors_rights: [
      both('收到请求之日起15个工作日内答复，不收费', 'answered within 15 working days of the request, free'),
    ],
    refuse: [
      both(
        `向工作人员说“不用人脸”即可；撤回：扫码、${live.origin} 或者拨打联系电话`,
        `Tell staff “no face”; withdraw by the code, at ${live.origin} or by telephone`,
      ),
    ],
  };
}

/** How faces are compared, as it is set. */
export function comparedWords({ content: { manner } }: Scenario): BiText {
  return manner.compares_in === 'device'
    ? both('只在设备内比对，不返回相似度', 'in the device alone; no score is given out')
    : both('在服务器比对', 'on a server');
}

/** Encryption of the stores that hold templates. */
export function storesWords({ posture: { security } }: LiveFacts): readonly string[] {
  return security.stores
    .filter(
      ({ holds, cipher }) =>
        cipher !== null && holds.some((one) => one === 'templates' || one === 'face_images'),
    )
    .map(({ id, cipher }) => `${id}：${CIPHER[cipher ?? ''] ?? cipher ?? ''}`);
}
