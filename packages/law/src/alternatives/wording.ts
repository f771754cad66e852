import type { BiText } from '../text.ts';

/** Our list (R12.1): phrases that leave no choice. A denial before them (“不是必须”, “do not have to”) is none. */
const PRESSURE: readonly RegExp[] = [
  /(?<![不非])(?<!不是)(?<!无需)必须[^，。；！？]{0,8}(?:刷脸|人脸)/u,
  /(?:仅|只)(?:支持|能|可|限|接受)[^，。；！？]{0,8}(?:刷脸|人脸)/u,
  /不(?:刷脸|用人脸|使用人脸|录入人脸)[^，。；！？]{0,8}(?:无法|不能|不予|不得|不给)/u,
  /(?<!\bnot )(?<!\bnever )\b(?:must|have to|are required to)\b[^.;!?]{0,16}\bface\b/iu,
  /\bface only\b/iu,
  /\bonly (?:by|with|through) (?:your |the |a )?face\b/iu,
  /\b(?:not possible|impossible|no entry|no service) without (?:your |the |a )?face\b/iu,
];

/** The grounds that § 第十二条 names, and nothing else, once what only leads up to them is gone. */
const PRETEXTS: ReadonlySet<string> = new Set([
  '办理业务',
  '提升服务质量',
  '提高服务质量',
  'handlebusiness',
  'handlingbusiness',
  'improveservicequality',
  'improvingservicequality',
]);

/** The same grounds given for a face: “为提升服务质量，请刷脸”. */
const GROUND: readonly RegExp[] = [
  /(?:为了?|因|便于|用于)[^，。；！？]{0,6}(?:办理业务|提[升高]服务质量)/u,
  /\b(?:to|for) (?:improv(?:e|ing)|handl(?:e|ing)) (?:the |our |your )?(?:service quality|quality of service|business)\b/iu,
];

function finds(patterns: readonly RegExp[], { 'zh-CN': zh, en }: BiText): boolean {
  return patterns.some((pattern) => pattern.test(zh) || pattern.test(en));
}

/** § 第十二条: tells whether a text leaves no choice but the face. A list of ours; people judge the rest. */
export function pressesForFace(text: BiText): boolean {
  return finds(PRESSURE, text);
}

/** § 第十二条: tells whether a text gives one of the named grounds for asking for the face. */
export function givesPretext(text: BiText): boolean {
  return finds(GROUND, text);
}

/** § 第十二条: tells whether a statement, in either language, is nothing but one of the named grounds. */
export function isPretext({ 'zh-CN': zh, en }: BiText): boolean {
  return [zh, en].some((text) => {
    const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    return PRETEXTS.has(letters.replace(/^(?:为了|为|用于|to|for)/u, ''));
  });
}
