import type { BiText } from '@consentry/law';
import type { NoticeDraft, PurposeContent, RunningConfiguration } from '@consentry/contract';

/** What the wizard asks of a first purpose. All else is the way of least impact (§ 第四条, R04.3). */
export interface PurposeForm {
  readonly statement: BiText;
  readonly mode: 'verify' | 'identify';
  /** Why many are compared, where they are. */
  readonly justification: string;
  readonly days: number;
  readonly necessity: string;
  readonly pinReason: string;
  readonly cardReason: string;
  readonly retentionReason: string;
  readonly ethics: { readonly document: string; readonly by: string; readonly on: string };
  readonly use: PurposeContent['use'];
}

/** Writes the content of a first purpose: compared in the device, kept as a template, started by the person. */
export function purposeContentOf(form: PurposeForm): PurposeContent {
  const soon = {
    reason: form.retentionReason,
    ends_on: [],
    limit: { unit: 'seconds_after_result', amount: 0 },
  } as const;
  return {
    statement: form.statement,
    mode: form.mode,
    mode_justification: form.mode === 'identify' ? form.justification : null,
    retention_days: form.days,
    use: form.use,
    territory: 'mainland',
    manner: {
      compares_in: 'device',
      kept_as: 'template',
      capture: 'cooperative',
      reasons: { compares_in: null, kept_as: null, capture: null },
    },
    necessity: {
      document: form.necessity,
      ways: [
        { way: 'pin', outcome: 'offered_as_choice', reason: form.pinReason },
        { way: 'card', outcome: 'offered_as_choice', reason: form.cardReason },
      ],
    },
    ethics: {
      document: form.ethics.document,
      approved_by: form.ethics.by,
      approved_on: form.ethics.on,
    },
    gallery: null,
    schedule: [
      { ...soon, ends_on: [], keeps: 'probe_image' },
      { ...soon, ends_on: [], keeps: 'probe_template' },
      {
        keeps: 'template',
        reason: form.retentionReason,
        limit: { unit: 'days', amount: form.days },
        ends_on: ['withdrawn', 'purpose_ended'],
      },
    ],
  };
}

export type NoticeTexts = NoticeDraft['document']['texts'];
export const NOTICE_TEXTS = [
  'purpose',
  'method',
  'kinds',
  'necessity',
  'impact',
  'rights_ways',
  'rights_procedure',
  'after_expiry',
] as const satisfies readonly (keyof NoticeTexts)[];

/** Suggests the words of a first notice: true of a first purpose of the wizard, to be read and changed. */
export function noticeTextsOf(
  statement: BiText,
  mode: 'verify' | 'identify',
  days: number,
): Record<(typeof NOTICE_TEXTS)[number], BiText> {
  const text = (zh: string, en: string): BiText => ({ 'zh-CN': zh, en });
  const compared =
    mode === 'verify'
      ? text(
          '在门口的设备里，把您现场的脸与您自己登记的模板比对。',
          'In the device at the door, your face is compared with the template that you registered yourself.',
        )
      : text(
          '在门口的设备里，把您现场的脸与所有登记者的模板比对。',
          'In the device at the door, your face is compared with the templates of all who registered.',
        );
  return {
    purpose: statement,
    method: compared,
    kinds: text(
      '人脸图像（比对完立即删除）和由它生成的人脸模板。',
      'An image of your face, erased right after comparing, and the template made from it.',
    ),
    necessity: text(
      '您可以不用手拿卡、不用输号码。不用人脸也一样能进。',
      'You need neither a card nor a number. You get in just as well without your face.',
    ),
    impact: text(
      '人脸无法更换。模板一旦泄露，可能被用来冒充您；因此它只存在设备里，并且加密。',
      'A face cannot be changed. A leaked template could be used to pass for you; so it stays in the device, encrypted.',
    ),
    rights_ways: text(
      '在门口的终端、网页“我的人脸”或者前台。',
      'At the terminal at the door, on the page “My face”, or at the desk.',
    ),
    rights_procedure: text(
      '按“撤回”或者说一声，立即停用并删除；查阅、复制、更正等请求在十五个工作日内答复。',
      'Press “withdraw” or say so: use stops at once and it is erased. Access, copies and corrections are answered within fifteen working days.',
    ),
    after_expiry: text(`保存期限 ${days} 天，到期即删除。`, `Kept for ${days} days, then erased.`),
  };
}

/** Writes a first notice of a purpose. */
export function noticeDraftOf(
  purpose: string,
  version: number,
  {
    processor,
    texts,
    mode,
    days,
    legibility,
  }: {
    readonly processor: { readonly name: BiText; readonly contact: string };
    readonly texts: NoticeTexts;
    readonly mode: 'verify' | 'identify';
    readonly days: number;
    readonly legibility: NonNullable<NoticeDraft['legibility']>;
  },
): NoticeDraft {
  return {
    document: {
      purpose,
      purpose_version: version,
      processor,
      texts,
      told: { retention_days: days, mode, storage_place: 'in_device', recipient_organisation_ids: [] },
      more: [],
    },
    legibility,
    changed_part: null,
  };
}

/** Writes how a first door runs. */
export function configurationOf(
  algorithm: string,
  supplier: string,
  threshold: number,
  areasDigest: string,
  audience: RunningConfiguration['audience'],
): RunningConfiguration {
  return {
    algorithm,
    algorithm_supplier: supplier,
    threshold,
    storage_place: 'in_device',
    capture_areas_digest: areasDigest,
    audience,
  };
}
