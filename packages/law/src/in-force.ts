import type { Finding } from './finding.ts';
import { type FindingText, type Moment, findingsOf } from './rule.ts';

/** 2025-06-01 00:00 in Asia/Shanghai, milliseconds since the epoch (§ 第二十条). */
export const MEASURES_IN_FORCE_FROM = Date.UTC(2025, 4, 31, 16);

/** What the rule of § 第二十条 says. */
export const inForceFindings = {
  measures_not_in_force: {
    requirement: 'R20.1',
    why: {
      'zh-CN':
        '《人脸识别技术应用安全管理办法》自2025年6月1日起施行，此时尚未施行。本软件只有本办法的规则，此前的处理适用个人信息保护法等规定，软件不作判断，因此拒绝。',
      en: 'The Measures are in force from 1 June 2025 and are not yet in force at this time. This software holds only the rules of the Measures; earlier processing falls under the Personal Information Protection Law and others, which it does not judge. It therefore refuses.',
    },
    remedy: {
      'zh-CN': '请核对设备时间。时间正确的，请使用其他方式。',
      en: 'Check the clock of the device. If it is right, use another way.',
    },
  },
} as const satisfies Record<string, FindingText>;

const broken = findingsOf(inForceFindings);

/** § 第二十条: finds that the rules do not bind yet (R20.1). */
export function measuresAreInForce(_facts: unknown, { now }: Moment): Finding | null {
  return now < MEASURES_IN_FORCE_FROM ? broken('measures_not_in_force') : null;
}
