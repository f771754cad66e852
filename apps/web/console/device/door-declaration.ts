import type {
  AssessmentView,
  CheckpointView,
  DeviceView,
  NoticeEntry,
  PurposeView,
  SiteView,
} from '@consentry/contract';
import type { BiText } from '@consentry/law';

/** What a declaration is made of: what the platform holds of one device and one purpose that it serves. */
export interface DoorParts {
  readonly device: DeviceView;
  readonly site: SiteView;
  readonly purpose: PurposeView;
  /** In force. */
  readonly notice: NoticeEntry;
  /** Approved, of the version in force. */
  readonly assessment: AssessmentView;
  /** Of the purpose, at the site of the device; `null` where there is none. */
  readonly checkpoint: CheckpointView | null;
}

/** Ways that a door of this product has itself; the code on a phone is there with the platform. */
const OWN_WAYS = ['pin', 'card', 'staff'] as const;

/**
 * Writes the declaration of a door (`DoorConfig` of the device) in the words of the notice that is published, so
 * that a consent given at the door is one to that notice. `null` where something of it is missing.
 */
export function doorDeclaration({ device, site, purpose, notice, assessment, checkpoint }: DoorParts) {
  const content = purpose.versions.find(({ version }) => version === purpose.version)?.content;
  const { texts, processor, told, purpose_version, more } = notice.document;
  const { approved_at } = assessment;
  if (content === undefined || processor === null || device.spot === null || approved_at === null)
    return null;
  const points = [
    ['第五条第一款第一项', WHO, joined([processor.name, same(processor.contact)])],
    ['第五条第一款第二项', WHAT, joined([texts.purpose, texts.method, texts.kinds, texts.after_expiry])],
    ['第五条第一款第三项', WHY, joined([texts.necessity, texts.impact])],
    ['第五条第一款第四项', RIGHTS, joined([texts.rights_ways, texts.rights_procedure])],
  ] as const;
  const { space, capture_area } = device.spot;
  return {
    example: false,
    organisation: processor,
    door: { id: device.device_id, name: site.name },
    purpose: {
      id: purpose.purpose,
      state: 'active',
      statement: content.statement,
      mode: content.mode,
      mode_justification: content.mode_justification,
      basis: 'consent',
      retention_days: content.retention_days,
      assessment: {
        id: assessment.assessment,
        approved_at,
        purpose_version: assessment.purpose_version,
        remaining_risks: assessment.content.remaining_risks,
      },
    },
    notice: {
      retention_days: told.retention_days ?? content.retention_days,
      points: points.map(([item, title, text]) => ({ item, title, text })),
      full: [...points.map(([, , text]) => text), ...more],
    },
    alternatives: OWN_WAYS.flatMap((kind) => {
      const way = checkpoint?.ways.find((one) => one.kind === kind);
      return way === undefined ? [] : [{ kind, live: way.live }];
    }),
    device: {
      id: device.device_id,
      state: device.state,
      place: site.place,
      space,
      public_security_basis: site.public_security_basis,
      user_initiated_memo: site.user_initiated_memo,
      capture_area,
      sign_approved_at: device.sign_approved_at,
    },
    published: { purpose_id: purpose.purpose, purpose_version, notice_digest: notice.digest },
  };
}

const WHO: BiText = { 'zh-CN': '谁在处理，怎么联系', en: 'Who it is, and how to reach them' };
const WHAT: BiText = { 'zh-CN': '目的、方式和保存期限', en: 'Purpose, method and retention' };
const WHY: BiText = { 'zh-CN': '必要性和对您的影响', en: 'Necessity, and what it means for you' };
const RIGHTS: BiText = { 'zh-CN': '您的权利，怎样行使', en: 'Your rights, and how to use them' };

const same = (text: string): BiText => ({ 'zh-CN': text, en: text });

function joined(texts: readonly (BiText | null)[]): BiText {
  const there = texts.filter((text) => text !== null);
  return {
    'zh-CN': there.map((text) => text['zh-CN']).join(' '),
    en: there.map(({ en }) => en).join(' '),
  };
}
