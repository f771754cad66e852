import type { GateFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { type Moment, findingsOf } from '../rule.ts';
import type { BiText } from '../text.ts';
import type { PurposeFacts } from './purpose-facts.ts';
import { purposeFindings } from './purpose-findings.ts';

const broken = findingsOf(purposeFindings);

/**
 * Statements that name no purpose, letters and digits only, lower case. § 第十二条 calls the first
 * two pretexts. A short list, not a judge: whether any other statement is specific is for a human.
 */
const NOT_A_PURPOSE: ReadonlySet<string> = new Set([
  '',
  '办理业务',
  '提升服务质量',
  '提高服务质量',
  '提升服务',
  '安全管理',
  '业务需要',
  '人脸识别',
  '其他',
  '待定',
  '测试',
  'handlebusiness',
  'handlingbusiness',
  'improveservicequality',
  'improvingservicequality',
  'improveservice',
  'securitymanagement',
  'businessneeds',
  'facerecognition',
  'facialrecognition',
  'other',
  'tbd',
  'test',
]);

/** § 第四条 “特定的目的”: finds a purpose that is not in force (R04.1). */
export function purposeIsActive({ purpose }: Pick<GateFacts, 'purpose'>): Finding | null {
  return purpose.state === 'active' ? null : broken('purpose_not_active');
}

/** What joins pretexts, leads up to them or follows them, and says nothing by itself. */
const JOINS = /[、，,；;。.]|以及|[和与及]|\band\b/u;
const LEADS_UP = /^(?:为了|为|用于|以便|加强|for|to|strengthen(?:ing)?)/u;
const FOLLOWS = /(?:需要|目的|用途|purposes?)$/u;

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function saysNothing(text: string): boolean {
  const letters = lettersOf(text);
  if (NOT_A_PURPOSE.has(letters)) return true;
  const led = letters.replace(LEADS_UP, '').replace(LEADS_UP, '');
  return NOT_A_PURPOSE.has(led) || NOT_A_PURPOSE.has(led.replace(FOLLOWS, ''));
}

/** Tells whether a statement, in either language, says nothing specific: alone, or one pretext after another. */
export function isVague(statement: BiText): boolean {
  return [statement['zh-CN'], statement.en].some((text) => {
    const lower = text.toLowerCase();
    return saysNothing(lower) || lower.split(JOINS).every(saysNothing);
  });
}

/** § 第四条 “特定的目的”: finds a statement that says nothing specific (R04.1). */
export function purposeIsSpecific({ purpose }: Pick<GateFacts, 'purpose'>): Finding | null {
  return isVague(purpose.statement) ? broken('purpose_not_specific') : null;
}

/** Tells whether a reason is on record. */
export function hasReason(reason: string | null): boolean {
  return reason !== null && reason.trim() !== '';
}

/** Tells whether a purpose compares one-to-many without a recorded reason. */
export function lacksReasonForMany({
  mode,
  mode_justification,
}: Pick<PurposeFacts, 'mode' | 'mode_justification'>): boolean {
  return mode === 'identify' && !hasReason(mode_justification);
}

/** § 第四条 “对个人权益影响最小的方式”: finds one-to-many without a recorded reason (R04.3). */
export function identifyIsJustified({ purpose }: Pick<GateFacts, 'purpose'>): Finding | null {
  return lacksReasonForMany(purpose) ? broken('identify_not_justified') : null;
}

/** § 第十九条第五、六项: finds a comparison in another mode than the purpose declares (R19.1). */
export function actIsOfDeclaredMode(
  { purpose }: Pick<GateFacts, 'purpose'>,
  { act }: Moment,
): Finding | null {
  if (act !== 'verify' && act !== 'identify') return null;
  return act === purpose.mode ? null : broken('act_not_of_mode', { declared: purpose.mode, asked: act });
}
