import type { FilingSlot, PaperForm, PortalDocument } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';

/** One place in the order of the portal (个人信息保护业务系统). */
export interface PortalPlace {
  /** Number in the list of the provincial notices; what comes after it is ours. */
  readonly number: number;
  readonly slot: FilingSlot;
  readonly title: BiText;
  /** Folder of its files in a package. */
  readonly folder: string;
  /** Papers that are generated for it, in their order; empty where there is none. */
  readonly forms: readonly PaperForm[];
  /**
   * `generated`: electronic. `stamped`: generated, printed, stamped and scanned. `scan`: a scan of what the
   * organisation has. `by_hand`: a scan of an identity document, which may be left to the portal.
   */
  readonly by: 'generated' | 'stamped' | 'scan' | 'by_hand';
}

function place(
  number: number,
  slot: FilingSlot,
  title: BiText,
  by: PortalPlace['by'],
  ...forms: readonly PaperForm[]
): PortalPlace {
  return { number, slot, title, folder: folderOf(number, title), forms, by };
}

/** Folder of a place. */
function folderOf(number: number, title: BiText): string {
  return `${String(number).padStart(2, '0')}-${title['zh-CN'].replaceAll(/[^\p{Script=Han}]/gu, '')}`;
}

/**
 * Places 1 to 9 are those of 《人脸识别技术应用备案系统填报说明（第一版）》 as two provinces quote them; a change and
 * an end come first in theirs, and evidence is ours and comes last. A province with another order has it by `portalOrder`.
 */
export const PORTAL_ORDER: readonly PortalPlace[] = [
  place(
    1,
    'processor_form',
    both('个人信息处理者基本情况表', 'Form on the processor'),
    'generated',
    'filing_organisation',
  ),
  place(
    2,
    'application_form',
    both('人脸识别技术应用情况备案表', 'Form on the use'),
    'generated',
    'filing_scenarios',
  ),
  place(
    3,
    'assessment_report',
    both('个人信息保护影响评估报告', 'Impact assessment'),
    'generated',
    'impact_assessment',
  ),
  place(4, 'credit_code_licence', both('统一社会信用代码证件', 'Licence with the credit code'), 'scan'),
  place(
    5,
    'representative_identity',
    both('法定代表人或负责人身份证件', 'Identity of the representative'),
    'by_hand',
  ),
  place(6, 'agent_identity', both('经办人身份证件', 'Identity of the agent'), 'by_hand'),
  place(
    7,
    'power_of_attorney',
    both('经办人授权委托书', 'Power of attorney'),
    'stamped',
    'filing_authorisation',
  ),
  place(8, 'commitment', both('承诺书', 'Letter of commitment'), 'stamped', 'filing_commitment'),
  place(
    9,
    'other',
    both('其他相关材料', 'Other materials'),
    'generated',
    'processing_rules',
    'operating_procedures',
  ),
  place(10, 'change_form', both('备案变更表', 'Form on the change'), 'generated', 'filing_change'),
  place(
    11,
    'deregistration_form',
    both('注销备案表', 'Form on the end'),
    'generated',
    'filing_deregistration',
  ),
  place(12, 'evidence', both('证据', 'Evidence'), 'generated'),
];

/** The places in the order of a province, numbered by it; what comes after the nine documents stays. */
export function portalOrder(order: readonly PortalDocument[] | undefined): readonly PortalPlace[] {
  if (order === undefined) return PORTAL_ORDER;
  const rank = new Map<FilingSlot, number>(order.map((slot, at) => [slot, at + 1]));
  return PORTAL_ORDER.map((one) => {
    const number = rank.get(one.slot) ?? one.number;
    return { ...one, number, folder: folderOf(number, one.title) };
  }).toSorted((a, b) => a.number - b.number);
}
