import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';
import { partyFindings } from './party-findings.ts';
import { traceFindings } from './trace-findings.ts';
import { transferFindings } from './transfer-findings.ts';

/** What the rules of § 第八条第一款 and of entrusting, providing, publishing and going abroad say. */
export const storageFindings = {
  template_export: {
    requirement: 'R08.1',
    why: both(
      '要求导出人脸模板。除法律、行政法规另有规定或者取得个人单独同意外，人脸信息应当存储于人脸识别设备内。本软件没有导出模板的途径，同意也不能开启；把模板称为匿名数据不改变其性质。',
      'A face template is to be exported. Face information shall be stored inside the recognition device unless a law or administrative regulation provides otherwise or the person separately consents. This software has no way out for templates and no consent opens one; calling a template anonymised changes nothing.',
    ),
    remedy: both(
      '请改为在新的地方重新采集并取得同意；向本人提供的副本不含模板。',
      'Enrol anew where it is needed, with consent; the copy given to a person holds no template.',
    ),
  },
  ...transferFindings,
  ...partyFindings,
  ...traceFindings,
} as const satisfies Record<string, FindingText>;
